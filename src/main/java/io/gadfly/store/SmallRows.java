package io.gadfly.store;

import io.gadfly.reminder.PoolSettings;
import io.gadfly.store.Journal.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The tables that need few words: tombstones, pools, memos, the position in the journal.
final class SmallRows {
    private SmallRows() {}

    static Set<String> findBuried(Session session, Collection<String> uids) {
        return Set.copyOf(session.query(
                "SELECT uid FROM tombstone WHERE uid = ANY(?)"
                        + " AND NOT EXISTS (SELECT 1 FROM undo_step WHERE id = undo_id AND undone)",
                row -> row.getString("uid"),
                (Object) uids.toArray(String[]::new)));
    }

    static Position position(Session session) {
        return session.first(
                        "SELECT segment, offset_ FROM journal_position",
                        row -> new Position(row.getLong("segment"), row.getLong("offset_")))
                .orElseThrow();
    }

    private static boolean isPositionRight(Session session) {
        return session.first("SELECT segment, offset_, checksum FROM journal_position", row -> {
                    var position = new Position(row.getLong("segment"), row.getLong("offset_"));
                    return WordSum.isRight(row, sumOf(position));
                })
                .orElse(false);
    }

    private static long sumOf(Position position) {
        return WordSum.of(position.segment(), position.offset());
    }

    static int savePosition(Session session, Position position) {
        return session.update(
                "UPDATE journal_position SET segment = ?, offset_ = ?, checksum = ?",
                position.segment(),
                position.offset(),
                sumOf(position));
    }

    /// Each empty where its row has other words than were written.
    static List<Optional<PoolSettings>> findPools(Session session) {
        return session.query("SELECT name, limit_, mode, checksum FROM pool ORDER BY name", SmallRows::pool);
    }

    private static Optional<PoolSettings> pool(ResultSet row) throws SQLException {
        var name = row.getString("name");
        var limit = row.getInt("limit_");
        var mode = row.getString("mode");
        return WordSum.isRight(row, sumOfPool(name, limit, mode))
                ? Stream.of(PoolSettings.Mode.values())
                        .filter(known -> known.name().equals(mode))
                        .map(known -> new PoolSettings(name, limit, known))
                        .findFirst()
                : Optional.empty();
    }

    private static long sumOfPool(String name, int limit, String mode) {
        return WordSum.of(name, Integer.toString(limit), mode);
    }

    static int savePool(Session session, PoolSettings pool) {
        var mode = pool.mode().name();
        return session.update(
                "MERGE INTO pool (name, limit_, mode, checksum) KEY (name) VALUES (?, ?, ?, ?)",
                pool.name(),
                pool.limit(),
                mode,
                sumOfPool(pool.name(), pool.limit(), mode));
    }

    /// Nothing where there is none; an empty one where its row has other words than were written.
    static List<Optional<String>> findMemo(Session session, String name) {
        return session.query("SELECT name, text_, checksum FROM memo WHERE name = ?", SmallRows::memo, name);
    }

    private static Optional<String> memo(ResultSet row) throws SQLException {
        var text = row.getString("text_");
        return WordSum.isRight(row, WordSum.of(row.getString("name"), text)) ? Optional.of(text) : Optional.empty();
    }

    static int saveMemo(Session session, String name, String text) {
        return session.update(
                "MERGE INTO memo (name, text_, checksum) KEY (name) VALUES (?, ?, ?)",
                name,
                text,
                WordSum.of(name, text));
    }

    /// How many pools and memos, and whether the position in the journal, have other words than were written.
    static long altered(Session session) {
        var memos = session.query("SELECT name, text_, checksum FROM memo", SmallRows::memo);
        var altered = Stream.concat(findPools(session).stream(), memos.stream())
                .filter(Optional::isEmpty)
                .count();
        return isPositionRight(session) ? altered : altered + 1;
    }
}
