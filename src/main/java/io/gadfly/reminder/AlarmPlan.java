package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Occurrence;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.RefusedException;
import io.gadfly.schedule.Zone;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The alarms of one definition laid over its occurrences, for a viewer in one zone: lazy, and endless where the
/// schedule is.
public final class AlarmPlan {
    private final AlarmsInForce inForce;
    private final Optional<Recurrences> recurrences;
    private final AlarmOffset offsets;
    private final List<AlarmSeries> series = new ArrayList<>();
    private final LoneAlarms lone = new LoneAlarms();

    private AlarmPlan(Definition definition, Optional<Recurrences> recurrences, AlarmOffset offsets) {
        this.inForce = AlarmsInForce.of(definition);
        this.recurrences = recurrences;
        this.offsets = offsets;
    }

    /// @param recurrences of the definition's active schedule; empty where it has none
    /// @param morning when an alarm of a whole day speaks
    public static AlarmPlan of(
            Definition definition, Optional<Recurrences> recurrences, Zone viewer, LocalTime morning) {
        var plan = new AlarmPlan(definition, recurrences, new AlarmOffset(viewer, morning));
        if (definition.exceptional().isEmpty()) {
            plan.add(AlarmsInForce.orAtStart(definition.alarms()), Stretch.WHOLE, Stretch.Moves.NONE, Set.of());
        } else {
            plan.addExceptional();
        }
        plan.lone.sort();
        return plan;
    }

    private void addExceptional() {
        var alone = inForce.namesOfAlone();
        var moves = recurrences.map(dates -> Stretch.Moves.of(dates.schedule())).orElse(Stretch.Moves.NONE);
        inForce.reigns().forEach(reign -> add(reign.alarms(), reign.stretch(), moves, alone));
        recurrences.ifPresent(dates -> {
            var occurrences = new NamedOccurrences(dates, offsets.viewer());
            inForce.alone().forEach(instance -> add(instance, occurrences));
        });
    }

    private void add(List<Alarm> alarms, Stretch stretch, Stretch.Moves moves, Set<CalendarTime> alone) {
        alarms.forEach(alarm -> add(alarm, stretch, moves, alone));
    }

    private void add(Alarm alarm, Stretch stretch, Stretch.Moves moves, Set<CalendarTime> alone) {
        switch (alarm.trigger()) {
            case Trigger.Absolute(var at) -> lone.add(absolute(alarm, at));
            case Trigger.Relative relative ->
                recurrences.ifPresent(
                        dates -> series.add(new AlarmSeries(alarm, relative, dates, alone, stretch, moves, offsets)));
        }
    }

    private void add(ExceptionalInstance instance, NamedOccurrences occurrences) {
        occurrences
                .find(instance.recurrenceId())
                .ifPresent(occurrence -> AlarmsInForce.orAtStart(instance.alarms())
                        .forEach(alarm -> lone.add(dueAt(alarm, occurrence))));
    }

    private static DueAlarm absolute(Alarm alarm, Instant at) {
        return new DueAlarm(at, alarm, Optional.empty(), at);
    }

    private DueAlarm dueAt(Alarm alarm, Occurrence occurrence) {
        return switch (alarm.trigger()) {
            case Trigger.Absolute(var at) -> absolute(alarm, at);
            case Trigger.Relative relative ->
                new DueAlarm(
                        offsets.instantOf(relative, occurrence),
                        alarm,
                        Optional.of(occurrence),
                        offsets.startOf(occurrence));
        };
    }

    // Along the time

    /// All alarms that fall due at the first instant strictly after `instant` at which any does; empty where
    /// none will, or where bounded work does not tell (`isBeyondCost`).
    public List<DueAlarm> after(Instant instant) {
        var earliest = lone.after(instant);
        for (var alarms : series) {
            if (!earliest.isEmpty() && alarms.isAllAfter(earliest.getFirst().at())) {
                continue;
            }
            earliest = earlier(earliest, computed(alarms, instant).orElse(List.of()));
        }
        return earliest;
    }

    /// Whichever falls due first; both in order, where they do together.
    private static List<DueAlarm> earlier(List<DueAlarm> some, List<DueAlarm> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return some.isEmpty() ? others : some;
        }
        var order = some.getFirst().at().compareTo(others.getFirst().at());
        if (order != 0) {
            return order < 0 ? some : others;
        }
        return Stream.concat(some.stream(), others.stream())
                .sorted(DueAlarm.ORDER)
                .toList();
    }

    /// Whether there may be alarms after `instant` that cannot be found with bounded work.
    public boolean isBeyondCost(Instant instant) {
        return series.stream().anyMatch(alarms -> computed(alarms, instant).isEmpty());
    }

    private static Optional<List<DueAlarm>> computed(AlarmSeries alarms, Instant instant) {
        try {
            return Optional.of(alarms.after(instant));
        } catch (RefusedException _) {
            return Optional.empty();
        }
    }

    /// Those that fall due after `from`, up to and including `to`, in order, but no more than about `limit`:
    /// all of an instant or none.
    public List<DueAlarm> between(Instant from, Instant to, int limit) {
        var found = new ArrayList<DueAlarm>();
        for (var next = after(from);
                isWanted(next, to, found, limit);
                next = after(next.getFirst().at())) {
            found.addAll(next);
        }
        return found;
    }

    private static boolean isWanted(List<DueAlarm> next, Instant to, List<DueAlarm> found, int limit) {
        return !next.isEmpty() && !next.getFirst().at().isAfter(to) && found.size() < limit;
    }

    /// All alarms that fall due at that instant.
    public List<DueAlarm> dueAt(Instant instant) {
        var next = after(instant.minusNanos(1));
        return next.stream().filter(alarm -> alarm.at().equals(instant)).toList();
    }

    public Optional<Instant> nextAfter(Instant instant) {
        return after(instant).stream().map(DueAlarm::at).findFirst();
    }

    /// The latest alarm at or before `instant`: one of the last occurrence that had begun by then, or one that
    /// stands alone.
    public Optional<Instant> lastUpTo(Instant instant) {
        var begun = lastBegun(instant).stream().flatMap(this::alarmsOf);
        return Stream.concat(begun, lone.stream())
                .map(DueAlarm::at)
                .filter(at -> !at.isAfter(instant))
                .max(Instant::compareTo);
    }

    /// The last occurrence that had begun by then; none, where bounded work does not tell.
    public Optional<Occurrence> lastBegun(Instant instant) {
        return recurrences.flatMap(dates -> NamedOccurrences.lastBegun(dates, instant));
    }

    // Of one occurrence

    /// The alarms of the occurrence of that name; none where there is no such occurrence.
    public List<DueAlarm> alarmsOf(CalendarTime name) {
        return recurrences.flatMap(dates -> new NamedOccurrences(dates, offsets.viewer()).find(name)).stream()
                .flatMap(this::alarmsOf)
                .toList();
    }

    private Stream<DueAlarm> alarmsOf(Occurrence occurrence) {
        return inForce.at(occurrence.recurrenceId()).stream().map(alarm -> dueAt(alarm, occurrence));
    }

    /// The alarms of the occurrence that a fire belongs to, its own among them; only absolute ones belong to none.
    public List<DueAlarm> siblings(Fire fire) {
        return recurrences.stream()
                .flatMap(dates -> NamedOccurrences.of(fire, dates))
                .flatMap(this::alarmsOf)
                .toList();
    }

    /// The alarms of the occurrences that start then.
    public List<DueAlarm> startingAt(Instant start) {
        return recurrences.stream()
                .flatMap(dates -> NamedOccurrences.startingAt(dates, start, offsets))
                .flatMap(this::alarmsOf)
                .toList();
    }

    /// The alarms of what the occurrence of a fire has become, where the fire comes from another version: of
    /// the occurrence with its name, or else of the one that starts closest; where there are several, within a
    /// day. All that belong to no occurrence, of a fire that belongs to none itself.
    public List<DueAlarm> closestTo(Fire fire) {
        var ofOccurrence = recurrences.stream()
                .flatMap(dates -> new NamedOccurrences(dates, offsets.viewer()).closestTo(fire, offsets).stream())
                .flatMap(this::alarmsOf);
        return fire.fence().isOfNoOccurrence()
                ? Stream.concat(lone.stream(), ofOccurrence).distinct().toList()
                : ofOccurrence.toList();
    }

    /// Whether the fire would still come about: an edit has not taken its alarm or moved it. That the user went to
    /// another zone or wants their mornings later since does not take it away.
    public boolean stillHas(Fire fire) {
        return Stream.concat(lone.stream(), siblings(fire).stream()).anyMatch(due -> isOf(due, fire));
    }

    private static boolean isOf(DueAlarm due, Fire fire) {
        var fence = due.fence(fire.fence().reminder());
        return fence.equals(fire.fence())
                || fire.fence().isOlderFormOf(fence) && due.at().equals(fire.dueAt());
    }
}
