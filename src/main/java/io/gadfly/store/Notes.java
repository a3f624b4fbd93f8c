package io.gadfly.store;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Lines of time lines that wait to be reported with what happens next. Safe for all threads.
final class Notes {
    private static final int MANY = 500;

    private final List<TimelineEntry> waiting = new ArrayList<>();
    /// Grows by one when lines leave and by one when they are there.
    private long steps;

    /// Answers whether so many wait that they should wait no longer.
    synchronized boolean add(TimelineEntry entry) {
        waiting.add(entry);
        return waiting.size() >= MANY;
    }

    synchronized List<TimelineEntry> of(ReminderId reminder) {
        return waiting.stream()
                .filter(entry -> entry.fence().reminder().equals(reminder))
                .toList();
    }

    /// Of each reminder the fire that its last line tells of, where one waits that tells of a fire.
    synchronized Map<ReminderId, Fence> lastTold() {
        return waiting.stream()
                .filter(TimelineEntry::isOfAFire)
                .map(TimelineEntry::fence)
                .collect(Collectors.toMap(Fence::reminder, fence -> fence, (_, later) -> later));
    }

    synchronized Optional<TimelineEntry> latest() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.getLast());
    }

    /// Another one whenever lines have left or come; empty while some are on their way.
    synchronized Optional<Long> state() {
        return steps % 2 == 0 ? Optional.of(steps) : Optional.empty();
    }

    /// They are on their way until `arrived` or `putBack`.
    synchronized List<TimelineEntry> take() {
        var taken = List.copyOf(waiting);
        waiting.clear();
        steps++;
        return taken;
    }

    synchronized void arrived() {
        steps++;
    }

    /// They were not written: they wait again, before those that came since.
    synchronized void putBack(List<TimelineEntry> taken) {
        waiting.addAll(0, taken);
        steps++;
    }
}
