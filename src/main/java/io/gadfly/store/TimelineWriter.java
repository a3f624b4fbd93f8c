package io.gadfly.store;

import io.gadfly.reminder.TimelineEntry;
import io.gadfly.store.text.SharedLine;
import java.util.List;
import java.util.stream.Stream;

/// Writes lines of time lines.
///
/// @param numbers gives each its place among all lines of all time lines
record TimelineWriter(Session session, Counter numbers) {
    private static final String TELL =
            "INSERT INTO timeline (id, reminder_id, recurrence_id, alarm, at, step, cause) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String TELL_MANY = "INSERT INTO shared_line"
            + " (id, first_id, last_id, recurrence_id, alarm, at, step, cause) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    /// @param number its place
    record Line(long number, SharedLine line) {}

    static TimelineWriter of(Session session) {
        return new TimelineWriter(session, Counter.ofTimeline(session));
    }

    /// In their order. What is said of several reminders as a whole is one line; what is said of fires is not, since it
    /// goes when they go.
    List<Line> number(List<TimelineEntry> timeline) {
        return SharedLine.of(timeline).stream()
                .flatMap(line -> line.isOfFires() ? line.each() : Stream.of(line))
                .map(line -> new Line(numbers.next(), line))
                .toList();
    }

    void write(List<Line> lines) {
        session.updateAll(TELL, Rows.of(Passage.of(lines), Passage::row));
        var shared = lines.stream().filter(line -> !line.line().isOfOne()).toList();
        session.updateAll(TELL_MANY, Rows.of(shared, TimelineWriter::sharedRow));
    }

    private static Object[] sharedRow(Line line) {
        var entry = line.line().entry();
        return new Object[] {
            line.number(),
            line.line().first(),
            line.line().last(),
            entry.fence().recurrenceId(),
            entry.fence().alarm(),
            entry.at(),
            entry.step(),
            entry.cause()
        };
    }
}
