package io.gadfly.store;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// The tables of time lines: a row of `timeline` has lines of one fire that follow each other, one of `shared_line` has
/// a line of many reminders.
final class TimelineRows {
    private static final String OF_ONE = "SELECT id, recurrence_id, alarm, at, step, cause FROM timeline"
            + " WHERE reminder_id = ? UNION ALL SELECT id, recurrence_id, alarm, ARRAY[at], ARRAY[step], ARRAY[cause]"
            + " FROM shared_line WHERE first_id <= ? AND last_id >= ? ORDER BY id";

    private TimelineRows() {}

    static List<TimelineEntry> find(Session session, ReminderId reminder) {
        var id = reminder.value();
        return session.query(OF_ONE, row -> lines(reminder, row), id, id, id).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<TimelineEntry> lines(ReminderId reminder, ResultSet row) throws SQLException {
        var fence = new Fence(reminder, row.getString("recurrence_id"), row.getString("alarm"));
        var at = row.getObject("at", Instant[].class);
        var steps = row.getObject("step", String[].class);
        var causes = row.getObject("cause", String[].class);
        return IntStream.range(0, at.length)
                .mapToObj(i -> new TimelineEntry(fence, at[i], steps[i], causes[i]))
                .toList();
    }
}
