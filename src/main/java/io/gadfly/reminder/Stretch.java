package io.gadfly.reminder;

import io.gadfly.schedule.Occurrence;
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
    Instant earliestStart(Moves moves) {
        return from.equals(Instant.MIN) ? from : from.minus(moves.earlier()).minus(SLACK);
    }

    /// After that none of its occurrences starts.
    Instant latestStart(Moves moves) {
        return until.equals(Instant.MAX) ? until : until.plus(moves.later()).plus(SLACK);
    }

    /// How far overrides move occurrences of a schedule, at most.
    record Moves(Duration earlier, Duration later) {
        static final Moves NONE = new Moves(Duration.ZERO, Duration.ZERO);

        static Moves of(Schedule schedule) {
            var earlier = Duration.ZERO;
            var later = Duration.ZERO;
            for (var override : schedule.overrides()) {
                var name = override.recurrenceId().in(Zone.UTC);
                var start = override.start().in(Zone.UTC);
                earlier = longer(earlier, Duration.between(start, name));
                later = longer(later, Duration.between(name, start));
            }
            return new Moves(earlier, later);
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? other : one;
        }
    }
}
