package io.gadfly.engine;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Zone;
import java.time.Instant;
import java.util.TreeMap;

/// The cancellations of an instance with all that follow. Each holds for what was said of later instances under
/// a lower SEQUENCE; what is told apart under the same or a higher one takes place all the same.
final class SeriesEnds {
    /// The highest SEQUENCE of those up to an instant, where it rises.
    private final TreeMap<Instant, Integer> sequences = new TreeMap<>();

    void add(CalendarTime name, int sequence) {
        var at = name.in(Zone.UTC);
        if (covers(at, sequence - 1)) {
            return;
        }
        sequences.put(at, sequence);
        for (var next = sequences.higherEntry(at);
                next != null && next.getValue() <= sequence;
                next = sequences.higherEntry(at)) {
            sequences.remove(next.getKey());
        }
    }

    boolean isEmpty() {
        return sequences.isEmpty();
    }

    /// Whether what was said of that instance under that SEQUENCE holds no longer.
    boolean covers(CalendarTime name, int sequence) {
        return covers(name.in(Zone.UTC), sequence);
    }

    private boolean covers(Instant at, int sequence) {
        var latest = sequences.floorEntry(at);
        return latest != null && latest.getValue() > sequence;
    }
}
