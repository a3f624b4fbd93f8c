package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.calendar;
import static io.gadfly.icalendar.Desk.kinds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.ImportReport.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What comes again in other words is no news; what says something else is.
class RetoldTest {
    private static final String SERIES = """
            BEGIN:VEVENT
            UID:a
            DTSTAMP:20260228T090000Z
            SEQUENCE:2
            SUMMARY:standup\\, daily
            LOCATION:Room 1
            ATTENDEE;CN=Ann;PARTSTAT=ACCEPTED:mailto:ann@example.org
            STATUS:TENTATIVE
            PRIORITY:3
            DTSTART;TZID=Europe/Berlin:20260303T100000
            DTEND;TZID=Europe/Berlin:20260303T101500
            RRULE:FREQ=WEEKLY;BYDAY=TU
            BEGIN:VALARM
            ACTION:DISPLAY
            DESCRIPTION:standup
            TRIGGER:-PT15M
            END:VALARM
            END:VEVENT
            """;

    private static final String MOVED = """
            BEGIN:VEVENT
            UID:a
            RECURRENCE-ID;TZID=Europe/Berlin:20260310T100000
            SUMMARY:standup later
            LOCATION:Room 2
            DTSTART;TZID=Europe/Berlin:20260310T110000
            DTEND;TZID=Europe/Berlin:20260310T111500
            END:VEVENT
            """;

    private static final String CANCELLED = """
            BEGIN:VEVENT
            UID:a
            RECURRENCE-ID;TZID=Europe/Berlin:20260317T100000
            SUMMARY:standup
            STATUS:CANCELLED
            COMMENT:holiday
            DTSTART;TZID=Europe/Berlin:20260317T100000
            END:VEVENT
            """;

    private final Desk desk = new Desk();

    @BeforeEach
    void take() {
        desk.take(calendar(SERIES + MOVED + CANCELLED));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aCancelledInstanceOfANewSeriesIsNotAdded() {
        try (var other = new Desk()) {
            var report = other.take(calendar(SERIES + MOVED + CANCELLED));

            assertEquals(List.of(Kind.ADDED, Kind.ADDED, Kind.CHANGED), kinds(report));
            assertEquals(
                    List.of("this instance is cancelled, and does not take place"),
                    report.verdicts().getLast().notes());
        }
    }

    private List<Kind> takeAgain(String components) {
        return kinds(desk.take(calendar(components)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DTSTAMP:20260228T090000Z                     | DTSTAMP:20260303T090000Z
            SEQUENCE:2                                   | SEQUENCE:3
            DTEND;TZID=Europe/Berlin:20260303T101500     | DURATION:PT15M
            RRULE:FREQ=WEEKLY;BYDAY=TU                   | rrule:BYDAY=TU;INTERVAL=1;FREQ=WEEKLY
            DTSTART;TZID=Europe/Berlin:20260303T100000   | DTSTART;VALUE=DATE-TIME;TZID="Europe/Berlin":20260303T100000
            LOCATION:Room 1                              | LOC~ ATION:Room 1
            STATUS:TENTATIVE                             | STATUS:TENTATIVE~X-GADFLY-NAG:EVERY=PT10M
            """)
    void otherWordsForTheSameAreNoNews(String line, String other) {
        var before = desk.state().meaning();

        var again = SERIES.replace(line, other.replace('~', '\n'));

        assertEquals(List.of(Kind.UNCHANGED), takeAgain(again));
        assertEquals(before, desk.state().meaning());
    }

    @Test
    void whatWasAnsweredElsewhereIsKeptThoughItIsNoNews() {
        var again = SERIES.replace("STATUS:TENTATIVE", "STATUS:TENTATIVE\nX-MOZ-LASTACK:20260228T080500Z");

        assertEquals(List.of(Kind.UNCHANGED), takeAgain(again));
        assertTrue(desk.export().contains("X-MOZ-LASTACK:20260228T080500Z"));
    }

    @Test
    void aNumberOfARevisionIsKeptThoughItIsNoNews() {
        takeAgain(SERIES.replace("SEQUENCE:2", "SEQUENCE:5"));

        assertEquals(
                List.of(Kind.UNCHANGED),
                takeAgain(SERIES.replace("SEQUENCE:2", "SEQUENCE:3").replace("standup", "old")));
    }

    @Test
    void aToDoInPlaceOfAnEventIsNews() {
        var again = SERIES.replace("VEVENT", "VTODO").replace("DTEND", "DUE").replace("STATUS:TENTATIVE\n", "");

        assertEquals(List.of(Kind.CHANGED), takeAgain(again.replace("SEQUENCE:2", "SEQUENCE:3")));
    }

    @Test
    void theOrderOfTheLinesIsNoNews() {
        var again = SERIES.replace("SUMMARY:standup\\, daily\n", "")
                .replace("BEGIN:VALARM", "SUMMARY:standup\\, daily\nBEGIN:VALARM");

        assertEquals(List.of(Kind.UNCHANGED), takeAgain(again));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LOCATION:Room 1     | LOCATION:Room 9
            PARTSTAT=ACCEPTED   | PARTSTAT=DECLINED
            STATUS:TENTATIVE    | STATUS:CONFIRMED
            PRIORITY:3          | PRIORITY:4
            BYDAY=TU            | BYDAY=WE
            T101500             | T103000
            TRIGGER:-PT15M      | TRIGGER:-PT10M
            DESCRIPTION:standup | DESCRIPTION:sit down
            """)
    void whateverElseIsSaidIsNews(String words, String other) {
        assertEquals(
                List.of(Kind.CHANGED), takeAgain(SERIES.replace(words, other).replace("SEQUENCE:2", "SEQUENCE:3")));
    }

    @Nested
    class Instances {
        @Test
        void otherWordsForTheSameAreNoNews() {
            var later = MOVED.replace("LOCATION:Room 2\n", "").replace("END:VEVENT", "LOCATION:Room 2\nEND:VEVENT");
            var off = CANCELLED.replace("COMMENT:holiday\n", "").replace("END:VEVENT", "COMMENT:holiday\nEND:VEVENT");

            assertEquals(List.of(Kind.UNCHANGED, Kind.UNCHANGED, Kind.UNCHANGED), takeAgain(SERIES + later + off));
        }

        @Test
        void theEndOfTheSeriesIsNews() {
            var end = CANCELLED.replace("RECURRENCE-ID;", "SEQUENCE:3\nRECURRENCE-ID;RANGE=THISANDFUTURE;");

            assertEquals(List.of(Kind.CHANGED), takeAgain(end));
        }

        @Test
        void whateverElseIsSaidIsNews() {
            assertEquals(List.of(Kind.CHANGED), takeAgain(MOVED.replace("Room 2", "Room 3")));
            assertEquals(List.of(Kind.CHANGED), takeAgain(MOVED.replace("T110000", "T120000")));
        }
    }

    @Nested
    class OnesOwnExport {
        @Test
        void isNoNews() {
            var before = desk.state().meaning();

            assertEquals(List.of(Kind.UNCHANGED, Kind.UNCHANGED, Kind.UNCHANGED), kinds(desk.take(desk.export())));
            assertEquals(before, desk.state().meaning());
        }

        @Test
        void isNoNewsAfterAnEditAndAnAnswer() {
            desk.passUntil("2026-03-03T08:46:00Z");
            desk.service().answer(desk.get("a").id(), new Answer.Done());
            var stored = desk.get("a");
            desk.service().edit(stored, stored.definition().withDetails(Details.of("mine")));
            var before = desk.state().meaning();

            assertEquals(List.of(Kind.UNCHANGED, Kind.UNCHANGED, Kind.UNCHANGED), kinds(desk.take(desk.export())));
            assertEquals(before, desk.state().meaning());
        }

        @Test
        void writesNothingAndIsNoStepOfUndo() {
            var before = desk.state();

            desk.take(desk.export());

            assertEquals(before, desk.state());
            desk.service().undo();
            assertEquals(List.of(), desk.state().reminders());
        }

        @Test
        void writesNothingAfterAnAnswerThatItTellsOf() {
            desk.passUntil("2026-03-03T08:46:00Z");
            desk.service().answer(desk.get("a").id(), new Answer.Done());
            var before = desk.state();

            var export = desk.export();
            desk.take(export);

            assertTrue(export.contains("ACKNOWLEDGED"), export);
            assertEquals(before, desk.state());
        }

        @Test
        void isNoNewsOfWhatASubscriptionBrought() {
            desk.refresh(calendar(SERIES.replace("UID:a", "UID:b")));

            assertEquals(
                    List.of(Kind.UNCHANGED, Kind.UNCHANGED, Kind.UNCHANGED, Kind.UNCHANGED),
                    kinds(desk.take(desk.export())));
        }
    }

    @Test
    void aSubscriptionIsRefusedThoughItSaysTheSame() {
        assertEquals(
                List.of(Kind.REFUSED),
                kinds(desk.refresh(calendar(SERIES.replace("DTSTAMP:20260228T09", "DTSTAMP:20260228T10")))));
    }
}
