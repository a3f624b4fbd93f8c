package io.gadfly.store;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.store.TimelineWriter.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Lines of one fire that follow each other in its reminder's time line.
///
/// @param number that of the first, by which passages of one reminder are in order
record Passage(long number, Fence fence, List<TimelineEntry> entries) {
    /// Of the lines that are of one reminder each. What is said of many at once separates what is said of each before
    /// and after.
    static List<Passage> of(List<Line> lines) {
        var passages = new ArrayList<Passage>();
        var latest = new HashMap<ReminderId, Passage>();
        for (var line : lines) {
            if (!line.line().isOfOne()) {
                latest.clear();
                continue;
            }
            var entry = line.line().entry();
            var passage = latest.get(entry.fence().reminder());
            if (passage == null || !passage.fence.equals(entry.fence())) {
                passage = new Passage(line.number(), entry.fence(), new ArrayList<>());
                passages.add(passage);
                latest.put(entry.fence().reminder(), passage);
            }
            passage.entries.add(entry);
        }
        return passages;
    }

    Object[] row() {
        return new Object[] {
            number,
            fence.reminder().value(),
            fence.recurrenceId(),
            fence.alarm(),
            all(TimelineEntry::at, Instant[]::new),
            all(TimelineEntry::step, String[]::new),
            all(TimelineEntry::cause, String[]::new)
        };
    }

    private <T> T[] all(Function<TimelineEntry, T> part, IntFunction<T[]> array) {
        return entries.stream().map(part).toArray(array);
    }
}
