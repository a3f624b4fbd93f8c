package io.gadfly.store;

import io.gadfly.reminder.Fire;
import io.gadfly.store.text.UnreadableTextException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The checksums of fires. Compared when rows are examined, not at every reading.
final class FireSums {
    private static final String SELECT = "SELECT " + FireRows.COLUMNS + ", checksum FROM fire WHERE ";
    private static final String ALL = SELECT + "number > ? ORDER BY number LIMIT ?";
    private static final String WITHOUT = SELECT + "checksum IS NULL AND number > ? ORDER BY number LIMIT ?";
    private static final String OF_STEP_WITHOUT = SELECT
            + "checksum IS NULL AND number > ? AND number IN (SELECT number FROM undo_fire WHERE undo_id = ? AND present)"
            + " ORDER BY number LIMIT ?";
    private static final String SET = "UPDATE fire SET checksum = ? WHERE number = ?";
    private static final int PAGE = 500;

    /// @param fire empty where it cannot be read
    private record Row(long number, Optional<Fire> fire, boolean isRight) {
        static Row of(ResultSet row) throws SQLException {
            var number = row.getLong("number");
            try {
                var fire = FireRows.fromRow(row);
                return new Row(number, Optional.of(fire), WordSum.isRight(row, WordSum.of(fire)));
            } catch (UnreadableTextException damage) {
                return new Row(number, Optional.empty(), false);
            }
        }
    }

    @FunctionalInterface
    private interface Pages {
        List<Row> after(long number);
    }

    private FireSums() {}

    /// How many fires cannot be read or are not as they were written.
    static long altered(Session session) {
        Pages pages = last -> session.query(ALL, Row::of, last, PAGE);
        var altered = 0L;
        for (var page = pages.after(Long.MIN_VALUE);
                !page.isEmpty();
                page = pages.after(page.getLast().number())) {
            altered += page.stream().filter(row -> !row.isRight()).count();
        }
        return altered;
    }

    /// Of fires that have none, as they are now.
    static void add(Session session) {
        add(session, last -> session.query(WITHOUT, Row::of, last, PAGE));
    }

    /// As `add`, of fires that a step has put back.
    static void add(Session session, long step) {
        add(session, last -> session.query(OF_STEP_WITHOUT, Row::of, last, step, PAGE));
    }

    private static void add(Session session, Pages pages) {
        for (var page = pages.after(Long.MIN_VALUE);
                !page.isEmpty();
                page = pages.after(page.getLast().number())) {
            var fires = page.stream().map(Row::fire).flatMap(Optional::stream).toList();
            session.updateAll(SET, Rows.of(fires, fire -> new @Nullable Object[] {WordSum.of(fire), fire.number()}));
        }
    }
}
