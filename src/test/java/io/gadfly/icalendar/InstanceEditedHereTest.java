package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.calendar;
import static io.gadfly.icalendar.Desk.kinds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Definition;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Schedule;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// A newer word on a single instance that the user has changed here replaces the change, and says so.
class InstanceEditedHereTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private static String series(String uid, int sequence, String title) {
        return """
                BEGIN:VEVENT
                UID:%s
                SEQUENCE:%d
                SUMMARY:%s
                DTSTART:20260303T120000Z
                RRULE:FREQ=WEEKLY;COUNT=4
                END:VEVENT
                """.formatted(uid, sequence, title);
    }

    private static String instance(String uid, int sequence, String title, String start, String... lines) {
        return """
                BEGIN:VEVENT
                UID:%s
                SEQUENCE:%d
                RECURRENCE-ID:20260310T120000Z
                SUMMARY:%s
                DTSTART:%s
                %sEND:VEVENT
                """.formatted(uid, sequence, title, start, lines.length == 0 ? "" : String.join("\n", lines) + "\n");
    }

    private void edit(String uid, UnaryOperator<Definition> change) {
        var stored = desk.get(uid);
        desk.service().edit(stored, change.apply(stored.definition()));
    }

    private static Definition withOverrides(Definition definition, UnaryOperator<Rescheduled> change) {
        return withSeries(
                definition,
                schedule -> schedule.with(
                        schedule.exceptions(),
                        schedule.overrides().stream().map(change).toList()));
    }

    private static Definition withSeries(Definition definition, UnaryOperator<Schedule> change) {
        return definition.withSeries(definition.schedule().map(change), definition.exceptional());
    }

    private static boolean saysThatItReplaces(ImportReport report) {
        return report.verdicts().getLast().notes().stream()
                .anyMatch(note -> note.startsWith("it had been edited here"));
    }

    @Nested
    class OfASeriesThatCame {
        private ImportReport takeNewer() {
            return desk.take(calendar(instance("a", 1, "once", "20260311T130000Z")));
        }

        private void take() {
            desk.take(calendar(series("a", 0, "weekly") + instance("a", 0, "once", "20260311T120000Z")));
        }

        @Test
        void aMovedOneIsReplaced() {
            take();
            edit(
                    "a",
                    definition -> withOverrides(
                            definition,
                            moved -> new Rescheduled(
                                    moved.recurrenceId(),
                                    moved.range(),
                                    moved.start()
                                            .withLocal(moved.start().local().with(LocalTime.of(18, 0))),
                                    moved.span())));

            assertTrue(saysThatItReplaces(takeNewer()));
        }

        @Test
        void oneThatWasPutBackIsReplaced() {
            take();
            edit(
                    "a",
                    definition -> withSeries(definition, schedule -> schedule.with(schedule.exceptions(), List.of())));

            assertTrue(saysThatItReplaces(takeNewer()));
        }

        @Test
        void oneThatWasTakenOutIsReplaced() {
            take();
            edit("a", definition -> withSeries(definition, InstanceEditedHereTest::withoutTheMoved));

            assertTrue(saysThatItReplaces(takeNewer()));
        }

        @Test
        void oneWithOtherWordsIsReplaced() {
            take();
            edit(
                    "a",
                    definition -> definition.withSeries(
                            definition.schedule(),
                            definition.exceptional().stream()
                                    .map(own -> new ExceptionalInstance(
                                            own.recurrenceId(), definition.details(), own.alarms()))
                                    .toList()));

            assertTrue(saysThatItReplaces(takeNewer()));
        }

        @Test
        void itsCancellationReplacesTheEditToo() {
            take();
            edit(
                    "a",
                    definition -> withSeries(definition, schedule -> schedule.with(schedule.exceptions(), List.of())));

            var report = desk.take(calendar(instance("a", 1, "once", "20260311T120000Z", "STATUS:CANCELLED")));

            assertTrue(saysThatItReplaces(report));
        }

        @Test
        void oneThatIsAsItCameIsNot() {
            take();

            assertFalse(saysThatItReplaces(takeNewer()));
        }

        @Test
        void norIsOneOfASeriesThatCameWithOtherWordsSince() {
            desk.take(calendar(series("a", 0, "weekly") + instance("a", 0, "weekly", "20260311T120000Z")));
            desk.take(calendar(series("a", 1, "each week")));

            assertFalse(saysThatItReplaces(desk.take(calendar(instance("a", 1, "once", "20260311T130000Z")))));
        }

        @Test
        void norIsOneThatWasNotToldApart() {
            desk.take(calendar(series("a", 0, "weekly")));

            assertFalse(saysThatItReplaces(takeNewer()));
        }
    }

    private static Schedule withoutTheMoved(Schedule schedule) {
        var name = schedule.overrides().getFirst().recurrenceId();
        return schedule.with(List.of(name), List.of());
    }

    @Nested
    class OfASeriesMadeHere {
        private final String uid = add();

        private String add() {
            desk.take(calendar(series("other", 0, "mine")));
            return desk.service().add(desk.get("other").definition()).uid();
        }

        @Test
        void onesOwnOldExportDoesNotBringBackWhatWasPutBack() {
            desk.take(calendar(instance(uid, 0, "mine", "20260311T120000Z")));
            var old = desk.export();
            edit(uid, definition -> withSeries(definition, plain -> plain.with(plain.exceptions(), List.of())));
            var before = desk.get(uid);

            var report = desk.take(old);

            assertTrue(kinds(report).stream().allMatch(Kind.UNCHANGED::equals), kinds(report)::toString);
            assertEquals(before, desk.get(uid));
        }

        @Test
        void anExportThatWasChangedElsewhereIsNewerAndReplacesTheInstance() {
            desk.take(calendar(instance(uid, 0, "mine", "20260311T120000Z")));
            var changed = desk.export().replace("DTSTART:20260311T120000Z", "DTSTART:20260311T150000Z");

            var report = desk.take(changed);

            assertEquals(Kind.CHANGED, report.verdicts().getLast().kind());
            assertTrue(saysThatItReplaces(report));
            var schedule = desk.get(uid).definition().schedule();
            assertEquals(
                    Optional.of(LocalTime.of(15, 0)),
                    schedule.map(
                            then -> then.overrides().getFirst().start().local().toLocalTime()));
        }
    }
}
