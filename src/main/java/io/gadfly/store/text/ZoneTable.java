package io.gadfly.store.text;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The zones that a definition's times are in. Those of the IANA database are stored by their id alone, so that
/// they follow its changes, and with an offset to go by should the database not know them any more; those that
/// a calendar brought as a VTIMEZONE are stored with their rules.
final class ZoneTable {
    private static final Map<String, Zone> KNOWN = new ConcurrentHashMap<>();

    private final Map<String, Zone> zones = new HashMap<>();
    /// By id, as it was at the last time that was written or read.
    private final Map<String, ZoneOffset> offsets = new HashMap<>();

    static ZoneTable read(JsonNode node) {
        var table = new ZoneTable();
        node.path("zones")
                .properties()
                .forEach(entry -> table.zones.put(
                        entry.getKey(), new Zone(entry.getKey(), ZoneRulesText.read(entry.getValue()))));
        node.path("offsets")
                .properties()
                .forEach(entry -> table.offsets.put(
                        entry.getKey(), ZoneOffset.of(entry.getValue().asText())));
        return table;
    }

    /// Answers with the text of `time` and keeps its zone in mind.
    String write(CalendarTime time) {
        if (time instanceof CalendarTime.Zoned(var local, var zone)) {
            keep(zone, local);
        }
        return TimeText.of(time);
    }

    private void keep(Zone zone, LocalDateTime local) {
        if (!zone.isLost() && !zone.equals(known(zone.id()))) {
            zones.put(zone.id(), zone);
        } else if (!zone.isUtc()) {
            offsets.put(zone.id(), zone.rules().getOffset(local));
        }
    }

    CalendarTime parse(String text) {
        return TimeText.parse(text, this::zone);
    }

    Zone zone(String id) {
        var own = zones.get(id);
        return own == null ? orLost(known(id)) : own;
    }

    private Zone orLost(Zone zone) {
        return zone.isLost() ? Zone.lost(zone.id(), offsets.getOrDefault(zone.id(), ZoneOffset.UTC)) : zone;
    }

    void write(JsonGenerator json) throws IOException {
        if (!zones.isEmpty()) {
            json.writeObjectFieldStart("zones");
            for (var zone : zones.values()) {
                Json.writeField(json, zone.id(), zone.rules(), ZoneRulesText::write);
            }
            json.writeEndObject();
        }
        if (!offsets.isEmpty()) {
            json.writeObjectFieldStart("offsets");
            for (var offset : offsets.entrySet()) {
                json.writeStringField(offset.getKey(), offset.getValue().getId());
            }
            json.writeEndObject();
        }
    }

    private static Zone known(String id) {
        return KNOWN.computeIfAbsent(id, ZoneTable::find);
    }

    /// An id that java.time no longer knows keeps its name.
    private static Zone find(String id) {
        try {
            return id.equals(Zone.UTC.id())
                    ? Zone.UTC
                    : new Zone(id, ZoneId.of(id).getRules());
        } catch (DateTimeException unknown) {
            return Zone.lost(id, ZoneOffset.UTC);
        }
    }
}
