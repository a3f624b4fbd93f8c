package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Occurrence;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.RefusedException;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The alarms of one definition laid over its occurrences, for a viewer in one zone: lazy, and endless where the
/// schedule is.
public final class AlarmPlan {
    private static final Duration DAY_AND_SLACK = Duration.ofHours(52);

    private final Definition definition;
    /// What holds from some instance on, the earliest first.
    private final List<ExceptionalInstance> changes;

    private final Optional<Recurrences> recurrences;
    private final AlarmOffset offsets;
    private final List<AlarmSeries> series = new ArrayList<>();
    /// Absolute alarms and those of exceptional instances, laid out in order.
    private final List<DueAlarm> single = new ArrayList<>();

    private AlarmPlan(Definition definition, Optional<Recurrences> recurrences, AlarmOffset offsets) {
        this.definition = definition;
        this.changes = changesOf(definition.exceptional());
        this.recurrences = recurrences;
        this.offsets = offsets;
    }

    private static List<ExceptionalInstance> changesOf(List<ExceptionalInstance> exceptional) {
        if (exceptional.isEmpty()) {
            return List.of();
        }
        return exceptional.stream()
                .filter(ExceptionalInstance::isFromHereOn)
                .sorted(Comparator.comparing(AlarmPlan::nameOf))
                .toList();
    }

    /// @param recurrences of the definition's active schedule; empty where it has none
    /// @param morning when an alarm of a whole day speaks
    public static AlarmPlan of(
            Definition definition, Optional<Recurrences> recurrences, Zone viewer, LocalTime morning) {
        var plan = new AlarmPlan(definition, recurrences, new AlarmOffset(viewer, morning));
        if (definition.exceptional().isEmpty()) {
            plan.add(definition.alarms(), Stretch.WHOLE, Set.of());
        } else {
            plan.addStretches();
        }
        plan.single.sort(DueAlarm.ORDER);
        return plan;
    }

    private static List<Alarm> orAtStart(List<Alarm> alarms) {
        return alarms.isEmpty() ? List.of(Alarm.AT_START) : alarms;
    }

    private static Instant nameOf(ExceptionalInstance instance) {
        return instance.recurrenceId().in(Zone.UTC);
    }

    /// The alarms of the series up to the first change, then those of each change up to the next; and those of the
    /// instances that stand alone.
    private void addStretches() {
        var alone = definition.exceptional().stream()
                .filter(instance -> !instance.isFromHereOn())
                .toList();
        var exceptional = alone.stream().map(ExceptionalInstance::recurrenceId).collect(Collectors.toUnmodifiableSet());
        var from = Instant.MIN;
        var alarms = definition.alarms();
        for (var change : changes) {
            add(alarms, new Stretch(from, nameOf(change)), exceptional);
            from = nameOf(change);
            alarms = change.alarms();
        }
        add(alarms, new Stretch(from, Instant.MAX), exceptional);
        recurrences.ifPresent(dates -> {
            var moved = moved(dates);
            alone.forEach(instance -> add(instance, dates, moved));
        });
    }

    private void add(List<Alarm> alarms, Stretch stretch, Set<CalendarTime> exceptional) {
        orAtStart(alarms).forEach(alarm -> add(alarm, stretch, exceptional));
    }

    private void add(Alarm alarm, Stretch stretch, Set<CalendarTime> exceptional) {
        switch (alarm.trigger()) {
            case Trigger.Absolute(var at) -> single.add(new DueAlarm(at, alarm, Optional.empty(), at));
            case Trigger.Relative relative ->
                recurrences.ifPresent(
                        dates -> series.add(new AlarmSeries(alarm, relative, dates, exceptional, stretch, offsets)));
        }
    }

    private void add(ExceptionalInstance instance, Recurrences recurrences, Map<CalendarTime, Rescheduled> moved) {
        occurrenceOf(instance.recurrenceId(), recurrences, moved)
                .ifPresent(occurrence ->
                        orAtStart(instance.alarms()).forEach(alarm -> single.add(dueAt(alarm, occurrence))));
    }

    private static Map<CalendarTime, Rescheduled> moved(Recurrences recurrences) {
        var moved = new HashMap<CalendarTime, Rescheduled>();
        recurrences.schedule().overrides().forEach(override -> moved.putIfAbsent(override.recurrenceId(), override));
        return moved;
    }

    private Optional<Occurrence> occurrenceOf(
            CalendarTime name, Recurrences recurrences, Map<CalendarTime, Rescheduled> moved) {
        var override = moved.get(name);
        if (override != null && override.range() == Rescheduled.Range.THIS) {
            return Optional.of(new Occurrence(name, override.start(), override.span()));
        }
        var start = override == null ? name : override.start();
        var at = start.in(offsets.viewer());
        try (Stream<Occurrence> candidates = recurrences.between(at, at.plusNanos(1))) {
            return candidates
                    .filter(occurrence -> occurrence.recurrenceId().equals(name))
                    .findFirst();
        }
    }

    /// The alarms of the occurrence of that name; none where there is no such occurrence.
    public List<DueAlarm> alarmsOf(CalendarTime name) {
        return recurrences
                .flatMap(dates -> occurrenceOf(name, dates, moved(dates)))
                .map(occurrence -> alarmsOf(occurrence).stream()
                        .map(alarm -> dueAt(alarm, occurrence))
                        .toList())
                .orElse(List.of());
    }

    private DueAlarm dueAt(Alarm alarm, Occurrence occurrence) {
        return switch (alarm.trigger()) {
            case Trigger.Absolute(var at) -> new DueAlarm(at, alarm, Optional.empty(), at);
            case Trigger.Relative relative ->
                new DueAlarm(
                        offsets.instantOf(relative, occurrence),
                        alarm,
                        Optional.of(occurrence),
                        offsets.startOf(occurrence));
        };
    }

    /// All alarms that fall due at the first instant strictly after `instant` at which any does; empty where none will,
    /// or where bounded work does not tell (`isBeyondCost`).
    public List<DueAlarm> after(Instant instant) {
        var earliest = singleAfter(instant);
        for (var alarms : series) {
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

    /// The first and those at the same instant.
    private List<DueAlarm> singleAfter(Instant instant) {
        var from = firstSingleAfter(instant);
        return from == single.size()
                ? List.of()
                : single.subList(from, firstSingleAfter(single.get(from).at()));
    }

    private int firstSingleAfter(Instant instant) {
        var from = 0;
        for (var to = single.size(); from < to; ) {
            var middle = (from + to) >>> 1;
            if (single.get(middle).at().isAfter(instant)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /// Those that fall due after `from`, up to and including `to`, in order, but no more than about `limit`: all of an
    /// instant or none.
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

    public Optional<Instant> nextAfter(Instant instant) {
        return after(instant).stream().map(DueAlarm::at).findFirst();
    }

    /// The latest alarm at or before `instant`: one of the last occurrence that had begun by then, or one that stands
    /// alone.
    public Optional<Instant> lastUpTo(Instant instant) {
        var begun = recurrences
                .flatMap(dates -> lastBegun(dates, instant))
                .map(occurrence -> alarmsOf(occurrence).stream()
                        .map(alarm -> dueAt(alarm, occurrence))
                        .toList())
                .orElse(List.of());
        return Stream.concat(begun.stream(), single.stream())
                .map(DueAlarm::at)
                .filter(at -> !at.isAfter(instant))
                .max(Instant::compareTo);
    }

    private static Optional<Occurrence> lastBegun(Recurrences recurrences, Instant instant) {
        try {
            return recurrences.before(instant.plusNanos(1));
        } catch (RefusedException _) {
            return Optional.empty();
        }
    }

    /// The alarms of the occurrence that a fire belongs to, its own among them; only absolute ones belong to none.
    public List<DueAlarm> siblings(Fire fire) {
        return recurrences.stream()
                .flatMap(dates -> near(fire.startsAt(), dates))
                .filter(occurrence -> FenceText.of(occurrence.recurrenceId())
                        .equals(fire.fence().recurrenceId()))
                .flatMap(occurrence -> alarmsOf(occurrence).stream().map(alarm -> dueAt(alarm, occurrence)))
                .toList();
    }

    private static Stream<Occurrence> near(Instant start, Recurrences recurrences) {
        return recurrences.between(start.minus(DAY_AND_SLACK), start.plus(DAY_AND_SLACK));
    }

    private List<Alarm> alarmsOf(Occurrence occurrence) {
        return orAtStart(definition.exceptional().stream()
                .filter(instance -> instance.recurrenceId().equals(occurrence.recurrenceId()))
                .findFirst()
                .or(() -> lastChangeUpTo(occurrence.recurrenceId().in(Zone.UTC)))
                .map(ExceptionalInstance::alarms)
                .orElse(definition.alarms()));
    }

    private Optional<ExceptionalInstance> lastChangeUpTo(Instant name) {
        return changes.reversed().stream()
                .filter(change -> !nameOf(change).isAfter(name))
                .findFirst();
    }

    /// Whether the fire would still come about: an edit has not taken its alarm or moved it. That the user went to
    /// another zone or wants their mornings later since does not take it away.
    public boolean stillHas(Fire fire) {
        return Stream.concat(single.stream(), siblings(fire).stream()).anyMatch(due -> isOf(due, fire));
    }

    private static boolean isOf(DueAlarm due, Fire fire) {
        var fence = due.fence(fire.fence().reminder());
        return fence.equals(fire.fence())
                || fire.fence().isOlderFormOf(fence) && due.at().equals(fire.dueAt());
    }
}
