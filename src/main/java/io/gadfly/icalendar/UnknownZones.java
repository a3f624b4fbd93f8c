package io.gadfly.icalendar;

import io.gadfly.schedule.Zone;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the user says that zones stand for which a calendar names and nobody knows; it remembers of which
/// nothing was said. For one reading, by one thread at a time.
public final class UnknownZones {
    /// So many are remembered.
    private static final int MOST = 100;

    private final Optional<Zone> all;
    private final NavigableMap<String, Zone> chosen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final NavigableSet<String> unmet = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> undecided = new LinkedHashSet<>();

    /// @param all what is taken for those that are not named; empty: the viewer's zone, for want of a better one
    /// @param chosen what is taken for each of those that are, in whatever case
    public UnknownZones(Optional<Zone> all, Map<String, Zone> chosen) {
        this.all = all;
        this.chosen.putAll(chosen);
        this.unmet.addAll(chosen.keySet());
    }

    /// Where nobody is asked.
    public static UnknownZones ofViewer() {
        return new UnknownZones(Optional.empty(), Map.of());
    }

    /// What was said of a zone; empty: nothing.
    Optional<Zone> find(String id) {
        unmet.remove(id);
        var zone = Optional.ofNullable(chosen.get(id)).or(() -> all);
        if (zone.isEmpty() && undecided.size() < MOST) {
            undecided.add(id);
        }
        return zone;
    }

    /// Those that something was said of and that were not met so far, in the order of their names.
    public List<String> unmet() {
        return List.copyOf(unmet);
    }

    /// Those that were met so far and of which nothing was said, in their order.
    public List<String> undecided() {
        return List.copyOf(undecided);
    }
}
