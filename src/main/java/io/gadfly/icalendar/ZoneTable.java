package io.gadfly.icalendar;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Zone;
import io.gadfly.schedule.Zones;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The zones that one calendar's TZIDs stand for.
///
/// An id that the IANA database or Windows knows means that zone, whatever the calendar says of it; another one means
/// what the calendar's VTIMEZONE says; one that nobody knows is taken for the viewer's.
final class ZoneTable {
    private static final String TZID = ";TZID=";

    private final Zone viewer;
    private final ZoneDefinitions definitions;
    private final Map<String, Optional<Zone>> found = new HashMap<>();

    /// What the calendar says of ids that are known without it.
    private final Map<String, Zone> overruled = new HashMap<>();

    ZoneTable(Zone viewer, ZoneDefinitions definitions) {
        this.viewer = viewer;
        this.definitions = definitions;
    }

    /// For the next calendar of the same file.
    ZoneTable fresh() {
        return new ZoneTable(viewer, definitions);
    }

    Zone viewer() {
        return viewer;
    }

    /// The zone of a TZID; the viewer's, with a note, where nobody knows it.
    Zone find(String id, Notes notes) {
        var zone = find(id);
        if (zone.isEmpty()) {
            notes.add("zone.unknown", id, viewer.id());
        }
        return zone.orElse(viewer);
    }

    private Optional<Zone> find(String id) {
        return found.computeIfAbsent(id, Zones::find);
    }

    boolean knows(String id) {
        return find(id).isPresent();
    }

    /// Whether the text of a component names a zone that is not known so far.
    boolean isUnknownIn(String text) {
        for (int at = text.indexOf(TZID); at >= 0; at = text.indexOf(TZID, at + 1)) {
            if (!knows(idAt(text, at + TZID.length()))) {
                return true;
            }
        }
        return false;
    }

    private static String idAt(String text, int start) {
        boolean quoted = text.startsWith("\"", start);
        int end = quoted ? text.indexOf('"', start + 1) : start;
        while (!quoted && ":;,\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end < 0 ? "" : text.substring(quoted ? start + 1 : start, end);
    }

    /// Takes in a VTIMEZONE; answers with what is to be said of it.
    String define(Piece.Whole whole) {
        var component = Component.of(whole);
        String id = component
                .first("TZID")
                .map(ContentLine::textValue)
                .map(String::strip)
                .orElse("");
        var known = Zones.find(id);
        if (known.isPresent()) {
            definitions.read(id, component, whole.text(), new Notes()).ifPresent(zone -> overruled.put(id, zone));
            return Notes.say("zone.known", id, known.get().id());
        }
        var defined = definitions.read(id, component, whole.text(), whole.notes());
        defined.ifPresent(zone -> found.put(id, defined));
        return Notes.say(defined.isPresent() ? "zone.defined" : "zone.undefined", id);
    }

    /// Says so where the calendar's own definition would have given `time` another instant.
    void noteConflict(String id, CalendarTime time, Notes notes) {
        var claimed = overruled.get(id);
        if (claimed != null && time instanceof CalendarTime.Zoned(var local, var zone)) {
            ZoneOffset offset = zone.rules().getOffset(local);
            ZoneOffset claim = claimed.rules().getOffset(local);
            if (!offset.equals(claim)) {
                notes.add("zone.conflict", id, claim, zone.id(), offset);
            }
        }
    }
}
