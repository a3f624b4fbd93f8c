package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Next;
import io.gadfly.schedule.Occurrence;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.RefusedException;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
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

    /// All that start then, a day in its morning.
    static Stream<Occurrence> startingAt(Recurrences recurrences, Instant start, AlarmOffset offsets) {
        var from = recurrences.schedule().start() instanceof CalendarTime.Day ? start.minus(DAY_AND_SLACK) : start;
        return recurrences
                .between(from, start.plusNanos(1))
                .filter(occurrence -> offsets.startOf(occurrence).equals(start));
    }

    /// What the one that a fire belongs to has become: it has its name, or starts closest; within a day, where
    /// there are others.
    Optional<Occurrence> closestTo(Fire fire, AlarmOffset offsets) {
        return fire.fence()
                .occurrence(recurrences.schedule().start())
                .flatMap(this::find)
                .or(() -> closestTo(fire.startsAt(), offsets));
    }

    private Optional<Occurrence> closestTo(Instant start, AlarmOffset offsets) {
        var furthest = recurrences.schedule().repeats() ? Duration.ofDays(1) : ChronoUnit.FOREVER.getDuration();
        return Stream.concat(lastBegun(recurrences, start).stream(), nextAfter(start).stream())
                .filter(occurrence -> distance(occurrence, start, offsets).compareTo(furthest) < 0)
                .min(Comparator.comparing(occurrence -> distance(occurrence, start, offsets)));
    }

    private Optional<Occurrence> nextAfter(Instant instant) {
        return switch (recurrences.after(instant)) {
            case Next.At(var next) -> Optional.of(next);
            case Next.BeyondCost _, Next.Ended _, Next.Never _, Next.BeyondRange _ -> Optional.empty();
        };
    }

    private static Duration distance(Occurrence occurrence, Instant start, AlarmOffset offsets) {
        return Duration.between(start, offsets.startOf(occurrence)).abs();
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
