package io.gadfly.icalendar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What the first bytes of a file tell: how it is encoded, or why it cannot be a calendar.
sealed interface Decoding {
    /// The file as lines of ASCII's family: UTF-8, or Latin-1 where a line is no UTF-8.
    ///
    /// @param note on the encoding, if there is something to say
    record Text(InputStream bytes, Optional<String> note) implements Decoding {}

    /// @param reason one line for the user
    record NoText(String reason) implements Decoding {}

    int PROBE = 4096;

    static Decoding of(InputStream in) throws IOException {
        byte[] probe = in.readNBytes(PROBE);
        var foreign = foreignKind(probe);
        if (foreign.isPresent()) {
            return new NoText(Notes.say(foreign.get()));
        }
        if (startsWith(probe, 0xEF, 0xBB, 0xBF)) {
            return new Text(joined(probe, 3, in), Optional.empty());
        }
        var whole = joined(probe, 0, in);
        var utf16 = utf16(probe);
        if (utf16.isPresent()) {
            return recoded(whole, utf16.get(), "utf16");
        }
        if (isBinary(probe)) {
            return new NoText(Notes.say("file.binary"));
        }
        return hasOnlyCarriageReturns(probe)
                ? recoded(whole, StandardCharsets.UTF_8, "carriageReturns")
                : new Text(whole, Optional.empty());
    }

    private static InputStream joined(byte[] probe, int from, InputStream rest) {
        return new SequenceInputStream(new ByteArrayInputStream(probe, from, probe.length - from), rest);
    }

    private static Text recoded(InputStream bytes, Charset charset, String note) {
        return new Text(new Recoded(new InputStreamReader(bytes, charset)), Optional.of(Notes.say(note)));
    }

    /// The key of the words that say what the file is instead of a calendar.
    private static Optional<String> foreignKind(byte[] probe) {
        if (probe.length == 0) {
            return Optional.of("file.empty");
        }
        if (startsWith(probe, 0x1F, 0x8B)) {
            return Optional.of("file.gzip");
        }
        if (startsWith(probe, 'P', 'K', 3, 4)) {
            return Optional.of("file.zip");
        }
        if (startsWith(probe, '%', 'P', 'D', 'F')) {
            return Optional.of("file.pdf");
        }
        return count(probe, 0) == probe.length ? Optional.of("file.zeros") : Optional.empty();
    }

    private static Optional<Charset> utf16(byte[] probe) {
        if (startsWith(probe, 0xFE, 0xFF) || startsWith(probe, 0xFF, 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16);
        }
        if (startsWith(probe, 0, 'B', 0, 'E') || startsWith(probe, 0, 'b', 0, 'e')) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return startsWith(probe, 'B', 0, 'E', 0) || startsWith(probe, 'b', 0, 'e', 0)
                ? Optional.of(StandardCharsets.UTF_16LE)
                : Optional.empty();
    }

    /// More control characters than a text would have by accident.
    private static boolean isBinary(byte[] probe) {
        int controls = 0;
        for (byte b : probe) {
            controls += b >= 0 && b < '\t' ? 1 : 0;
        }
        return controls > probe.length / 50;
    }

    private static boolean hasOnlyCarriageReturns(byte[] probe) {
        return count(probe, '\n') == 0 && count(probe, '\r') > 0;
    }

    private static int count(byte[] probe, int wanted) {
        int count = 0;
        for (byte b : probe) {
            count += b == wanted ? 1 : 0;
        }
        return count;
    }

    private static boolean startsWith(byte[] probe, int... start) {
        if (probe.length < start.length) {
            return false;
        }
        for (int index = 0; index < start.length; index++) {
            if ((probe[index] & 0xFF) != start[index]) {
                return false;
            }
        }
        return true;
    }
}
