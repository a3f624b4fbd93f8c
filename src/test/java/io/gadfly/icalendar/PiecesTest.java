package io.gadfly.icalendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PiecesTest {
    @Test
    void cutsACalendarIntoItsComponents() throws IOException {
        var pieces = read("""
                BEGIN:VCALENDAR
                VERSION:2.0
                BEGIN:VEVENT
                SUMMARY:one
                BEGIN:VALARM
                TRIGGER:PT0S
                END:VALARM
                END:VEVENT
                BEGIN:VTODO
                SUMMARY:two
                END:VTODO
                END:VCALENDAR
                """);

        assertEquals(
                List.of(
                        "1 calendar",
                        "2 loose VERSION:2.0",
                        "3 VEVENT BEGIN:VEVENT|SUMMARY:one|BEGIN:VALARM|TRIGGER:PT0S|END:VALARM|END:VEVENT| []",
                        "9 VTODO BEGIN:VTODO|SUMMARY:two|END:VTODO| []"),
                pieces);
    }

    @Test
    void putsInAMissingEnd() throws IOException {
        var pieces = read("""
                begin:vevent
                summary:one
                begin:valarm
                begin:vevent
                summary:two
                """);

        assertEquals(
                List.of(
                        "1 VEVENT begin:vevent|summary:one|begin:valarm|END:VALARM|END:VEVENT|"
                                + " [END:VALARM is missing before line 4; it was put there.,"
                                + " END:VEVENT is missing before line 4; it was put there.]",
                        "4 VEVENT begin:vevent|summary:two|END:VEVENT|"
                                + " [The file ends at line 5 before END:VEVENT; it was put there.]"),
                pieces);
    }

    @Test
    void dropsAnEndThatClosesNothing() throws IOException {
        assertEquals(
                List.of("1 VEVENT BEGIN:VEVENT|UID:1|END:VEVENT| [Line 2: END:VALARM closes nothing and was dropped.]"),
                read("BEGIN:VEVENT\nEND:VALARM\nUID:1\nEND:VEVENT\n"));
    }

    @Test
    void stopsReadingAComponentThatIsNestedTooDeep() throws IOException {
        String deep = "BEGIN:VEVENT\n" + "BEGIN:X\n".repeat(10_000) + "END:X\n".repeat(10_000) + "END:VEVENT\n";

        var pieces = read(deep + "BEGIN:VTODO\nEND:VTODO\n");

        assertEquals(2, pieces.size());
        assertEquals("1 Line 11: components are nested more than 10 deep.", pieces.getFirst());
        assertEquals("20003 VTODO BEGIN:VTODO|END:VTODO| []", pieces.getLast());
    }

    @Test
    void readsALineThatIsNotUtf8AsLatin1() throws IOException {
        byte[] file = "BEGIN:VEVENT\nSUMMARY:Gr\u00fc\u00dfe\nEND:VEVENT\n".getBytes(StandardCharsets.ISO_8859_1);

        assertEquals(
                List.of("1 VEVENT BEGIN:VEVENT|SUMMARY:Grüße|END:VEVENT|"
                        + " [Line 2 is not UTF-8; it was read as Latin-1.]"),
                read(file));
    }

    private static List<String> read(String file) throws IOException {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> read(byte[] file) throws IOException {
        var pieces = new Pieces(new UnfoldedLines(new ByteArrayInputStream(file), Limits.LINE));
        var all = new ArrayList<String>();
        for (var piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
            all.add(describe(piece.get()));
        }
        return all;
    }

    private static String describe(Piece piece) {
        return switch (piece) {
            case Piece.Whole whole ->
                whole.line() + " " + whole.name() + " " + whole.text().replace('\n', '|') + " "
                        + whole.notes().toList();
            case Piece.Spoilt spoilt -> spoilt.line() + " " + spoilt.reason();
            case Piece.Loose loose -> loose.line() + " loose " + loose.text();
            case Piece.Calendar calendar -> calendar.line() + " calendar";
        };
    }
}
