package io.gadfly.icalendar;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Reads a line that is not UTF-8, so that no byte of it is lost: as UTF-8 but for the bytes that are none, where it is
/// UTF-8 elsewhere; else as a whole.
///
/// Those bytes are Windows-1252 if they can be, which has quotation marks and the euro where Latin-1 has control
/// characters, and Latin-1 if not.
final class OldCharset {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final ByteBuffer line;
    private final StringBuilder text = new StringBuilder();
    private final Charset charset;
    private int foreign;
    private int longSigns;

    private OldCharset(ByteBuffer line) {
        this.line = line;
        this.charset = isWindows(line) ? WINDOWS_1252 : StandardCharsets.ISO_8859_1;
    }

    /// Says in the notes how the line of that number was read.
    static CharSequence decode(ByteBuffer line, int number, Notes notes) {
        var mixed = new OldCharset(line.duplicate());
        mixed.decodeMixed();
        boolean isUtf8ButFor = mixed.longSigns > 0;
        boolean windows = mixed.charset.equals(WINDOWS_1252);
        if (isUtf8ButFor) {
            notes.add("utf8.broken", number, mixed.foreign);
        } else {
            notes.add(windows ? "windows1252" : "latin1", number);
        }
        return isUtf8ButFor ? mixed.text : mixed.charset.decode(line);
    }

    /// Whether there are bytes that are control characters in Latin-1, and all of them are signs in Windows-1252.
    private static boolean isWindows(ByteBuffer line) {
        boolean found = false;
        for (int index = line.position(); index < line.limit(); index++) {
            int c = line.get(index) & 0xff;
            if (c == 0x81 || c == 0x8d || c == 0x8f || c == 0x90 || c == 0x9d) {
                return false;
            }
            found |= c >= 0x80 && c < 0xa0;
        }
        return found;
    }

    /// Takes what is UTF-8 as such, and each byte that is none by itself.
    private void decodeMixed() {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var signs = CharBuffer.allocate(Math.max(1, line.remaining()));
        while (line.hasRemaining()) {
            decoder.reset();
            signs.clear();
            decoder.decode(line, signs, true);
            signs.flip().chars().forEach(c -> longSigns += c >= 0x80 ? 1 : 0);
            text.append(signs);
            if (line.hasRemaining()) {
                foreign++;
                text.append(charset.decode(ByteBuffer.wrap(new byte[] {line.get()})));
            }
        }
    }
}
