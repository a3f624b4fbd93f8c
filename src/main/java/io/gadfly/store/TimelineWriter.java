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

    /// What is said of several reminders as a whole is one row; what is said of fires is not, since it goes
    /// when they go.
    ///
    /// @param number the place of its first row; the others follow
    record Line(long number, SharedLine line) {
        int rows() {
            return line.isOfFires() ? line.reminders() : 1;
        }

        private Stream<Line> each() {
            return rows() == 1
                    ? Stream.of(this)
                    : line.each().map(one -> new Line(number + one.first() - line.first(), one));
        }
    }

    static TimelineWriter of(Session session) {
        return new TimelineWriter(session, Counter.ofTimeline(session));
    }

    /// In their order.
    List<Line> number(List<TimelineEntry> timeline) {
        return SharedLine.of(timeline).stream().map(this::number).toList();
    }

    private Line number(SharedLine line) {
        var unnumbered = new Line(0, line);
        return new Line(numbers.next(unnumbered.rows()), line);
    }

    void write(List<Line> numbered) {
        var lines = numbered.stream().flatMap(Line::each).toList();
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
