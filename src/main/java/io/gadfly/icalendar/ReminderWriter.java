package io.gadfly.icalendar;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes one reminder: its master, and an instance for each that differs from it.
///
/// What came in with a calendar and was not edited goes out as it came; Gadfly writes anew what it has a word
/// for and what has changed.
final class ReminderWriter {
    private final LineWriter lines;
    private final Instant stamp;

    ReminderWriter(LineWriter lines, Instant stamp) {
        this.lines = lines;
        this.stamp = stamp;
    }

    void write(Reminder reminder, OriginalSeries original, AlarmAnswers answers) throws IOException {
        var isOrphan = isOrphan(reminder);
        if (!isOrphan) {
            writer(reminder, original.master(), answers).writeMaster(reminder);
        }
        var said = isOrphan ? answers : acknowledged(answers);
        var version =
                reminder.origin() instanceof Origin.Local ? Optional.of(reminder.version()) : Optional.<Long>empty();
        for (var instance : instances(reminder, original).entrySet()) {
            writer(reminder, original.instance(instance.getKey()), said).writeInstance(instance.getValue(), version);
        }
    }

    private ComponentWriter writer(Reminder reminder, Original original, AlarmAnswers answers) {
        return new ComponentWriter(
                lines, stamp, reminder.uid(), reminder.definition().nag(), original, answers);
    }

    private static boolean isOrphan(Reminder reminder) {
        return reminder.origin() instanceof Origin.Calendar calendar && calendar.isOrphan();
    }

    /// What is asleep stands with the series.
    private static AlarmAnswers acknowledged(AlarmAnswers answers) {
        return new AlarmAnswers(answers.acknowledged(), Optional.empty());
    }

    /// By their recurrence ids: those that a calendar told apart, those at another time, those with other
    /// words. What does not take place here goes out as it came.
    private static Map<CalendarTime, Instance> instances(Reminder reminder, OriginalSeries original) {
        var definition = reminder.definition();
        var instances = new LinkedHashMap<CalendarTime, Instance>();
        var schedule = definition.schedule();
        var span = schedule.map(Schedule::span).orElse(Span.ZERO);
        if (reminder.origin() instanceof Origin.Calendar origin) {
            for (Origin.Instance told : stillThere(origin, schedule)) {
                var name = told.recurrenceId();
                instances.put(
                        name,
                        told.cancelled() || schedule.isEmpty()
                                ? Instance.of(name, original.instance(name))
                                : new Instance(unmoved(name, span), masterWords(name, definition)));
            }
        }
        for (ExceptionalInstance words : definition.exceptional()) {
            var time = new Rescheduled(words.recurrenceId(), words.range(), words.recurrenceId(), span);
            instances.put(words.recurrenceId(), new Instance(time, words));
        }
        for (Rescheduled time : schedule.map(Schedule::overrides).orElse(List.of())) {
            var words = Optional.ofNullable(instances.get(time.recurrenceId())).map(Instance::words);
            instances.put(
                    time.recurrenceId(),
                    new Instance(time, words.orElseGet(() -> masterWords(time.recurrenceId(), definition))));
        }
        return reminder.origin() instanceof Origin.Calendar origin ? inOrder(instances, origin) : instances;
    }

    /// Those of the calendar as they stood in it, since the first of them speaks for a series that nobody has.
    private static Map<CalendarTime, Instance> inOrder(Map<CalendarTime, Instance> instances, Origin.Calendar origin) {
        var ordered = new LinkedHashMap<CalendarTime, Instance>();
        for (Origin.Instance told : origin.instances()) {
            var there = instances.get(told.recurrenceId());
            if (there != null) {
                ordered.put(told.recurrenceId(), there);
            }
        }
        instances.forEach(ordered::putIfAbsent);
        return ordered;
    }

    /// Those that an edit of the series has not taken away; all of one without a time, for which they mean
    /// nothing.
    private static List<Origin.Instance> stillThere(Origin.Calendar origin, Optional<Schedule> schedule) {
        if (origin.instances().isEmpty() || schedule.isEmpty()) {
            return origin.instances();
        }
        var series = Recurrences.of(schedule.get(), Zone.UTC);
        return origin.instances().stream()
                .filter(told -> told.cancelled()
                        ? schedule.get().exceptions().contains(told.recurrenceId())
                        : series.contains(told.recurrenceId().in(Zone.UTC)))
                .toList();
    }

    private static Rescheduled unmoved(CalendarTime recurrenceId, Span span) {
        return new Rescheduled(recurrenceId, Rescheduled.Range.THIS, recurrenceId, span);
    }

    private static ExceptionalInstance masterWords(CalendarTime recurrenceId, Definition definition) {
        return new ExceptionalInstance(recurrenceId, definition.details(), definition.alarms());
    }

    /// An instance as it is written: when, and what it says.
    record Instance(Rescheduled time, ExceptionalInstance words) {
        static Instance of(CalendarTime name, Original original) {
            return new Instance(original.time(name), original.words(name));
        }
    }
}
