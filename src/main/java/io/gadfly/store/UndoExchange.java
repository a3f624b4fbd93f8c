package io.gadfly.store;

import java.util.function.Consumer;

/// Exchanges the rows that a step keeps for those of the tables in the database itself; only their numbers come to
/// memory, and lead from one table to the other, page by page.
///
/// A reminder that comes back gets a new version: an exchange is an edit like any other. Fires of a reminder
/// that goes away go with it and come back with it; one whose fence was claimed anew meanwhile gives way to the
/// one that is put back. A reminder whose UID another one has meanwhile, such as of a calendar that was
/// subscribed to again, gives way to that.
final class UndoExchange {
    private static final String REMINDER = ReminderRows.COLUMNS_AND_PLAN;
    private static final String FIRE = FireRows.COLUMNS;

    private static final String REMINDERS = "SELECT id FROM undo_reminder WHERE undo_id = ?";
    private static final String FIRES = "SELECT number FROM undo_fire WHERE undo_id = ?";
    private static final int PAGE = 1_000;

    private final Session session;
    private final long step;
    private final long other;

    UndoExchange(Session session, long step) {
        this.session = session;
        this.step = step;
        this.other = -step;
    }

    void run() {
        nameWhatWasMade();
        leaveOutWhatIsThereAgain();
        keepPresentState();
        removeWhatIsExchanged();
        putBack();
        forgetWhatWasPutBack();
    }

    /// What the step made goes the way of all that was not there before.
    private void nameWhatWasMade() {
        session.update(
                "INSERT INTO undo_reminder (undo_id, present, id) SELECT ?, FALSE, reminder.id FROM undo_made"
                        + " JOIN reminder ON reminder.id BETWEEN first_id AND last_id WHERE undo_id = ?",
                step,
                step);
        session.update("DELETE FROM undo_made WHERE undo_id = ?", step);
    }

    private void leaveOutWhatIsThereAgain() {
        var outdated = session.query(
                        "SELECT old.id FROM undo_reminder old JOIN reminder again ON again.uid = old.uid"
                                + " AND again.id <> old.id WHERE old.undo_id = ? AND old.present AND NOT EXISTS"
                                + " (SELECT 1 FROM undo_reminder kept WHERE kept.undo_id = ? AND kept.id = again.id)",
                        row -> row.getLong(1),
                        step,
                        step)
                .toArray(Long[]::new);
        session.update("UPDATE undo_reminder SET present = FALSE WHERE undo_id = ? AND id = ANY(?)", step, outdated);
        session.update("DELETE FROM undo_fire WHERE undo_id = ? AND reminder_id = ANY(?)", step, outdated);
        leaveOutFiresOfNothing();
    }

    /// Of a reminder that gave way when an earlier step was exchanged.
    private void leaveOutFiresOfNothing() {
        session.update(
                "DELETE FROM undo_fire old WHERE undo_id = ? AND present"
                        + " AND NOT EXISTS (SELECT 1 FROM reminder WHERE reminder.id = old.reminder_id)"
                        + " AND NOT EXISTS (SELECT 1 FROM undo_reminder back WHERE back.undo_id = ? AND back.present"
                        + " AND back.id = old.reminder_id)",
                step,
                step);
    }

    private void keepPresentState() {
        forEachPage(
                REMINDERS,
                step,
                page -> session.update(
                        "INSERT INTO undo_reminder (undo_id, present, " + REMINDER + ") SELECT ?, TRUE, " + REMINDER
                                + " FROM " + ReminderRows.PLANNED + "WHERE id = ANY(?)",
                        other,
                        page));
        session.update(
                "INSERT INTO undo_reminder (undo_id, present, id) SELECT ?, FALSE, id FROM undo_reminder old"
                        + " WHERE undo_id = ? AND NOT EXISTS (SELECT 1 FROM reminder WHERE id = old.id)",
                other,
                step);
        forEachPage(
                FIRES,
                step,
                page -> session.update(
                        "INSERT INTO undo_fire (undo_id, present, " + FIRE + ") SELECT ?, TRUE, " + FIRE
                                + " FROM fire WHERE number = ANY(?)",
                        other,
                        page));
        forEachPage(
                REMINDERS + " AND NOT present",
                step,
                page -> session.update(
                        "INSERT INTO undo_fire (undo_id, present, " + FIRE + ") SELECT ?, TRUE, " + FIRE
                                + " FROM fire WHERE reminder_id = ANY(?) AND NOT EXISTS"
                                + " (SELECT 1 FROM undo_fire kept WHERE kept.undo_id = ? AND kept.number = fire.number)",
                        other,
                        page,
                        other));
        forEachPage(FIRES + " AND present", step, this::keepThoseThatWereClaimedAnew);
        session.update(
                "INSERT INTO undo_fire (undo_id, present, number) SELECT ?, FALSE, number FROM undo_fire old"
                        + " WHERE undo_id = ? AND NOT EXISTS (SELECT 1 FROM fire WHERE number = old.number)",
                other,
                step);
    }

    private void keepThoseThatWereClaimedAnew(Object[] numbers) {
        var anew = session.query(
                "SELECT anew.number FROM undo_fire old JOIN fire anew ON anew.reminder_id = old.reminder_id"
                        + " AND anew.recurrence_id = old.recurrence_id AND anew.alarm = old.alarm"
                        + " WHERE old.undo_id = ? AND old.number = ANY(?) AND anew.number <> old.number",
                row -> row.getLong(1),
                step,
                numbers);
        session.update(
                "INSERT INTO undo_fire (undo_id, present, " + FIRE + ") SELECT ?, TRUE, " + FIRE
                        + " FROM fire WHERE number = ANY(?) AND NOT EXISTS"
                        + " (SELECT 1 FROM undo_fire kept WHERE kept.undo_id = ? AND kept.number = fire.number)",
                other,
                anew.toArray(),
                other);
    }

    private void removeWhatIsExchanged() {
        forEachPage(FIRES, other, page -> session.update("DELETE FROM fire WHERE number = ANY(?)", (Object) page));
        forEachPage(REMINDERS, other, page -> {
            session.update("DELETE FROM plan WHERE reminder_id = ANY(?)", (Object) page);
            session.update("DELETE FROM reminder WHERE id = ANY(?)", (Object) page);
        });
    }

    private void forEachPage(String sql, long undo, Consumer<Long[]> action) {
        var numbers = session.query(sql, row -> row.getLong(1), undo);
        for (var from = 0; from < numbers.size(); from += PAGE) {
            action.accept(
                    numbers.subList(from, Math.min(from + PAGE, numbers.size())).toArray(Long[]::new));
        }
    }

    private void putBack() {
        session.update(
                "INSERT INTO reminder (" + ReminderRows.COLUMNS + ") SELECT id, GREATEST(version, COALESCE((SELECT"
                        + " version FROM undo_reminder was WHERE was.undo_id = ? AND was.id = old.id), 0)) + 1, uid,"
                        + " status, title, notes, list_name, tags, priority, definition, origin, checksum"
                        + " FROM undo_reminder old WHERE undo_id = ? AND present",
                other,
                step);
        session.update(
                "INSERT INTO plan (reminder_id, next_fire_at) SELECT id, next_fire_at FROM undo_reminder"
                        + " WHERE undo_id = ? AND present AND next_fire_at IS NOT NULL",
                step);
        session.update(
                "INSERT INTO fire (" + FIRE + ") SELECT " + FIRE + " FROM undo_fire WHERE undo_id = ? AND present",
                step);
        FireSums.add(session, step);
    }

    private void forgetWhatWasPutBack() {
        session.update("DELETE FROM undo_reminder WHERE undo_id = ?", step);
        session.update("DELETE FROM undo_fire WHERE undo_id = ?", step);
        session.update("UPDATE undo_reminder SET undo_id = ? WHERE undo_id = ?", step, other);
        session.update("UPDATE undo_fire SET undo_id = ? WHERE undo_id = ?", step, other);
    }
}
