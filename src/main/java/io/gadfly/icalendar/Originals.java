package io.gadfly.icalendar;

import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Zone;
import io.gadfly.schedule.Zones;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads the components that reminders came from, in the zones in which they were read when they came in.
final class Originals {
    private final ZoneTable zones;
    private final SpanReader spans = new SpanReader();
    private final RuleReader rules = new RuleReader();

    /// @param viewer the zone of times that have none or an unknown one
    Originals(Zone viewer) {
        this.zones = new ZoneTable(viewer, new ZoneDefinitions());
    }

    OriginalSeries of(Reminder reminder) {
        return switch (reminder.origin()) {
            case Origin.Local() -> new OriginalSeries(of(Component.empty(kindOf(reminder)), zones), Map.of());
            case Origin.Calendar origin -> of(origin, tableFor(reminder.definition()));
        };
    }

    private OriginalSeries of(Origin.Calendar origin, ZoneTable table) {
        var instances = new LinkedHashMap<CalendarTime, Original>();
        origin.instances()
                .forEach(instance ->
                        instances.put(instance.recurrenceId(), of(Component.ofText(instance.rawText()), table)));
        var master = origin.isOrphan()
                ? instances.values().iterator().next().nothing()
                : of(Component.ofText(origin.rawText()), table);
        return new OriginalSeries(master, instances);
    }

    private Original of(Component component, ZoneTable table) {
        return new Original(component, table, spans, rules);
    }

    /// With the zones that only the calendar itself explained.
    private ZoneTable tableFor(Definition definition) {
        var own = ZonesOf.definition(definition).stream()
                .filter(zone -> Zones.find(zone.id()).isEmpty())
                .toList();
        return own.isEmpty() ? zones : zones.with(own);
    }

    /// An event, which every calendar shows; a to-do where there is no time, or something that only a to-do can say.
    private static String kindOf(Reminder reminder) {
        var definition = reminder.definition();
        boolean event = definition.schedule().isPresent()
                && definition.afterDone().isEmpty()
                && reminder.status() != Reminder.Status.DONE;
        return event ? "VEVENT" : "VTODO";
    }
}
