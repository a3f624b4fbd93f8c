package io.gadfly.icalendar;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Paraphrases.Told;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Zone;
import io.gadfly.schedule.Zones;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
            case Origin.Calendar origin -> of(origin, reminder.definition());
        };
    }

    private OriginalSeries of(Origin.Calendar origin, Definition definition) {
        var table = tableFor(definition, Component.ofText(textOf(origin)));
        var instances = new LinkedHashMap<CalendarTime, Original>();
        var alarms = alarmsOf(definition.exceptional());
        for (Origin.Instance told : origin.instances()) {
            var name = told.recurrenceId();
            var own = alarms.getOrDefault(name, definition.alarms());
            instances.put(name, of(Component.ofText(told.rawText()), table, own));
        }
        var master = origin.isOrphan() ? instances.values().iterator().next().nothing() : masterOf(origin, definition);
        return new OriginalSeries(master, instances);
    }

    /// The series or single reminder alone, which has come.
    Original masterOf(Origin.Calendar origin, Definition definition) {
        var master = master(origin, definition);
        return of(master, tableFor(definition, master), definition.alarms());
    }

    private static String textOf(Origin.Calendar origin) {
        return origin.isOrphan() ? origin.instances().getFirst().rawText() : origin.rawText();
    }

    /// An instance of `series` as it came; where it never did, an empty one.
    Original of(Definition series, Told told) {
        var alarms = told.words().alarms();
        return told.source()
                .map(source -> Component.ofText(source.rawText()))
                .map(component -> of(component, tableFor(series, component), alarms))
                .orElseGet(() -> of(Component.empty("VEVENT"), zones));
    }

    /// An event has a start (RFC 5545 §3.6.1); one that came without is something to do.
    private static Component master(Origin.Calendar origin, Definition definition) {
        var component = Component.ofText(origin.rawText());
        boolean isStartless =
                definition.schedule().isEmpty() && component.name().equals("VEVENT");
        return isStartless ? component.named("VTODO") : component;
    }

    private static Map<CalendarTime, List<Alarm>> alarmsOf(List<ExceptionalInstance> exceptional) {
        return exceptional.stream()
                .collect(Collectors.toMap(
                        ExceptionalInstance::recurrenceId, ExceptionalInstance::alarms, (first, _) -> first));
    }

    /// An alarm at a time of the wall was an instant for the one who took the calendar in, perhaps elsewhere: the
    /// component is read from where it gives the alarms that are there.
    private Original of(Component component, ZoneTable table, List<Alarm> alarms) {
        var original = of(component, table);
        if (original.alarms().equals(alarms)) {
            return original;
        }
        return original.viewersOf(alarms).stream()
                .map(viewer -> of(component, table.seenFrom(viewer)))
                .filter(other -> other.alarms().equals(alarms))
                .findFirst()
                .orElse(original);
    }

    private Original of(Component component, ZoneTable table) {
        return new Original(component, table, spans, rules);
    }

    /// Where nobody knows the zone of its start, what it starts in was taken for it.
    private ZoneTable tableFor(Definition definition, Component component) {
        var table = tableFor(definition);
        return component
                .first("DTSTART")
                .flatMap(line -> line.parameter("TZID"))
                .filter(id -> !table.knows(TextValue.unescape(id)))
                .flatMap(_ -> definition.schedule())
                .flatMap(schedule -> zoneOf(schedule.start()))
                .map(table::taking)
                .orElse(table);
    }

    private static Optional<Zone> zoneOf(CalendarTime time) {
        return time instanceof CalendarTime.Zoned(var _, var zone) ? Optional.of(zone) : Optional.empty();
    }

    /// With the zones that only the calendar itself explained.
    private ZoneTable tableFor(Definition definition) {
        var own = ZonesOf.definition(definition).stream()
                .filter(zone -> Zones.find(zone.id()).isEmpty())
                .toList();
        return own.isEmpty() ? zones : zones.with(own);
    }

    /// An event, which every calendar shows; a to-do where there is no time, or something that only a to-do can
    /// say.
    private static String kindOf(Reminder reminder) {
        var definition = reminder.definition();
        boolean event = definition.schedule().isPresent()
                && definition.afterDone().isEmpty()
                && reminder.status() != Reminder.Status.DONE;
        return event ? "VEVENT" : "VTODO";
    }
}
