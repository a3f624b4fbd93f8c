package io.gadfly.icalendar;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The unfolded lines of one component while they are gathered, as bytes, each ended by a line feed.
final class TextBlock {
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

    /// The text as UTF-8; a line that is not in an older charset, with a note.
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

    private CharSequence decodeLine(int start, int end, int number, Notes notes) {
        var line = ByteBuffer.wrap(bytes, start, end - start);
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(line.duplicate());
            return decoded;
        } catch (CharacterCodingException _) {
            return OldCharset.decode(line, number, notes);
        }
    }
}
