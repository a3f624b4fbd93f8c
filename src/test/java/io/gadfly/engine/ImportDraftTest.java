package io.gadfly.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.Skip;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.lang.management.ManagementFactory;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportDraftTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static ImportDraft series() {
        var rule =
                new RecurrenceRule(Frequency.DAILY, 1, new Limit.Forever(), ByParts.NONE, DayOfWeek.MONDAY, Skip.OMIT);
        var schedule = Schedule.repeating(CalendarTime.utc(START), rule);
        return ImportDraft.ofStored(new Reminder(
                new ReminderId(1),
                1,
                "a",
                Definition.of(Details.of("stand-up"), schedule),
                origin("series"),
                Reminder.Status.OPEN));
    }

    private static Origin.Calendar origin(String rawText) {
        return new Origin.Calendar("work.ics", 0, Optional.empty(), rawText, false);
    }

    private static Incoming.Instance moved(int day) {
        var name = START.plus(Duration.ofDays(day));
        var time = new Rescheduled(
                CalendarTime.utc(name),
                Rescheduled.Range.THIS,
                CalendarTime.utc(name.plus(Duration.ofMinutes(30))),
                Span.ZERO);
        return new Incoming.Instance(
                day,
                "a",
                time,
                new ExceptionalInstance(time.recurrenceId(), Details.of("moved"), List.of()),
                Reminder.Status.OPEN,
                origin("instance " + day),
                AlarmAnswers.NONE,
                List.of(),
                false);
    }

    private static ImportDraft taken(int instances) {
        var series = series();
        for (var day = 0; day < instances; day++) {
            var instance = moved(day);
            if (Novelty.of(series, instance, true) == Novelty.NEWER) {
                series.take(instance);
            }
        }
        return series;
    }

    private static long bytesFor(int instances) {
        var before = THREADS.getCurrentThreadAllocatedBytes();
        var series = taken(instances);
        var bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertEquals(
                instances,
                series.reminder()
                        .definition()
                        .schedule()
                        .orElseThrow()
                        .overrides()
                        .size());
        return bytes;
    }

    @Test
    void tenTimesAsManyInstancesOfASeriesTakeTenTimesTheMemoryAndNotAHundredTimes() {
        bytesFor(100);

        var few = bytesFor(500);
        var many = bytesFor(5_000);

        assertTrue(many < 20 * few, () -> many + " bytes for ten times as many as had taken " + few);
    }

    @Test
    void allThatWasToldApartIsInTheReminderThatIsWritten() {
        var reminder = taken(3).reminder();

        assertEquals(2, reminder.version());
        assertEquals(3, ((Origin.Calendar) reminder.origin()).instances().size());
        assertEquals(3, reminder.definition().exceptional().size());
    }
}
