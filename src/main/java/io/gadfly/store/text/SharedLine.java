package io.gadfly.store.text;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A line of the time lines of several reminders whose ids follow each other, such as those that an import
/// brought.
///
/// @param entry as the first of them has it
/// @param last the id of the last of them
public record SharedLine(TimelineEntry entry, long last) {
    /// In their order, those together that say the same.
    public static List<SharedLine> of(List<TimelineEntry> entries) {
        var lines = new ArrayList<SharedLine>();
        for (var entry : entries) {
            if (!lines.isEmpty() && lines.getLast().isFollowedBy(entry)) {
                lines.set(lines.size() - 1, new SharedLine(lines.getLast().entry(), idOf(entry)));
            } else {
                lines.add(new SharedLine(entry, idOf(entry)));
            }
        }
        return lines;
    }

    /// As each of them has it.
    Stream<TimelineEntry> entries() {
        return LongStream.rangeClosed(first(), last).mapToObj(this::entryOf);
    }

    /// One by one.
    public Stream<SharedLine> each() {
        return entries().map(each -> new SharedLine(each, idOf(each)));
    }

    private TimelineEntry entryOf(long id) {
        var fence = entry.fence();
        return new TimelineEntry(
                new Fence(new ReminderId(id), fence.recurrenceId(), fence.alarm()),
                entry.at(),
                entry.step(),
                entry.cause());
    }

    private boolean isFollowedBy(TimelineEntry other) {
        return idOf(other) == last + 1
                && other.step().equals(entry.step())
                && other.cause().equals(entry.cause())
                && other.at().equals(entry.at())
                && other.fence().recurrenceId().equals(entry.fence().recurrenceId())
                && other.fence().alarm().equals(entry.fence().alarm());
    }

    private static long idOf(TimelineEntry entry) {
        return entry.fence().reminder().value();
    }

    public long first() {
        return idOf(entry);
    }

    /// Whether it tells of fires of theirs, and not of the reminders as a whole.
    public boolean isOfFires() {
        return !entry.fence().recurrenceId().isEmpty();
    }

    /// How many reminders it is of.
    public int reminders() {
        return Math.toIntExact(last - first() + 1);
    }

    public boolean isOfOne() {
        return first() == last;
    }
}
