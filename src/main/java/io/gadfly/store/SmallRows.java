package io.gadfly.store;

import io.gadfly.reminder.PoolSettings;
import io.gadfly.store.Journal.Position;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    static int savePosition(Session session, Position position) {
        return session.update(
                "UPDATE journal_position SET segment = ?, offset_ = ?", position.segment(), position.offset());
    }

    static List<PoolSettings> findPools(Session session) {
        return session.query(
                "SELECT name, limit_, mode FROM pool ORDER BY name",
                row -> new PoolSettings(
                        row.getString("name"), row.getInt("limit_"), PoolSettings.Mode.valueOf(row.getString("mode"))));
    }

    static int savePool(Session session, PoolSettings pool) {
        return session.update(
                "MERGE INTO pool (name, limit_, mode) KEY (name) VALUES (?, ?, ?)",
                pool.name(),
                pool.limit(),
                pool.mode().name());
    }

    static Optional<String> findMemo(Session session, String name) {
        return session.first("SELECT text_ FROM memo WHERE name = ?", row -> row.getString(1), name);
    }

    static int saveMemo(Session session, String name, String text) {
        return session.update("MERGE INTO memo (name, text_) KEY (name) VALUES (?, ?)", name, text);
    }
}
