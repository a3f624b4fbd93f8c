package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.calendar;
import static io.gadfly.icalendar.Desk.kinds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.schedule.Recurrences;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A series of which an instance is cancelled with all that follow (RANGE=THISANDFUTURE): what is told apart of
/// these takes place, unless the cancellation is newer, whether it comes before or after it or in another file.
class CancelledFromHereOnTest {
    private static final String SERIES = """
            BEGIN:VEVENT
            UID:a
            SUMMARY:standup
            DTSTART:20260303T120000Z
            RRULE:FREQ=WEEKLY;COUNT=6
            END:VEVENT
            """;
    private static final String SERIES_BEFORE = "2026-03-03T12:00:00Z 2026-03-10T12:00:00Z";
    private static final String LATE = "20260324T120000Z";

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private static String end(int sequence) {
        return instance(sequence, "RECURRENCE-ID;RANGE=THISANDFUTURE:20260317T120000Z", "20260317T120000Z")
                .replace("SUMMARY", "STATUS:CANCELLED\nSUMMARY");
    }

    private static String late(int sequence, String start) {
        return instance(sequence, "RECURRENCE-ID:" + LATE, start);
    }

    private static String instance(int sequence, String name, String start) {
        return """
                BEGIN:VEVENT
                UID:a
                SEQUENCE:%d
                %s
                SUMMARY:standup
                DTSTART:%s
                END:VEVENT
                """.formatted(sequence, name, start);
    }

    private String times() {
        var schedule = desk.get("a").definition().activeSchedule().orElseThrow();
        return String.join(
                " ",
                Recurrences.of(schedule, Calendars.BERLIN)
                        .between(desk.now(), desk.now().plus(Duration.ofDays(90)))
                        .map(occurrence ->
                                occurrence.start().in(Calendars.BERLIN).toString())
                        .toList());
    }

    @Nested
    class ToldApartInTheSameVersion {
        @ParameterizedTest
        @ValueSource(strings = {"20260325T080000Z", LATE})
        void itTakesPlaceBehindTheCancellation(String start) {
            desk.take(calendar(SERIES + end(0) + late(0, start)));

            assertEquals(SERIES_BEFORE + ' ' + inIso(start), times());
        }

        @ParameterizedTest
        @ValueSource(strings = {"20260325T080000Z", LATE})
        void itTakesPlaceBeforeTheCancellation(String start) {
            desk.take(calendar(SERIES + late(0, start) + end(0)));

            assertEquals(SERIES_BEFORE + ' ' + inIso(start), times());
        }

        @ParameterizedTest
        @ValueSource(strings = {"20260325T080000Z", LATE})
        void itTakesPlaceWhereItComesLater(String start) {
            desk.take(calendar(SERIES + end(0)));

            desk.take(calendar(late(0, start)));

            assertEquals(SERIES_BEFORE + ' ' + inIso(start), times());
        }

        private static String inIso(String start) {
            return start.equals(LATE) ? "2026-03-24T12:00:00Z" : "2026-03-25T08:00:00Z";
        }
    }

    @Nested
    class ToldApartBefore {
        @Test
        void itIsCancelledWithTheOthersAndThatIsSaid() {
            var report = desk.take(calendar(SERIES + late(0, "20260325T080000Z") + end(1)));

            assertEquals(SERIES_BEFORE, times());
            var note = report.verdicts().getLast().notes().getLast();
            assertTrue(note.startsWith("this instance is cancelled with all that follow"), note);
        }

        @Test
        void itIsOlderWhereItComesBehind() {
            var report = desk.take(calendar(SERIES + end(1) + late(0, "20260325T080000Z")));

            assertEquals(SERIES_BEFORE, times());
            assertEquals(Kind.UNCHANGED, report.verdicts().getLast().kind());
        }

        @Test
        void itIsOlderInAnotherFile() {
            desk.take(calendar(SERIES + end(1)));

            assertEquals(List.of(Kind.UNCHANGED), kinds(desk.take(calendar(late(0, "20260325T080000Z")))));
            assertEquals(SERIES_BEFORE, times());
        }
    }

    @Test
    void theFirstOfTwoCancellationsEndsTheSeries() {
        desk.take(calendar(SERIES + end(0) + end(0).replace("20260317", "20260331")));

        assertEquals(SERIES_BEFORE, times());
    }

    @Test
    void anotherVersionOfTheSeriesDoesNotGoOnBehindIt() {
        desk.take(calendar(SERIES + end(0)));

        desk.take(calendar(SERIES.replace("SUMMARY:standup", "SEQUENCE:1\nSUMMARY:sit-down")));

        assertEquals(SERIES_BEFORE, times());
    }

    @Test
    void allOfItAgainChangesNothing() {
        var all = calendar(SERIES + late(0, "20260325T080000Z") + end(0));
        desk.take(all);

        assertEquals(List.of(Kind.UNCHANGED, Kind.UNCHANGED, Kind.UNCHANGED), kinds(desk.take(all)));
    }
}
