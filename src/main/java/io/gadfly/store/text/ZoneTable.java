package io.gadfly.store.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Zone;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The zones that a definition's times are in. Those of the IANA database are stored by their id alone, so that they
/// follow its changes; those that a calendar brought as a VTIMEZONE are stored with their rules.
final class ZoneTable {
    private static final Map<String, Zone> KNOWN = new ConcurrentHashMap<>();

    private final Map<String, Zone> zones = new HashMap<>();

    static ZoneTable read(JsonNode node) {
        var table = new ZoneTable();
        node.path("zones")
                .properties()
                .forEach(entry -> table.zones.put(
                        entry.getKey(), new Zone(entry.getKey(), ZoneRulesText.read(entry.getValue()))));
        return table;
    }

    /// Answers with the text of `time` and keeps its zone in mind.
    String write(CalendarTime time) {
        if (time instanceof CalendarTime.Zoned zoned
                && !zoned.zone().equals(known(zoned.zone().id()))) {
            zones.put(zoned.zone().id(), zoned.zone());
        }
        return TimeText.of(time);
    }

    CalendarTime parse(String text) {
        return TimeText.parse(text, this::zone);
    }

    Zone zone(String id) {
        var own = zones.get(id);
        return own == null ? known(id) : own;
    }

    void write(ObjectNode node) {
        if (!zones.isEmpty()) {
            var table = node.putObject("zones");
            zones.forEach((id, zone) -> table.set(id, ZoneRulesText.write(zone.rules())));
        }
    }

    private static Zone known(String id) {
        return KNOWN.computeIfAbsent(id, ZoneTable::find);
    }

    /// An id that java.time no longer knows keeps its name and counts as UTC.
    private static Zone find(String id) {
        try {
            return id.equals(Zone.UTC.id())
                    ? Zone.UTC
                    : new Zone(id, ZoneId.of(id).getRules());
        } catch (DateTimeException unknown) {
            return new Zone(id, ZoneOffset.UTC.getRules());
        }
    }
}
