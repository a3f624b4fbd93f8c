package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Occurrence;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.RefusedException;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds single occurrences of a schedule: by their names, or near an instant.
final class NamedOccurrences {
    private static final Duration DAY_AND_SLACK = Duration.ofHours(52);

    private final Recurrences recurrences;
    private final Zone viewer;
    private final Map<CalendarTime, Rescheduled> moved = new HashMap<>();

    NamedOccurrences(Recurrences recurrences, Zone viewer) {
        this.recurrences = recurrences;
        this.viewer = viewer;
        recurrences.schedule().overrides().forEach(override -> moved.putIfAbsent(override.recurrenceId(), override));
    }

    Optional<Occurrence> find(CalendarTime name) {
        var override = moved.get(name);
        if (override != null && override.range() == Rescheduled.Range.THIS) {
            return Optional.of(new Occurrence(name, override.start(), override.span()));
        }
        var start = override == null ? name : override.start();
        var at = start.in(viewer);
        try (Stream<Occurrence> candidates = recurrences.between(at, at.plusNanos(1))) {
            return candidates
                    .filter(occurrence -> occurrence.recurrenceId().equals(name))
                    .findFirst();
        }
    }

    /// The last that had begun by then; none, where bounded work does not tell.
    static Optional<Occurrence> lastBegun(Recurrences recurrences, Instant instant) {
        try {
            return recurrences.before(instant.plusNanos(1));
        } catch (RefusedException _) {
            return Optional.empty();
        }
    }

    /// The one that a fire belongs to.
    static Stream<Occurrence> of(Fire fire, Recurrences recurrences) {
        var start = fire.startsAt();
        return recurrences
                .between(start.minus(DAY_AND_SLACK), start.plus(DAY_AND_SLACK))
                .filter(occurrence -> FenceText.of(occurrence.recurrenceId())
                        .equals(fire.fence().recurrenceId()));
    }
}
