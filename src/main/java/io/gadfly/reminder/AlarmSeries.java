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
    /// Before that none of its occurrences starts.
    private final Instant first;
    /// After that none does.
    private final Instant last;
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
            Stretch.Moves moves,
            AlarmOffset offsets) {
        this.alarm = alarm;
        this.trigger = trigger;
        this.recurrences = recurrences;
        this.exceptional = exceptional;
        this.stretch = stretch;
        this.first = stretch.earliestStart(moves);
        this.last = stretch.latestStart(moves);
        this.offsets = offsets;
        this.reach = offsets.reachOf(trigger, recurrences.schedule());
    }

    /// Whether all of it comes after `instant`, so that there is no need to ask; there may be none all the same
    /// where that cannot be told.
    boolean isAllAfter(Instant instant) {
        return !first.equals(Instant.MIN) && first.plus(reach.earliest()).isAfter(instant);
    }

    private boolean isAllBefore(Instant instant) {
        return !last.equals(Instant.MAX) && last.plus(reach.latest()).isBefore(instant);
    }

    /// All that fall due at the first instant after `instant` at which one does; throws a `RefusedException` where
    /// bounded work does not tell.
    List<DueAlarm> after(Instant instant) {
        if (!known.covers(instant)) {
            known = new Answer(instant, isAllBefore(instant) ? List.of() : search(instant));
        }
        return known.due();
    }

    /// Days and overrides can change the order of alarms against that of occurrences, so it looks on as far as
    /// they reach.
    private List<DueAlarm> search(Instant instant) {
        var earliest = new ArrayList<DueAlarm>();
        var from = later(instant.minus(reach.latest()), first).minusNanos(1);
        for (var next = startAfter(from); next.isPresent(); next = startAfter(next.get())) {
            var start = next.get();
            if (start.isAfter(last) || isBeyond(start, earliest)) {
                break;
            }
            for (var occurrence : recurrences.at(start)) {
                keepEarliest(earliest, occurrence, instant);
            }
            if (reach.isExact() && !earliest.isEmpty()) {
                break;
            }
        }
        earliest.sort(DueAlarm.ORDER);
        return List.copyOf(earliest);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private boolean isMine(Occurrence occurrence) {
        return stretch.has(occurrence) && !exceptional.contains(occurrence.recurrenceId());
    }

    private boolean isBeyond(Instant start, List<DueAlarm> earliest) {
        return !earliest.isEmpty()
                && start.plus(reach.earliest()).isAfter(earliest.getFirst().at());
    }

    private void keepEarliest(List<DueAlarm> earliest, Occurrence occurrence, Instant instant) {
        var at = offsets.instantOf(trigger, occurrence);
        if (!isMine(occurrence) || !at.isAfter(instant)) {
            return;
        }
        if (!earliest.isEmpty() && at.isBefore(earliest.getFirst().at())) {
            earliest.clear();
        }
        if (earliest.isEmpty() || at.equals(earliest.getFirst().at())) {
            earliest.add(new DueAlarm(at, alarm, Optional.of(occurrence), offsets.startOf(occurrence)));
        }
    }

    private Optional<Instant> startAfter(Instant instant) {
        return switch (recurrences.after(instant)) {
            case Next.At(var occurrence) -> Optional.of(occurrence.startIn(offsets.viewer()));
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
