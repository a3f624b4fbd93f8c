package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.calendar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Details;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.Reminder.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What the user did to what a calendar brought is known however many imports, and undos of them, came after it.
class EditedHereTest {
    private static final String REPLACED = "it had been edited here";

    private final Desk desk = new Desk();

    @BeforeEach
    void takeTheFirst() {
        desk.take(calendar(series(0, "standup")));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static String series(int sequence, String title, String... lines) {
        return """
                BEGIN:VEVENT
                UID:a
                SEQUENCE:%d
                SUMMARY:%s
                DTSTART;TZID=Europe/Berlin:20260303T090000
                RRULE:FREQ=DAILY
                %sEND:VEVENT
                """.formatted(sequence, title, lines.length == 0 ? "" : String.join("\n", lines) + "\n");
    }

    private static String instance(int sequence, String... lines) {
        return """
                BEGIN:VEVENT
                UID:a
                SEQUENCE:%d
                RECURRENCE-ID;TZID=Europe/Berlin:20260305T090000
                SUMMARY:standup
                DTSTART;TZID=Europe/Berlin:20260305T110000
                %sEND:VEVENT
                """.formatted(sequence, lines.length == 0 ? "" : String.join("\n", lines) + "\n");
    }

    private void rename(String title) {
        var stored = desk.get("a");
        var details = stored.definition().details();
        var other = new Details(title, details.notes(), details.list(), details.tags(), details.priority());
        desk.service().edit(stored, stored.definition().withDetails(other));
    }

    private void switchTo(Status status) {
        desk.service().setStatus(desk.get("a").id(), status);
    }

    private static boolean saysThatItReplaces(ImportReport report) {
        return report.verdicts().getFirst().notes().stream().anyMatch(note -> note.startsWith(REPLACED));
    }

    @Nested
    class SwitchedOff {
        @BeforeEach
        void switchOff() {
            switchTo(Status.DISABLED);
        }

        @Test
        void itStaysOffWithTheSecondNewerVersionToo() {
            desk.take(calendar(series(1, "standup 1")));
            desk.take(calendar(series(2, "standup 2")));

            assertEquals("standup 2", desk.get("a").title());
            assertEquals(Status.DISABLED, desk.get("a").status());
        }

        @Test
        void itStaysOffWhereANewerVersionWasTakenBackAndComesAgain() {
            desk.take(calendar(series(1, "standup 1")));
            desk.service().undo();

            desk.take(calendar(series(1, "standup 1")));

            assertEquals(Status.DISABLED, desk.get("a").status());
        }

        @Test
        void itStaysOffWhereOneOfItsInstancesCameInBetween() {
            desk.take(calendar(instance(1)));

            desk.take(calendar(series(1, "standup 1")));

            assertEquals(Status.DISABLED, desk.get("a").status());
        }

        @Test
        void anotherTimeSwitchesItOnAfterAnotherImportTooAndThatIsSaid() {
            desk.take(calendar(series(1, "standup 1")));

            var moved = desk.take(calendar(series(2, "standup").replace("T090000", "T100000")));

            assertEquals(Status.OPEN, desk.get("a").status());
            assertTrue(moved.verdicts()
                    .getFirst()
                    .notes()
                    .getLast()
                    .startsWith("it had been finished or switched off here"));
        }

        @Test
        void switchedOnAgainItIsAsItCame() {
            switchTo(Status.OPEN);

            assertFalse(saysThatItReplaces(desk.take(calendar(series(1, "standup 1")))));
        }
    }

    @Nested
    class Renamed {
        @BeforeEach
        void renameIt() {
            rename("mine");
        }

        @Test
        void thatItIsReplacedIsSaidWhereOneOfItsInstancesCameInBetween() {
            desk.take(calendar(instance(1)));

            assertTrue(saysThatItReplaces(desk.take(calendar(series(1, "standup 1")))));
        }

        @Test
        void thatItIsReplacedIsSaidWhereAnImportWasTakenBack() {
            desk.take(calendar(series(1, "standup 1")));
            desk.service().undo();

            assertTrue(saysThatItReplaces(desk.take(calendar(series(2, "standup 2")))));
        }

        @Test
        void itIsSaidOnlyOnce() {
            desk.take(calendar(series(1, "standup 1")));

            assertFalse(saysThatItReplaces(desk.take(calendar(series(2, "standup 2")))));
        }

        @Test
        void itIsNotSaidWhereTheEditWasTakenBackByHand() {
            rename("standup");

            assertFalse(saysThatItReplaces(desk.take(calendar(series(1, "standup 1")))));
        }
    }

    @Nested
    class AsItCame {
        @Test
        void itHasNotBeenEditedWhereAnInstanceAndAllThatFollowWereCancelled() {
            var last = instance(0, "STATUS:CANCELLED").replace("RECURRENCE-ID;", "RECURRENCE-ID;RANGE=THISANDFUTURE;");
            desk.take(calendar(last));

            assertFalse(saysThatItReplaces(desk.take(calendar(series(1, "standup 1")))));
        }

        @Test
        void itHasNotBeenEditedWhereItAskedToNagFasterThanItMay() {
            var fast = """
                    BEGIN:VALARM
                    ACTION:DISPLAY
                    TRIGGER:-PT10M
                    REPEAT:500
                    DURATION:PT1S
                    END:VALARM""";
            desk.take(calendar(series(1, "standup 1", fast)));

            assertFalse(saysThatItReplaces(desk.take(calendar(series(2, "standup 2", fast)))));
        }

        @Test
        void aCancellationIsNotTakenForAHandHere() {
            desk.take("""
                    BEGIN:VCALENDAR
                    METHOD:CANCEL
                    BEGIN:VEVENT
                    UID:a
                    SEQUENCE:1
                    END:VEVENT
                    END:VCALENDAR
                    """);

            var back = desk.take(calendar(series(2, "standup 2")));

            assertEquals(Status.OPEN, desk.get("a").status());
            assertFalse(saysThatItReplaces(back));
        }
    }
}
