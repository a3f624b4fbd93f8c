package io.gadfly.store;

import io.gadfly.reminder.TimelineEntry;
import java.util.ArrayList;
import java.util.List;

/// Lines of time lines that wait to be written with somebody else's transaction. Safe for all threads.
final class Notes {
    private static final int MANY = 500;

    private final List<TimelineEntry> waiting = new ArrayList<>();

    /// Answers whether so many wait that they should wait no longer.
    synchronized boolean add(TimelineEntry entry) {
        waiting.add(entry);
        return waiting.size() >= MANY;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    synchronized List<TimelineEntry> take() {
        var taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    /// They were not written: they wait again, before those that came since.
    synchronized void putBack(List<TimelineEntry> taken) {
        waiting.addAll(0, taken);
    }
}
