package io.gadfly.icalendar;

import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.Refusal;
import io.gadfly.schedule.Zone;
import io.gadfly.schedule.ZoneBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The VTIMEZONEs of one file (RFC 5545 §3.6.5); one that comes again is not built again, and there is an end
/// to how many are built, of those that are needed and of those that are only compared.
final class ZoneDefinitions {
    private final Map<String, Optional<Zone>> needed = new HashMap<>();
    private final Map<String, Optional<Zone>> compared = new HashMap<>();

    /// The zone that a VTIMEZONE defines; nothing where it defines none, or is one too many.
    Optional<Zone> read(String id, Component component, String text, Notes notes) {
        return read(needed, id, component, text, notes);
    }

    /// The same of an id that is known without it.
    Optional<Zone> readKnown(String id, Component component, String text) {
        return read(compared, id, component, text, new Notes());
    }

    private static Optional<Zone> read(
            Map<String, Optional<Zone>> built, String id, Component component, String text, Notes notes) {
        if (built.size() >= Limits.TIME_ZONES && !built.containsKey(text)) {
            notes.add("zones.many", Limits.TIME_ZONES);
            return Optional.empty();
        }
        return built.computeIfAbsent(text, _ -> build(id, component, notes));
    }

    private static Optional<Zone> build(String id, Component component, Notes notes) {
        var builder = new ZoneBuilder(id);
        for (Component observance : component.parts()) {
            addObservance(builder, observance, notes)
                    .ifPresent(refusal -> notes.add(
                            "zone.observance",
                            observance.line(),
                            Notes.say("refused." + refusal.reason(), refusal.part())));
        }
        return switch (builder.build()) {
            case Parsed.Value<Zone>(var zone) -> Optional.of(zone);
            case Parsed.Refused<Zone> _ -> Optional.empty();
        };
    }

    private static Optional<Refusal> addObservance(ZoneBuilder builder, Component observance, Notes notes) {
        return builder.addObservance(
                observance.value("DTSTART").orElse(""),
                offset(observance, "TZOFFSETFROM", notes),
                offset(observance, "TZOFFSETTO", notes),
                values(observance, "RRULE"),
                dates(observance));
    }

    /// An offset without a sign is east of Greenwich.
    private static String offset(Component observance, String property, Notes notes) {
        var line = observance.first(property);
        String offset = line.map(ContentLine::value).map(String::strip).orElse("");
        if (offset.isEmpty() || !Character.isDigit(offset.charAt(0))) {
            return offset;
        }
        line.ifPresent(unsigned -> notes.add("zone.unsigned", unsigned.number(), property, offset));
        return '+' + offset;
    }

    /// Of a period only its start counts.
    private static List<String> dates(Component observance) {
        return values(observance, "RDATE").stream()
                .map(value -> value.replaceAll("/[^,]*", ""))
                .toList();
    }

    private static List<String> values(Component observance, String property) {
        return observance.all(property).stream().map(ContentLine::value).toList();
    }
}
