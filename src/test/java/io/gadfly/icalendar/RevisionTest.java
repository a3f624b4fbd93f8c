package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.calendar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.Reminder.Status;
import io.gadfly.schedule.Recurrences;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// A newer word on what is stored: what the user did here, what was told apart and what was answered stays, or it is
/// said.
class RevisionTest {
    private static final String MOVED = instance("RECURRENCE-ID:20260304T080000Z", "20260304T140000Z", "moved");

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private static String series(int sequence, String... lines) {
        return """
                BEGIN:VEVENT
                UID:a
                SEQUENCE:%d
                SUMMARY:standup
                DTSTART;TZID=Europe/Berlin:20260303T090000
                RRULE:FREQ=DAILY
                %sEND:VEVENT
                """.formatted(sequence, lines.length == 0 ? "" : String.join("\n", lines) + "\n");
    }

    private static String instance(String name, String start, String title, String... lines) {
        return """
                BEGIN:VEVENT
                UID:a
                %s
                SUMMARY:%s
                DTSTART:%s
                %sEND:VEVENT
                """.formatted(name, title, start, lines.length == 0 ? "" : String.join("\n", lines) + "\n");
    }

    private static String cancelled(String name) {
        return instance(name, "20260305T080000Z", "standup", "STATUS:CANCELLED");
    }

    private List<Instant> rings(int days) {
        var schedule = desk.get("a").definition().activeSchedule().orElseThrow();
        var until = desk.now().plus(Duration.ofDays(days));
        return Recurrences.of(schedule, Calendars.BERLIN)
                .between(desk.now(), until)
                .map(occurrence -> occurrence.start().in(Calendars.BERLIN))
                .toList();
    }

    private static String lastNote(ImportReport report) {
        return report.verdicts().getFirst().notes().getLast();
    }

    @Nested
    class OfWhatWasFinishedOrSwitchedOffHere {
        private static String event(int sequence, String start, String end) {
            return """
                    BEGIN:VEVENT
                    UID:a
                    SEQUENCE:%d
                    SUMMARY:meeting
                    DTSTART:%s
                    DTEND:%s
                    END:VEVENT
                    """.formatted(sequence, start, end);
        }

        private void finish() {
            desk.take(calendar(event(0, "20260303T080000Z", "20260303T090000Z")));
            desk.service().setStatus(desk.get("a").id(), Status.DONE);
        }

        @Test
        void itStaysSoWhereOnlyItsEndIsAnother() {
            finish();

            desk.take(calendar(event(1, "20260303T080000Z", "20260303T103000Z")));

            assertEquals(Status.DONE, desk.get("a").status());
        }

        @Test
        void itIsOpenAgainAtAnotherTimeAndThatIsSaid() {
            finish();

            var report = desk.take(calendar(event(1, "20260304T080000Z", "20260304T090000Z")));

            assertEquals(Status.OPEN, desk.get("a").status());
            assertTrue(lastNote(report).startsWith("it had been finished or switched off here"), lastNote(report));
        }

        @Test
        void aSeriesWithAnInstanceToldApartStaysSwitchedOff() {
            desk.take(calendar(series(0) + MOVED));
            desk.service().setStatus(desk.get("a").id(), Status.DISABLED);

            desk.take(calendar(series(1, "LOCATION:elsewhere")));

            assertEquals(Status.DISABLED, desk.get("a").status());
        }
    }

    @Nested
    class OfASeriesWithoutItsInstances {
        @Test
        void thoseThatWereMovedOrCancelledStaySo() {
            desk.take(calendar(series(0) + MOVED + cancelled("RECURRENCE-ID:20260305T080000Z")));

            desk.take(calendar(series(1, "LOCATION:elsewhere")));

            assertEquals(
                    List.of(
                            Instant.parse("2026-03-03T08:00:00Z"),
                            Instant.parse("2026-03-04T14:00:00Z"),
                            Instant.parse("2026-03-06T08:00:00Z")),
                    rings(5));
        }

        @Test
        void thoseThatHaveNoPlaceInItAnyLongerAreNamed() {
            desk.take(calendar(series(0) + MOVED));

            var report = desk.take(calendar(series(1).replace("20260303T090000", "20260303T110000")));

            assertTrue(lastNote(report).contains("20260304T090000"), lastNote(report));
            assertEquals(Instant.parse("2026-03-04T10:00:00Z"), rings(3).get(1));
        }
    }

    @Nested
    class OfAnInstanceThatIsNamedInAnotherZone {
        @Test
        void itIsTheSameInstance() {
            desk.take(calendar(series(0) + MOVED));

            desk.take(calendar(instance(
                    "RECURRENCE-ID;TZID=Europe/Berlin:20260304T090000", "20260304T160000Z", "again", "SEQUENCE:1")));

            assertEquals(
                    List.of(Instant.parse("2026-03-03T08:00:00Z"), Instant.parse("2026-03-04T16:00:00Z")), rings(3));
        }

        @Test
        void itCanBeCancelledByEitherName() {
            desk.take(calendar(series(0) + MOVED));

            desk.take(calendar(instance(
                    "RECURRENCE-ID;TZID=America/New_York:20260304T030000",
                    "20260304T080000Z",
                    "standup",
                    "SEQUENCE:2",
                    "STATUS:CANCELLED")));

            assertEquals(List.of(Instant.parse("2026-03-03T08:00:00Z")), rings(3).subList(0, 1));
            assertTrue(
                    rings(3).stream().noneMatch(at -> at.toString().startsWith("2026-03-04")),
                    () -> String.valueOf(rings(3)));
        }
    }

    @Test
    void whatTheEndOfTheFileCutOffTakesNothingAwayFromWhatIsStored() {
        var whole = calendar(series(0).replace("RRULE:FREQ=DAILY\n", ""));
        desk.refresh(whole);

        desk.refresh(whole.substring(0, whole.indexOf("SUMMARY")));

        assertEquals("standup", desk.get("a").title());
        assertEquals(Optional.of(Instant.parse("2026-03-03T08:00:00Z")), desk.nextFireAt("a"));
    }

    @Test
    void whatWasAcknowledgedInOneWordIsSoWhateverAnOlderOneSays() {
        var alarm = "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:PT0S\nACKNOWLEDGED:20260303T080100Z\nEND:VALARM";
        var once = series(1).replace("RRULE:FREQ=DAILY\n", "");
        var acknowledged = once.replace("END:VEVENT", alarm + "\nEND:VEVENT");

        desk.take(calendar(acknowledged + once.replace("SEQUENCE:1", "SEQUENCE:0")));

        assertEquals(Optional.empty(), desk.nextFireAt("a"));
    }
}
