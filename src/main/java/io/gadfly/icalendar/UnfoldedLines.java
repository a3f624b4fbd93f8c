package io.gadfly.icalendar;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The lines of a calendar one by one, unfolded (RFC 5545 §3.1), in bounded memory.
///
/// Works on bytes, because a fold may split a character. A line may end with CRLF or LF; blank lines are passed
/// over and counted, and a line goes on behind them where a fold does, as Notes writes it. Of a line beyond the
/// limit the rest is read and forgotten.
final class UnfoldedLines {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;

    private byte[] line = new byte[1024];
    private int length;
    private int lineNumber;
    private int nextNumber = 1;
    private int blankLines;
    private int blankLinesBehind;
    private boolean torn;
    private boolean cut;
    private boolean again;

    UnfoldedLines(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /// Goes to the next line that is not blank; answers false at the end.
    boolean next() throws IOException {
        if (again) {
            again = false;
            return true;
        }
        blankLines += blankLinesBehind;
        blankLinesBehind = 0;
        do {
            if (!fill()) {
                return false;
            }
            length = 0;
            cut = false;
            torn = false;
            lineNumber = nextNumber;
            readPhysicalLine();
            while (length > 0 && goesOn()) {
                position++;
                readPhysicalLine();
            }
            blankLines += length == 0 ? 1 : 0;
        } while (length == 0);
        return true;
    }

    /// Makes the next call of `next` answer with the same line once more.
    void stay() {
        again = true;
    }

    /// The bytes of the line, from 0 to `length`; they hold until the next call of `next`.
    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    /// The number of the line in the file where the unfolded line begins, from 1.
    int number() {
        return lineNumber;
    }

    /// Whether the line was longer than the limit.
    boolean isCut() {
        return cut;
    }

    /// Whether blank lines stood between its parts.
    boolean isTorn() {
        return torn;
    }

    /// How many blank lines have been passed over since the last call.
    int takeBlankLines() {
        int count = blankLines;
        blankLines = 0;
        return count;
    }

    /// Whether a fold comes next, perhaps behind blank lines, which are passed over.
    private boolean goesOn() throws IOException {
        int blank = 0;
        for (int ahead = blankAhead(); ahead > 0; ahead = blankAhead()) {
            position += ahead;
            nextNumber++;
            blank++;
        }
        boolean goesOn = fill() && isFold(buffer[position]);
        torn |= goesOn && blank > 0;
        blankLinesBehind = goesOn ? 0 : blank;
        return goesOn;
    }

    /// The length of the blank line that comes next, with its end; 0 where another one does.
    private int blankAhead() throws IOException {
        int index = 0;
        while (peek(index) == '\r') {
            index++;
        }
        return peek(index) == '\n' ? index + 1 : 0;
    }

    /// The byte that is so far ahead; -1 where there is none, or no room for what lies before it.
    private int peek(int ahead) throws IOException {
        while (position + ahead == end) {
            System.arraycopy(buffer, position, buffer, 0, ahead);
            position = 0;
            end = ahead;
            int count = in.read(buffer, end, BUFFER - end);
            if (count <= 0) {
                return -1;
            }
            end += count;
        }
        return buffer[position + ahead];
    }

    private static boolean isFold(byte first) {
        return first == ' ' || first == '\t';
    }

    /// Appends everything up to the next line feed, without the line's end.
    private void readPhysicalLine() throws IOException {
        nextNumber++;
        boolean ended = false;
        while (!ended && fill()) {
            int lineFeed = indexOfLineFeed();
            append(position, lineFeed);
            ended = lineFeed < end;
            position = ended ? lineFeed + 1 : end;
        }
        while (length > 0 && line[length - 1] == '\r') {
            length--;
        }
    }

    private int indexOfLineFeed() {
        int index = position;
        while (index < end && buffer[index] != '\n') {
            index++;
        }
        return index;
    }

    private void append(int from, int to) {
        int count = Math.min(to - from, limit - length);
        cut |= count < to - from;
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, line.length * 2));
        }
        System.arraycopy(buffer, from, line, length, count);
        length += count;
    }

    private boolean fill() throws IOException {
        if (position == end) {
            position = 0;
            end = Math.max(0, in.read(buffer));
        }
        return position < end;
    }
}
