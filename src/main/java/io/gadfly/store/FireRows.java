package io.gadfly.store;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import io.gadfly.store.text.StateText;
import io.gadfly.store.text.UnreadableTextException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The table of fires: its rows as values, and the questions asked of it.
final class FireRows {
    static final String COLUMNS = "number, reminder_id, recurrence_id, alarm, due_at, starts_at, pool, missed, state,"
            + " state_at, nags, cause, line, place, place_at";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM fire ";
    static final String HAS_FENCE = "reminder_id = ? AND recurrence_id = ? AND alarm = ?";
    private static final String KEPT_BY_NO_STEP =
            "NOT EXISTS (SELECT 1 FROM undo_fire kept WHERE kept.number = fire.number)";
    /// Of each reminder, what its time line tells of last, unless that is live.
    private static final String LAST_TOLD =
            "SELECT " + COLUMNS + " FROM fire JOIN (SELECT reminder_id AS told_reminder,"
                    + " recurrence_id AS told_recurrence, alarm AS told_alarm FROM timeline WHERE reminder_id = ANY(?)"
                    + " AND NOT (recurrence_id = '' AND alarm = '')"
                    + " QUALIFY ROW_NUMBER() OVER (PARTITION BY reminder_id ORDER BY id DESC) = 1) ON reminder_id = told_reminder"
                    + " AND recurrence_id = told_recurrence AND alarm = told_alarm WHERE line IS NULL";

    /// Every live fire stands in a line; those that are over have none. Said so that the index can answer it.
    private static final String LIVE = "line >= ''";

    private FireRows() {}

    static Fire fromRow(ResultSet row) throws SQLException {
        try {
            return read(row);
        } catch (IllegalArgumentException | DateTimeException damage) {
            throw new UnreadableTextException("not a fire: " + damage.getMessage(), damage);
        }
    }

    private static Fire read(ResultSet row) throws SQLException {
        return new Fire(
                row.getLong("number"),
                new Fence(new ReminderId(row.getLong("reminder_id")), text(row, "recurrence_id"), text(row, "alarm")),
                time(row, "due_at"),
                time(row, "starts_at"),
                text(row, "pool"),
                row.getInt("missed"),
                state(row));
    }

    private static NagState state(ResultSet row) throws SQLException {
        return new StateText(
                        text(row, "state"),
                        row.getObject("state_at", Instant.class),
                        row.getInt("nags"),
                        text(row, "cause"))
                .toState();
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return present(row.getString(column), column);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return present(row.getObject(column, Instant.class), column);
    }

    private static <T> T present(@Nullable T value, String column) {
        if (value == null) {
            throw new UnreadableTextException("no " + column);
        }
        return value;
    }

    static Optional<Fire> find(Session session, Fence fence) {
        return session.first(SELECT + "WHERE " + HAS_FENCE, FireRows::fromRow, key(fence));
    }

    /// The numbers of those whose fence is in the table, under whatever number.
    static Set<Long> findClaimed(Session session, List<Fire> fires) {
        return Set.copyOf(session.query(
                "SELECT number FROM UNNEST(CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS VARCHAR ARRAY),"
                        + " CAST(? AS VARCHAR ARRAY)) AS asked (number, reminder, recurrence, alarm) WHERE EXISTS"
                        + " (SELECT 1 FROM fire WHERE reminder_id = asked.reminder AND recurrence_id = asked.recurrence"
                        + " AND fire.alarm = asked.alarm)",
                row -> row.getLong(1),
                array(fires, Fire::number, Long[]::new),
                array(fires, fire -> fire.fence().reminder().value(), Long[]::new),
                array(fires, fire -> fire.fence().recurrenceId(), String[]::new),
                array(fires, fire -> fire.fence().alarm(), String[]::new)));
    }

    private static <T> T[] array(List<Fire> fires, Function<Fire, T> value, IntFunction<T[]> array) {
        return fires.stream().map(value).toArray(array);
    }

    /// Zero where the table is empty.
    static long highestNumber(Session session) {
        return session.first("SELECT MAX(number) FROM fire", row -> row.getLong(1))
                .orElse(0L);
    }

    /// Those of their numbers that are in the table.
    static Set<Long> findNumbers(Session session, List<Fire> fires) {
        return Set.copyOf(session.query("SELECT number FROM fire WHERE number = ANY(?)", row -> row.getLong(1), (Object)
                array(fires, Fire::number, Long[]::new)));
    }

    static @Nullable Object[] key(Fence fence) {
        return new @Nullable Object[] {fence.reminder().value(), fence.recurrenceId(), fence.alarm()};
    }

    static Optional<Fire> find(Session session, long number) {
        return session.first(SELECT + "WHERE number = ?", FireRows::fromRow, number);
    }

    static FiresFound findLive(Session session, int offset, int limit) {
        return FiresFound.query(
                session, SELECT + "WHERE " + LIVE + " ORDER BY due_at, number LIMIT ? OFFSET ?", limit, offset);
    }

    static FiresFound findLive(Session session, ReminderId reminder) {
        return FiresFound.query(
                session, SELECT + "WHERE reminder_id = ? AND " + LIVE + " ORDER BY due_at, number", reminder.value());
    }

    static FiresFound findTelling(Session session, Collection<ReminderId> reminders) {
        var ids = reminders.stream().map(ReminderId::value).toArray(Long[]::new);
        var live = FiresFound.query(session, SELECT + "WHERE reminder_id = ANY(?) AND " + LIVE, (Object) ids);
        var answered = FiresFound.query(
                session,
                SELECT + "WHERE reminder_id = ANY(?) AND state IN ('acknowledged', 'done', 'skipped')"
                        + " QUALIFY ROW_NUMBER() OVER (PARTITION BY reminder_id, alarm ORDER BY due_at DESC) = 1",
                (Object) ids);
        return live.and(answered);
    }

    /// @param newer which fire lines tell of that are not in the tables yet
    static FiresFound findLatest(Session session, Collection<ReminderId> reminders, Map<ReminderId, Fence> newer) {
        var all = reminders.stream().map(ReminderId::value).toArray(Long[]::new);
        var told = reminders.stream().filter(id -> !newer.containsKey(id)).map(ReminderId::value);
        return FiresFound.query(session, SELECT + "WHERE reminder_id = ANY(?) AND " + LIVE, (Object) all)
                .and(FiresFound.query(session, LAST_TOLD, (Object) told.toArray(Long[]::new)))
                .and(findOver(session, reminders.stream().flatMap(id -> Stream.ofNullable(newer.get(id)))));
    }

    private static FiresFound findOver(Session session, Stream<Fence> fences) {
        return fences.map(
                        fence -> FiresFound.query(session, SELECT + "WHERE line IS NULL AND " + HAS_FENCE, key(fence)))
                .reduce(FiresFound.NONE, FiresFound::and);
    }

    static FiresFound findWaiting(Session session, String pool, int limit) {
        return FiresFound.query(session, SELECT + "WHERE line = ? ORDER BY line, place, place_at LIMIT ?", pool, limit);
    }

    static int countWaiting(Session session, String pool) {
        return session.query("SELECT COUNT(*) FROM fire WHERE line = ?", row -> row.getInt(1), pool)
                .getFirst();
    }

    static Set<String> findPoolsInUse(Session session) {
        var pools = session.query(
                "SELECT DISTINCT line FROM fire WHERE line > ? UNION SELECT DISTINCT pool FROM fire WHERE line = ?",
                row -> row.getString(1),
                Place.ASLEEP,
                Place.ASLEEP);
        return Set.copyOf(pools);
    }

    static FiresFound findSnoozed(Session session, Instant now, int limit) {
        return FiresFound.query(
                session,
                SELECT + "WHERE line = ? AND place = ? AND place_at <= ? ORDER BY line, place, place_at LIMIT ?",
                Place.ASLEEP,
                0,
                now,
                limit);
    }

    /// @param step selects the step of undo
    static FiresFound findOfStep(Session session, String step) {
        return FiresFound.query(
                session, SELECT + "WHERE number IN (SELECT number FROM undo_fire WHERE undo_id = (" + step + "))");
    }

    static Optional<Instant> nextSnoozeEnd(Session session, Instant after) {
        return session.first(
                "SELECT place_at FROM fire WHERE line = ? AND place = ? AND place_at > ?"
                        + " ORDER BY line, place, place_at LIMIT 1",
                row -> row.getObject(1, Instant.class),
                Place.ASLEEP,
                0,
                after);
    }

    static FiresFound findHistory(Session session, Instant from, Instant to, int limit) {
        return FiresFound.query(
                session,
                SELECT + "WHERE line IS NULL AND place = 0 AND place_at >= ? AND place_at < ?"
                        + " ORDER BY place_at DESC, due_at DESC, number DESC LIMIT ?",
                from,
                to,
                limit);
    }

    /// They ended when the clock was ahead, at or after the time at which they are due.
    static FiresFound findMissedAhead(Session session, Instant now, long last, int limit) {
        return FiresFound.query(
                session,
                SELECT + "WHERE line IS NULL AND place = 0 AND place_at > ? AND due_at > ? AND state = 'missed'"
                        + " AND number > ? AND " + KEPT_BY_NO_STEP + " ORDER BY number LIMIT ?",
                now,
                now,
                last,
                limit);
    }

    /// Those that no step of undo has.
    static List<Fire> findFree(Session session, List<Fire> fires) {
        var numbers = Set.copyOf(session.query(
                "SELECT number FROM fire WHERE number = ANY(?) AND " + KEPT_BY_NO_STEP, row -> row.getLong(1), (Object)
                        array(fires, Fire::number, Long[]::new)));
        return fires.stream().filter(fire -> numbers.contains(fire.number())).toList();
    }
}
