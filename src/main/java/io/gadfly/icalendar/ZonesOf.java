package io.gadfly.icalendar;

import io.gadfly.reminder.Definition;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.util.LinkedHashSet;
import java.util.Set;

/// The zones for which a VTIMEZONE is needed.
final class ZonesOf {
    private ZonesOf() {}

    /// Those that an export needs: an end can come in another zone than the start.
    static Set<Zone> written(Definition definition, OriginalSeries original) {
        var zones = definition(definition);
        definition
                .schedule()
                .flatMap(schedule -> original.master().endOf(schedule.start(), schedule.span()))
                .ifPresent(end -> add(end, zones));
        original.instances().forEach((name, came) -> {
            var time = came.time(name);
            came.endOf(time.start(), time.span()).ifPresent(end -> add(end, zones));
        });
        return zones;
    }

    static Set<Zone> definition(Definition definition) {
        var zones = new LinkedHashSet<Zone>();
        definition.schedule().ifPresent(schedule -> add(schedule, zones));
        definition.exceptional().forEach(instance -> add(instance.recurrenceId(), zones));
        return zones;
    }

    private static void add(Schedule schedule, Set<Zone> zones) {
        add(schedule.start(), zones);
        schedule.dates().forEach(date -> add(date.start(), zones));
        schedule.exceptions().forEach(time -> add(time, zones));
        schedule.overrides().forEach(moved -> {
            add(moved.recurrenceId(), zones);
            add(moved.start(), zones);
        });
    }

    private static void add(CalendarTime time, Set<Zone> zones) {
        if (time instanceof CalendarTime.Zoned zoned && !zoned.zone().isUtc()) {
            zones.add(zoned.zone());
        }
    }
}
