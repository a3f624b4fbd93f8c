package io.gadfly.store;

import io.gadfly.reminder.TimelineEntry;
import io.gadfly.store.text.SharedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
        var kinds = lines.stream()
                .collect(Collectors.partitioningBy(line -> line.line().isOfOne()));
        session.updateAll(TELL, Rows.of(kinds.getOrDefault(true, List.of()), TimelineWriter::ownRow));
        session.updateAll(TELL_MANY, Rows.of(kinds.getOrDefault(false, List.of()), TimelineWriter::sharedRow));
    }

    private static Object[] ownRow(Line line) {
        return row(line, line.line().first());
    }

    private static Object[] sharedRow(Line line) {
        return row(line, line.line().first(), line.line().last());
    }

    private static Object[] row(Line line, Long... reminders) {
        var entry = line.line().entry();
        var row = new ArrayList<Object>();
        row.add(line.number());
        row.addAll(List.of(reminders));
        row.addAll(
                List.of(entry.fence().recurrenceId(), entry.fence().alarm(), entry.at(), entry.step(), entry.cause()));
        return row.toArray();
    }
}
