package io.gadfly.icalendar;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The unfolded lines of one component while they are gathered, as bytes, each ended by a line feed.
final class TextBlock {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private byte[] bytes = new byte[8192];
    private int length;
    private int[] lineNumbers = new int[128];
    private int lines;

    void clear() {
        length = 0;
        lines = 0;
        if (bytes.length > Limits.COMPONENT) {
            bytes = new byte[8192];
        }
    }

    int length() {
        return length;
    }

    void append(byte[] line, int lineLength, int number) {
        if (length + lineLength + 1 > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + lineLength + 1, bytes.length * 2));
        }
        if (lines == lineNumbers.length) {
            lineNumbers = Arrays.copyOf(lineNumbers, lines * 2);
        }
        System.arraycopy(line, 0, bytes, length, lineLength);
        length += lineLength;
        bytes[length++] = '\n';
        lineNumbers[lines++] = number;
    }

    LineNumbers lineNumbers() {
        return new LineNumbers(lineNumbers, lines);
    }

    /// The text as UTF-8; a line that is not UTF-8 as Latin-1 or Windows-1252, with a note.
    String decode(Notes notes) {
        var text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : decodeLineByLine(notes);
    }

    private String decodeLineByLine(Notes notes) {
        var text = new StringBuilder(length);
        int start = 0;
        for (int line = 0; line < lines; line++) {
            int end = start;
            while (bytes[end] != '\n') {
                end++;
            }
            text.append(decodeLine(start, end, lineNumbers[line], notes)).append('\n');
            start = end + 1;
        }
        return text.toString();
    }

    /// Bytes that stand for control characters in Latin-1, and for quotation marks or the euro in Windows-1252.
    private boolean hasWindowsSigns(int start, int end) {
        for (int index = start; index < end; index++) {
            int c = bytes[index] & 0xff;
            if (c >= 0x80 && c < 0xa0) {
                return true;
            }
        }
        return false;
    }

    private CharSequence decodeLine(int start, int end, int number, Notes notes) {
        var line = ByteBuffer.wrap(bytes, start, end - start);
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(line);
            return decoded;
        } catch (CharacterCodingException _) {
            boolean windows = hasWindowsSigns(start, end);
            notes.add(windows ? "windows1252" : "latin1", number);
            return (windows ? WINDOWS_1252 : StandardCharsets.ISO_8859_1)
                    .decode(ByteBuffer.wrap(bytes, start, end - start));
        }
    }
}
