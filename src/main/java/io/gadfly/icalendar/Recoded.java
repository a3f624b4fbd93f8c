package io.gadfly.icalendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/// Characters as a stream of UTF-8 with line feeds, for files that come in another shape.
public final class Recoded extends InputStream {
    private final Reader reader;
    private final char[] characters = new char[4096];
    private byte[] bytes = new byte[0];
    private int position;

    /// The first half of a pair whose second half is still to come; 0 if there is none.
    private char highSurrogate;

    private boolean afterCarriageReturn;

    public Recoded(Reader reader) {
        this.reader = reader;
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - position);
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (position == bytes.length) {
            int count = reader.read(characters);
            if (count < 0) {
                return false;
            }
            bytes = recode(count).getBytes(StandardCharsets.UTF_8);
            position = 0;
        }
        return true;
    }

    private String recode(int count) {
        var text = new StringBuilder(count + 1);
        for (int index = 0; index < count; index++) {
            char c = characters[index];
            if (highSurrogate != 0) {
                text.append(highSurrogate);
                highSurrogate = 0;
            }
            if (Character.isHighSurrogate(c) && index == count - 1) {
                highSurrogate = c;
            } else if (c == '\r') {
                text.append('\n');
            } else if (c != '\n' || !afterCarriageReturn) {
                text.append(c);
            }
            afterCarriageReturn = c == '\r';
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
