package io.gadfly.reminder;

import io.gadfly.schedule.Occurrence;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;

/// A part of a series, by the recurrence ids of its occurrences: where the words and alarms are the same.
///
/// @param from the first
/// @param until the first that is not in it
record Stretch(Instant from, Instant until) {
    static final Stretch WHOLE = new Stretch(Instant.MIN, Instant.MAX);

    /// What zones and changes of the clock can make of a wall time.
    private static final Duration SLACK = Duration.ofHours(52);

    boolean has(Occurrence occurrence) {
        var name = occurrence.recurrenceId().in(Zone.UTC);
        return !name.isBefore(from) && name.isBefore(until);
    }

    /// Before that none of its occurrences starts, wherever overrides have moved them.
    Instant earliestStart(Schedule schedule) {
        return from.equals(Instant.MIN)
                ? from
                : from.plus(shift(schedule, false)).minus(SLACK);
    }

    /// After that none of its occurrences starts.
    Instant latestStart(Schedule schedule) {
        return until.equals(Instant.MAX)
                ? until
                : until.plus(shift(schedule, true)).plus(SLACK);
    }

    private static Duration shift(Schedule schedule, boolean isLater) {
        return schedule.overrides().stream()
                .map(Stretch::shift)
                .filter(shift -> shift.isNegative() != isLater)
                .max((one, other) -> one.abs().compareTo(other.abs()))
                .orElse(Duration.ZERO);
    }

    private static Duration shift(Rescheduled override) {
        return Duration.between(
                override.recurrenceId().in(Zone.UTC), override.start().in(Zone.UTC));
    }
}
