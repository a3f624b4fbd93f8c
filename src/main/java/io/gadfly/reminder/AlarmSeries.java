package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Next;
import io.gadfly.schedule.Occurrence;
import io.gadfly.schedule.Recurrences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One relative alarm, repeated with each occurrence of a schedule but the exceptional ones.
final class AlarmSeries {
    private final Alarm alarm;
    private final Trigger.Relative trigger;
    private final Recurrences recurrences;
    private final Set<CalendarTime> exceptional;
    private final AlarmOffset offsets;
    private final AlarmOffset.Reach reach;

    AlarmSeries(
            Alarm alarm,
            Trigger.Relative trigger,
            Recurrences recurrences,
            Set<CalendarTime> exceptional,
            AlarmOffset offsets) {
        this.alarm = alarm;
        this.trigger = trigger;
        this.recurrences = recurrences;
        this.exceptional = exceptional;
        this.offsets = offsets;
        this.reach = offsets.reachOf(trigger, recurrences.schedule());
    }

    /// All that fall due at the first instant after `instant` at which one does. Days and overrides can change the
    /// order of alarms against that of occurrences, so it looks on as far as they reach.
    List<DueAlarm> after(Instant instant) {
        var earliest = new ArrayList<DueAlarm>();
        var from = instant.minus(reach.latest()).minusNanos(1);
        for (var next = occurrenceAfter(from); next.isPresent(); next = occurrenceAfter(next.get())) {
            var due = dueAt(next.get());
            if (!earliest.isEmpty() && isBeyond(next.get(), earliest.getFirst().at())) {
                break;
            }
            if (due.at().isAfter(instant) && !exceptional.contains(next.get().recurrenceId())) {
                keepEarliest(earliest, due);
            }
        }
        return earliest;
    }

    private boolean isBeyond(Occurrence occurrence, Instant best) {
        return start(occurrence).plus(reach.earliest()).isAfter(best);
    }

    private static void keepEarliest(List<DueAlarm> earliest, DueAlarm due) {
        if (!earliest.isEmpty() && due.at().isBefore(earliest.getFirst().at())) {
            earliest.clear();
        }
        if (earliest.isEmpty() || due.at().equals(earliest.getFirst().at())) {
            earliest.add(due);
        }
    }

    private DueAlarm dueAt(Occurrence occurrence) {
        return new DueAlarm(
                offsets.instantOf(trigger, occurrence), alarm, Optional.of(occurrence), offsets.startOf(occurrence));
    }

    private Optional<Occurrence> occurrenceAfter(Occurrence occurrence) {
        return occurrenceAfter(start(occurrence));
    }

    private Instant start(Occurrence occurrence) {
        return occurrence.startIn(offsets.viewer());
    }

    private Optional<Occurrence> occurrenceAfter(Instant instant) {
        return switch (recurrences.after(instant)) {
            case Next.At(var occurrence) -> Optional.of(occurrence);
            case Next.Ended(), Next.Never(), Next.BeyondRange(), Next.BeyondCost() -> Optional.empty();
        };
    }
}
