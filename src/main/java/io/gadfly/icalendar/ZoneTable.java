package io.gadfly.icalendar;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Zone;
import io.gadfly.schedule.Zones;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The zones that one calendar's TZIDs stand for.
///
/// An id that the IANA database or Windows knows means that zone, whatever the calendar says of it; another one
/// means what the calendar's VTIMEZONE says; one that nobody knows is what the user says that it is, or is
/// taken for the viewer's.
final class ZoneTable {
    private static final String TZID = ";TZID=";

    /// Ids of the IANA database that Java does not take for zones, and Outlook's for none, as what they stand for.
    private static final Map<String, String> ABBREVIATIONS =
            Map.of("EST", "Etc/GMT+5", "MST", "Etc/GMT+7", "HST", "Etc/GMT+10", "tzone://Microsoft/Utc", "UTC");

    /// Where two zones are compared.
    private static final int FIRST_YEAR = 1970;

    private static final int LAST_YEAR = 2050;

    private final Zone viewer;
    private final ZoneDefinitions definitions;
    private final UnknownZones unknown;
    private final Map<String, Optional<Zone>> found;

    private final Map<String, Overruled> overruled = new HashMap<>();

    /// The ids for which another zone had to be taken.
    private final Set<String> missed = new HashSet<>();

    /// What the calendar says of an id that is known without it.
    ///
    /// @param until from then on it says the same
    private record Overruled(Zone zone, LocalDateTime until) {}

    ZoneTable(Zone viewer, ZoneDefinitions definitions) {
        this(viewer, definitions, UnknownZones.ofViewer());
    }

    ZoneTable(Zone viewer, ZoneDefinitions definitions, UnknownZones unknown) {
        this(viewer, definitions, unknown, new HashMap<>());
    }

    private ZoneTable(
            Zone viewer, ZoneDefinitions definitions, UnknownZones unknown, Map<String, Optional<Zone>> found) {
        this.viewer = viewer;
        this.definitions = definitions;
        this.unknown = unknown;
        this.found = found;
    }

    /// For the next calendar of the same file.
    ZoneTable fresh() {
        return new ZoneTable(viewer, definitions, unknown);
    }

    /// Which knows these zones, too.
    ZoneTable with(Collection<Zone> others) {
        var table = fresh();
        others.forEach(zone -> table.found.put(zone.id(), Optional.of(zone)));
        return table;
    }

    /// The same, for a viewer elsewhere.
    ZoneTable seenFrom(Zone other) {
        return new ZoneTable(other, definitions, unknown, found);
    }

    /// The same, where that zone is taken for those that nobody knows.
    ZoneTable taking(Zone zone) {
        return new ZoneTable(viewer, definitions, new UnknownZones(Optional.of(zone), Map.of()), found);
    }

    Zone viewer() {
        return viewer;
    }

    /// The zone of a TZID; where nobody knows it another one, with a note.
    Zone find(String id, Notes notes) {
        return find(id).orElseGet(() -> take(id, notes));
    }

    private Zone take(String id, Notes notes) {
        missed.add(id);
        var chosen = unknown.find(id);
        chosen.ifPresentOrElse(zone -> notes.addChosenZone(id, zone), () -> notes.add("zone.unknown", id, viewer.id()));
        return chosen.orElse(viewer);
    }

    private Optional<Zone> find(String id) {
        return found.computeIfAbsent(id, ZoneTable::findKnown);
    }

    private static Optional<Zone> findKnown(String id) {
        return Zones.find(id).or(() -> Zones.find(ABBREVIATIONS.getOrDefault(id, "")));
    }

    boolean knows(String id) {
        return find(id).isPresent();
    }

    /// Whether the text of a component names a zone that is not known so far.
    boolean isUnknownIn(String text) {
        for (int at = text.indexOf(';'); at >= 0; at = text.indexOf(';', at + 1)) {
            if (text.regionMatches(true, at, TZID, 0, TZID.length()) && !knows(idAt(text, at + TZID.length()))) {
                return true;
            }
        }
        return false;
    }

    private static String idAt(String text, int start) {
        boolean quoted = text.startsWith("\"", start);
        if (quoted) {
            return text.substring(start + 1, Math.max(start + 1, text.indexOf('"', start + 1)));
        }
        int end = start;
        while (!isDelimiter(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean isDelimiter(char c) {
        return c == ':' || c == ';' || c == ',' || c == '\n';
    }

    /// Takes in a VTIMEZONE; answers with what is to be said of it, if it is more than that its id is known.
    Optional<String> define(Piece.Whole whole) {
        var component = Component.of(whole);
        String id = component
                .first("TZID")
                .map(ContentLine::textValue)
                .map(String::strip)
                .orElse("");
        var known = Zones.find(id);
        if (known.isPresent()) {
            definitions
                    .readKnown(id, component, whole.text())
                    .ifPresent(zone -> overruled.put(id, overruled(zone, known.get())));
            String name = known.get().id();
            return id.equals(name) ? Optional.empty() : Optional.of(Notes.say("zone.known", id, name));
        }
        var defined = definitions.read(id, component, whole.text(), whole.notes());
        defined.ifPresent(zone -> found.put(id, defined));
        if (defined.isPresent() && missed.contains(id)) {
            return Optional.of(
                    Notes.say("zone.late", id, unknown.find(id).orElse(viewer).id()));
        }
        return Optional.of(Notes.say(defined.isPresent() ? "zone.defined" : "zone.undefined", id));
    }

    private static Overruled overruled(Zone claimed, Zone known) {
        var year = LAST_YEAR;
        while (year > FIRST_YEAR && agree(claimed, known, year)) {
            year--;
        }
        return new Overruled(claimed, LocalDateTime.of(year + 1, 1, 1, 0, 0));
    }

    /// Whether two zones are the same at the beginning of each day of a year.
    private static boolean agree(Zone one, Zone other, int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .map(LocalDate::atStartOfDay)
                .allMatch(day -> one.rules().getOffset(day).equals(other.rules().getOffset(day)));
    }

    /// Says so where the calendar's own definition would have given `time` another instant.
    void noteConflict(String id, CalendarTime time, Notes notes) {
        var claim = overruled.get(id);
        if (claim != null && time instanceof CalendarTime.Zoned(var local, var zone) && local.isBefore(claim.until())) {
            ZoneOffset offset = zone.rules().getOffset(local);
            ZoneOffset claimed = claim.zone().rules().getOffset(local);
            if (!offset.equals(claimed)) {
                notes.add("zone.conflict", id, claimed, zone.id(), offset);
            }
        }
    }
}
