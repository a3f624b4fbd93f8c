package io.gadfly.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Fires that ended so long ago that they may leave, with their time lines.
///
/// None leaves whose fence could be claimed again: neither one that was answered before it is due, nor one that
/// its reminder has still to come to, now or after an undo or a redo. Of each alarm the last fire stays, and
/// the last that was answered, which tells other calendars so; and so does what an undo may bring back.
final class OldFires {
    private static final String ANSWERED = "state IN ('acknowledged', 'done', 'skipped')";

    /// What comes next in another zone may be earlier by a day and two hours.
    private static final String LATEST_REPLANNED = "DATEADD(DAY, 2, old.due_at)";

    private static final String OLD = "SELECT number FROM fire old WHERE line IS NULL AND place = 0 AND place_at < ?"
            + " AND due_at < ?"
            + " AND EXISTS (SELECT 1 FROM fire later WHERE later.reminder_id = old.reminder_id"
            + " AND later.alarm = old.alarm AND later.due_at > old.due_at"
            + " AND (later." + ANSWERED + " OR NOT old." + ANSWERED + "))"
            + " AND NOT EXISTS (SELECT 1 FROM plan WHERE reminder_id = old.reminder_id AND next_fire_at <= "
            + LATEST_REPLANNED + ")"
            + " AND NOT EXISTS (SELECT 1 FROM undo_step step JOIN undo_reminder kept ON kept.undo_id = step.id"
            + " AND kept.id = old.reminder_id WHERE kept.next_fire_at <= " + LATEST_REPLANNED + ")"
            + " AND NOT EXISTS (SELECT 1 FROM undo_fire kept WHERE kept.number = old.number)"
            + " ORDER BY line, place, place_at LIMIT ?";

    private OldFires() {}

    /// The numbers of those that ended before `before`, the earliest first.
    static List<Long> find(Session session, Instant before, int limit) {
        return session.query(OLD, row -> row.getLong(1), before, before, limit);
    }

    static void forget(Session session, List<Long> numbers) {
        Counter.keepHighest(session);
        var fences = numbers.stream()
                .map(number -> FireRows.find(session, number))
                .flatMap(Optional::stream)
                .map(fire -> FireRows.key(fire.fence()))
                .toList();
        session.updateAll("DELETE FROM timeline WHERE " + FireRows.HAS_FENCE, fences);
        session.updateAll("DELETE FROM fire WHERE number = ?", Rows.of(numbers, number -> new Object[] {number}));
    }
}
