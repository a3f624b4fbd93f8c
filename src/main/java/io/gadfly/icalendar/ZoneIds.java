package io.gadfly.icalendar;

import io.gadfly.schedule.Zone;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The TZIDs of the calendar that is being written: two zones under one id, as two calendars can bring them, are told
/// apart by a number.
final class ZoneIds {
    private final Map<Zone, String> ids = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /// Answers whether the zone was not there before.
    boolean add(Zone zone) {
        return !ids.containsKey(zone) && ids.put(zone, free(zone.id())) == null;
    }

    String of(Zone zone) {
        return ids.getOrDefault(zone, zone.id());
    }

    private String free(String id) {
        String free = id;
        for (int number = 2; !taken.add(free); number++) {
            free = id + " (" + number + ')';
        }
        return free;
    }
}
