package io.gadfly.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The UIDs that an import has met so far, calendar by calendar: two calendars that tell of one are an earlier
/// and a later word on it, and one that does so twice contradicts itself.
final class MetUids {
    /// Of which the calendar in hand brought the series.
    private final Set<String> series = new HashSet<>();
    /// Of which it brought anything else.
    private final Set<String> others = new HashSet<>();
    /// The calendars before it that brought a series.
    private final Map<String, String> earlier = new HashMap<>();

    private String calendar = "";

    void begin(String next) {
        series.forEach(uid -> earlier.put(uid, calendar));
        series.clear();
        others.clear();
        calendar = next;
    }

    /// Answers whether the calendar brings the series of that UID for the first time.
    boolean addSeries(String uid) {
        return series.add(uid);
    }

    /// @param uid empty where it could not be read
    void addOther(String uid) {
        others.add(uid);
    }

    boolean hasSeries(String uid) {
        return series.contains(uid);
    }

    boolean has(String uid) {
        return series.contains(uid) || others.contains(uid);
    }

    /// The latest calendar before the one in hand that brought the series.
    Optional<String> earlierCalendarOf(String uid) {
        return Optional.ofNullable(earlier.get(uid));
    }
}
