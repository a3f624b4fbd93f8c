package io.gadfly.icalendar;

import io.gadfly.schedule.Zone;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The zones that a calendar's TZIDs stand for.
final class ZoneTable {
    private static final String TZID = ";TZID=";

    private final Zone viewer;
    private final Map<String, Optional<Zone>> found = new HashMap<>();

    ZoneTable(Zone viewer) {
        this.viewer = viewer;
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
        return found.computeIfAbsent(id, ZoneTable::resolve);
    }

    /// Whether the text of a component names a zone that is not known so far.
    boolean isUnknownIn(String text) {
        for (int at = text.indexOf(TZID); at >= 0; at = text.indexOf(TZID, at + 1)) {
            if (find(idAt(text, at + TZID.length())).isEmpty()) {
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
    String define(Component definition, Notes notes) {
        return Notes.say("zone.defined", definition.value("TZID").orElse(""));
    }

    private static Optional<Zone> resolve(String id) {
        try {
            return Optional.of(Zone.of(ZoneId.of(id)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
