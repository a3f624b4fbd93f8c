package io.gadfly.store;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Released;
import io.gadfly.reminder.ReminderId;
import io.gadfly.store.text.OriginText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the user left with the subscription that had brought it, as the step keeps it that took it away.
final class ReleasedRows {
    private static final String GONE = "SELECT " + ReminderRows.COLUMNS_AND_PLAN + " FROM undo_reminder old"
            + " WHERE present AND LOCATE(?, origin) > 0 AND LOCATE('" + OriginText.SUBSCRIBED + "', origin) > 0"
            + " AND NOT EXISTS (SELECT 1 FROM reminder WHERE reminder.id = old.id)"
            + " AND undo_id = (SELECT MAX(undo_id) FROM undo_reminder latest WHERE latest.id = old.id AND present)"
            + " ORDER BY undo_id";

    private static final String FIRES = "SELECT " + FireRows.COLUMNS + " FROM undo_fire WHERE reminder_id = ?"
            + " AND present AND undo_id = (SELECT MAX(undo_id) FROM undo_reminder WHERE id = ? AND present)"
            + " AND (line IS NOT NULL OR state IN ('acknowledged', 'done', 'skipped'))";

    private ReleasedRows() {}

    static List<Released> find(Session session, String source) {
        return session.query(GONE, ReminderRows::fromRow, OriginText.ofSource(source)).stream()
                .map(Planned::reminder)
                .map(reminder -> new Released(
                        reminder,
                        FiresFound.query(session, FIRES, twice(reminder.id())).fires()))
                .toList();
    }

    private static @Nullable Object[] twice(ReminderId id) {
        return new @Nullable Object[] {id.value(), id.value()};
    }
}
