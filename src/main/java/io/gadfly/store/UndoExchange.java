package io.gadfly.store;

/// Exchanges the rows that a step keeps for those of the tables, in plain SQL, so that memory does not grow with their
/// number.
///
/// A reminder that comes back gets a new version: an exchange is an edit like any other. Fires of a reminder that goes
/// away go with it and come back with it.
final class UndoExchange {
    private static final String REMINDER = ReminderRows.COLUMNS;
    private static final String FIRE = FireRows.COLUMNS;

    private final Session session;
    private final long step;
    private final long other;

    UndoExchange(Session session, long step) {
        this.session = session;
        this.step = step;
        this.other = -step;
    }

    void run() {
        keepPresentState();
        removeWhatIsExchanged();
        putBack();
        forgetWhatWasPutBack();
    }

    private void keepPresentState() {
        session.update(
                "INSERT INTO undo_reminder (undo_id, present, " + REMINDER + ") SELECT ?, TRUE, " + REMINDER
                        + " FROM reminder WHERE id IN (SELECT id FROM undo_reminder WHERE undo_id = ?)",
                other,
                step);
        session.update(
                "INSERT INTO undo_reminder (undo_id, present, id) SELECT ?, FALSE, id FROM undo_reminder old"
                        + " WHERE undo_id = ? AND NOT EXISTS (SELECT 1 FROM reminder WHERE id = old.id)",
                other,
                step);
        session.update(
                "INSERT INTO undo_fire (undo_id, present, " + FIRE + ") SELECT ?, TRUE, " + FIRE + " FROM fire"
                        + " WHERE number IN (SELECT number FROM undo_fire WHERE undo_id = ?)"
                        + " OR reminder_id IN (SELECT id FROM undo_reminder WHERE undo_id = ? AND NOT present)",
                other,
                step,
                step);
        session.update(
                "INSERT INTO undo_fire (undo_id, present, number) SELECT ?, FALSE, number FROM undo_fire old"
                        + " WHERE undo_id = ? AND NOT EXISTS (SELECT 1 FROM fire WHERE number = old.number)",
                other,
                step);
    }

    private void removeWhatIsExchanged() {
        session.update("DELETE FROM fire WHERE number IN (SELECT number FROM undo_fire WHERE undo_id = ?)", other);
        session.update("DELETE FROM reminder WHERE id IN (SELECT id FROM undo_reminder WHERE undo_id = ?)", other);
    }

    private void putBack() {
        session.update(
                "INSERT INTO reminder (" + REMINDER + ") SELECT id, GREATEST(version, COALESCE((SELECT version FROM"
                        + " undo_reminder was WHERE was.undo_id = ? AND was.id = old.id), 0)) + 1, uid, status, title,"
                        + " notes, list_name, tags, priority, next_fire_at, definition, origin FROM undo_reminder old"
                        + " WHERE undo_id = ? AND present",
                other,
                step);
        session.update(
                "INSERT INTO fire (" + FIRE + ") SELECT " + FIRE + " FROM undo_fire WHERE undo_id = ? AND present",
                step);
    }

    private void forgetWhatWasPutBack() {
        session.update("DELETE FROM undo_reminder WHERE undo_id = ?", step);
        session.update("DELETE FROM undo_fire WHERE undo_id = ?", step);
        session.update("UPDATE undo_reminder SET undo_id = ? WHERE undo_id = ?", step, other);
        session.update("UPDATE undo_fire SET undo_id = ? WHERE undo_id = ?", step, other);
    }
}
