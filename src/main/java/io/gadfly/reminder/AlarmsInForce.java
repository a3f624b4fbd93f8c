package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which alarms a definition gives which of its instances: its own, those of an instance that changes all from
/// it on, or those of one that stands alone.
///
/// @param changes what holds from some instance on, the earliest first
record AlarmsInForce(Definition definition, List<ExceptionalInstance> changes) {
    /// From one change to the next.
    record Reign(Stretch stretch, List<Alarm> alarms) {}

    static AlarmsInForce of(Definition definition) {
        return new AlarmsInForce(definition, changesOf(definition.exceptional()));
    }

    private static List<ExceptionalInstance> changesOf(List<ExceptionalInstance> exceptional) {
        if (exceptional.isEmpty()) {
            return List.of();
        }
        return exceptional.stream()
                .filter(ExceptionalInstance::isFromHereOn)
                .sorted(Comparator.comparing(AlarmsInForce::nameOf))
                .toList();
    }

    private static Instant nameOf(ExceptionalInstance instance) {
        return instance.recurrenceId().in(Zone.UTC);
    }

    /// The alarms of the series up to the first change of them, then those of each change up to the next.
    List<Reign> reigns() {
        var reigns = new ArrayList<Reign>();
        var from = Instant.MIN;
        var alarms = definition.alarms();
        for (var change : changes) {
            if (!change.alarms().equals(alarms)) {
                reigns.add(new Reign(new Stretch(from, nameOf(change)), orAtStart(alarms)));
                from = nameOf(change);
                alarms = change.alarms();
            }
        }
        reigns.add(new Reign(new Stretch(from, Instant.MAX), orAtStart(alarms)));
        return reigns;
    }

    /// The instances that stand alone.
    List<ExceptionalInstance> alone() {
        return definition.exceptional().stream()
                .filter(instance -> !instance.isFromHereOn())
                .toList();
    }

    Set<CalendarTime> namesOfAlone() {
        return alone().stream().map(ExceptionalInstance::recurrenceId).collect(Collectors.toUnmodifiableSet());
    }

    /// @param name of an instance
    List<Alarm> at(CalendarTime name) {
        return orAtStart(definition.exceptional().stream()
                .filter(instance -> instance.recurrenceId().equals(name))
                .findFirst()
                .or(() -> lastChangeUpTo(name.in(Zone.UTC)))
                .map(ExceptionalInstance::alarms)
                .orElse(definition.alarms()));
    }

    private Optional<ExceptionalInstance> lastChangeUpTo(Instant name) {
        return changes.reversed().stream()
                .filter(change -> !nameOf(change).isAfter(name))
                .findFirst();
    }

    static List<Alarm> orAtStart(List<Alarm> alarms) {
        return alarms.isEmpty() ? List.of(Alarm.AT_START) : alarms;
    }
}
