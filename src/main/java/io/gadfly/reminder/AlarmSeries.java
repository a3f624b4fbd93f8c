package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Next;
import io.gadfly.schedule.Occurrence;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One relative alarm, repeated with each occurrence of a stretch of a schedule but the exceptional ones.
final class AlarmSeries {
    private final Alarm alarm;
    private final Trigger.Relative trigger;
    private final Recurrences recurrences;
    private final Set<CalendarTime> exceptional;
    private final Stretch stretch;
    private final AlarmOffset offsets;
    private final AlarmOffset.Reach reach;

    /// The last answer: many questions lie close together, with much that is exceptional between.
    private Answer known = Answer.NONE;

    AlarmSeries(
            Alarm alarm,
            Trigger.Relative trigger,
            Recurrences recurrences,
            Set<CalendarTime> exceptional,
            Stretch stretch,
            AlarmOffset offsets) {
        this.alarm = alarm;
        this.trigger = trigger;
        this.recurrences = recurrences;
        this.exceptional = exceptional;
        this.stretch = stretch;
        this.offsets = offsets;
        this.reach = offsets.reachOf(trigger, recurrences.schedule());
    }

    /// All that fall due at the first instant after `instant` at which one does; throws a `RefusedException` where
    /// bounded work does not tell.
    List<DueAlarm> after(Instant instant) {
        if (!known.covers(instant)) {
            known = new Answer(instant, search(instant));
        }
        return known.due();
    }

    /// Days and overrides can change the order of alarms against that of occurrences, so it looks on as far as they
    /// reach.
    private List<DueAlarm> search(Instant instant) {
        var earliest = new ArrayList<DueAlarm>();
        var first = stretch.earliestStart(recurrences.schedule());
        var last = stretch.latestStart(recurrences.schedule());
        var from = later(instant.minus(reach.latest()), first).minusNanos(1);
        for (var next = occurrenceAfter(from); next.isPresent(); next = occurrenceAfter(start(next.get()))) {
            if (!earliest.isEmpty() && isBeyond(next.get(), earliest.getFirst().at())) {
                break;
            }
            if (start(next.get()).isAfter(last)) {
                break;
            }
            recurrences.at(start(next.get())).stream()
                    .filter(this::isMine)
                    .map(this::dueAt)
                    .filter(due -> due.at().isAfter(instant))
                    .forEach(due -> keepEarliest(earliest, due));
        }
        return List.copyOf(earliest);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private boolean isMine(Occurrence occurrence) {
        return stretch.has(occurrence) && !exceptional.contains(occurrence.recurrenceId());
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

    private Instant start(Occurrence occurrence) {
        return occurrence.startIn(offsets.viewer());
    }

    private Optional<Occurrence> occurrenceAfter(Instant instant) {
        return switch (recurrences.after(instant)) {
            case Next.At(var occurrence) -> Optional.of(occurrence);
            case Next.Ended(), Next.Never(), Next.BeyondRange() -> Optional.empty();
            case Next.BeyondCost(var refusal) -> throw new RefusedException(refusal);
        };
    }

    /// What falls due first after some instant; the same for every later one before that.
    private record Answer(Instant asked, List<DueAlarm> due) {
        static final Answer NONE = new Answer(Instant.MAX, List.of());

        boolean covers(Instant instant) {
            return !instant.isBefore(asked)
                    && (due.isEmpty() || instant.isBefore(due.getFirst().at()));
        }
    }
}
