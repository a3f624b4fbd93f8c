package io.gadfly.icalendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnfoldedLinesTest {
    @Test
    void joinsFoldedLinesAndNumbersThemByTheirFirst() throws IOException {
        var lines = read("A:1\r\nB:one\r\n  two\r\n\tthree\r\nC:3\r\n");

        assertEquals(List.of("1 A:1", "2 B:one twothree", "5 C:3"), lines);
    }

    @Test
    void takesLineFeedsAloneAndAFileWithoutAnEndOfLine() throws IOException {
        assertEquals(List.of("1 A:1x", "3 B:2"), read("A:1\n x\nB:2"));
    }

    @Test
    void passesOverBlankLines() throws IOException {
        assertEquals(List.of("2 A:1", "4 B:2"), read("\r\nA:1\r\n\r\nB:2\r\n\r\n"));
    }

    @Test
    void joinsAFoldBehindBlankLines() throws IOException {
        var file = "A:one\r\n\r\n\r\r\n  two\r\n\r\nB:2\n\n x\n\n";

        assertEquals(List.of("1 A:one two", "6 B:2x"), read(file));
        assertEquals(List.of("1 A:one two", "6 B:2x"), read(drip(file), 100));
    }

    @Test
    void countsBlankLinesOnceTheLineBehindThemIsRead() throws IOException {
        var lines = new UnfoldedLines(stream("A:1\n\nB:2\n\n x\n"), 100);

        assertTrue(lines.next());
        assertEquals(0, lines.takeBlankLines());
        assertTrue(lines.next());
        assertEquals(1, lines.takeBlankLines());
        assertTrue(lines.isTorn());
        assertFalse(lines.next());
    }

    @Test
    void aCarriageReturnBeforeTextIsNoBlankLine() throws IOException {
        assertEquals(List.of("1 A:1", "2 \r.", "3 B:2"), read("A:1\n\r.\nB:2\n"));
    }

    @Test
    void joinsACharacterThatAFoldSplit() throws IOException {
        byte[] umlaut = "ü".getBytes(StandardCharsets.UTF_8);
        byte[] file = {'A', ':', umlaut[0], '\r', '\n', ' ', umlaut[1], '\r', '\n'};

        assertEquals(List.of("1 A:ü"), read(new ByteArrayInputStream(file), 100));
    }

    @Test
    void readsTheSameFromAStreamThatGivesOneByteAtATime() throws IOException {
        var drip = drip("A:1\r\nB:one\r\n  two\r\n\r\nC:3");

        assertEquals(List.of("1 A:1", "2 B:one two", "5 C:3"), read(drip, 100));
    }

    private static InputStream drip(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1));
            }
        };
    }

    @Test
    void forgetsWhatIsBeyondTheLimitAndSaysSo() throws IOException {
        var lines = new UnfoldedLines(stream("A:123456789\r\n 0123\r\nB:2"), 5);

        assertTrue(lines.next());
        assertEquals("A:123", new String(lines.bytes(), 0, lines.length(), StandardCharsets.UTF_8));
        assertTrue(lines.isCut());
        assertTrue(lines.next());
        assertEquals(3, lines.number());
    }

    private static List<String> read(String file) throws IOException {
        return read(stream(file), 1000);
    }

    private static List<String> read(InputStream in, int limit) throws IOException {
        var lines = new UnfoldedLines(in, limit);
        var all = new ArrayList<String>();
        while (lines.next()) {
            all.add(lines.number() + " " + new String(lines.bytes(), 0, lines.length(), StandardCharsets.UTF_8));
        }
        return all;
    }

    private static InputStream stream(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }
}
