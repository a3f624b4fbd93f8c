package io.gadfly.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.Simulation;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Paraphrases;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.Skip;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetellingTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TOMORROW = START.plus(Duration.ofDays(1));

    /// Finds nothing said in other words, and counts what it is asked.
    private static final class Counting implements Paraphrases {
        private final Set<Definition> series = Collections.newSetFromMap(new IdentityHashMap<>());
        private int instances;
        private int reminders;

        @Override
        public boolean isOne(Reminder stored, Reminder told) {
            reminders++;
            return false;
        }

        @Override
        public boolean isOne(Definition of, Told stored, Told told) {
            series.add(of);
            instances++;
            return false;
        }

        @Override
        public Optional<Reminder> asItCame(Reminder stored) {
            return Optional.empty();
        }

        @Override
        public Optional<Told> asItCame(Definition of, Told stored) {
            return Optional.empty();
        }

        @Override
        public AlarmAnswers answersIn(Reminder stored) {
            return AlarmAnswers.NONE;
        }

        @Override
        public AlarmAnswers answersIn(Definition of, Told stored) {
            return AlarmAnswers.NONE;
        }
    }

    private final Counting counting = new Counting();
    private final Simulation world = new Simulation(1, START);
    private final ReminderService service = Engine.atRest(
            world.system(),
            new MemoryRepository(),
            new Surroundings(world, () -> Zone.UTC, () -> EngineSettings.DEFAULT).with(counting));

    private static Incoming.Item series(String text, int sequence) {
        var rule =
                new RecurrenceRule(Frequency.DAILY, 1, new Limit.Forever(), ByParts.NONE, DayOfWeek.MONDAY, Skip.OMIT);
        return new Incoming.Item(
                1,
                "a",
                Definition.of(Details.of("stand-up"), Schedule.repeating(CalendarTime.utc(TOMORROW), rule)),
                origin(text, sequence),
                Reminder.Status.OPEN,
                AlarmAnswers.NONE,
                List.of(),
                false);
    }

    private static Origin.Calendar origin(String rawText, int sequence) {
        return new Origin.Calendar("work.ics", sequence, Optional.empty(), rawText, false);
    }

    private static Incoming.Instance moved(int day, Duration by) {
        var name = TOMORROW.plus(Duration.ofDays(day));
        var time = new Rescheduled(
                CalendarTime.utc(name), Rescheduled.Range.THIS, CalendarTime.utc(name.plus(by)), Span.ZERO);
        return new Incoming.Instance(
                day,
                "a",
                time,
                new ExceptionalInstance(time.recurrenceId(), Details.of("moved"), List.of()),
                Reminder.Status.OPEN,
                origin("instance " + day + " by " + by, 0),
                AlarmAnswers.NONE,
                List.of(),
                false);
    }

    private static List<Incoming> withInstances() {
        var items = new ArrayList<Incoming>();
        items.add(series("series", 1));
        for (var day = 0; day < 12_000; day++) {
            items.add(moved(day, Duration.ofMinutes(30)));
        }
        return items;
    }

    private ImportReport take(List<Incoming> items) {
        return service.importCalendar("work.ics", items.iterator(), ImportOptions.STORE);
    }

    @Test
    void anInstanceThatComesTwiceIsComparedOnceAndItsSeriesIsPutTogetherOnceForAll() {
        var items = withInstances();
        for (var day = 0; day < 6_000; day++) {
            items.add(moved(day, Duration.ofMinutes(45)));
        }

        var report = take(items);

        assertEquals(12_001, report.count(Kind.ADDED));
        assertEquals(6_000, report.count(Kind.REFUSED));
        assertEquals(12_000, counting.instances);
        assertEquals(1, counting.series.size());
    }

    @ParameterizedTest
    @CsvSource({"1, REFUSED", "0, UNCHANGED"})
    void aSeriesThatComesAgainIsNotPutTogetherToBeCompared(int sequence, Kind kind) {
        var items = withInstances();
        for (var again = 0; again < 6_000; again++) {
            items.add(series("again " + again, sequence));
        }

        var report = take(items);

        assertEquals(12_001, report.count(Kind.ADDED));
        assertEquals(6_000, report.count(kind));
        assertEquals(0, counting.reminders);
    }
}
