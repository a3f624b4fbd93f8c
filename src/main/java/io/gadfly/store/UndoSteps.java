package io.gadfly.store;

import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Heir;
import io.gadfly.reminder.ReminderId;
import io.gadfly.store.text.OriginText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The undo journal. A step keeps, for each row that it touched, the row as it is on the other side of the
/// step; taking it back or making it again is the same exchange, done in the database whatever its size.
final class UndoSteps {
    /// How many steps are kept.
    static final int KEPT = 100;

    private static final String LATEST_DONE = "SELECT id FROM undo_step WHERE NOT undone ORDER BY id DESC LIMIT 1";
    private static final String FIRST_UNDONE = "SELECT id FROM undo_step WHERE undone ORDER BY id LIMIT 1";

    private static final String KEEP_REMINDERS = "INSERT INTO undo_reminder (undo_id, present, "
            + ReminderRows.COLUMNS_AND_PLAN + ") SELECT ?, TRUE, " + ReminderRows.COLUMNS_AND_PLAN + " FROM "
            + ReminderRows.PLANNED + "WHERE id = ANY(?) AND NOT EXISTS"
            + " (SELECT 1 FROM undo_reminder kept WHERE kept.undo_id = ? AND kept.id = reminder.id)";
    private static final String KEEP_THAT_THERE_WAS_NONE = "INSERT INTO undo_reminder (undo_id, present, id)"
            + " SELECT ?, FALSE, id FROM UNNEST(CAST(? AS BIGINT ARRAY)) AS touched (id) WHERE NOT EXISTS"
            + " (SELECT 1 FROM undo_reminder kept WHERE kept.undo_id = ? AND kept.id = touched.id)";

    private static final String BURY = "MERGE INTO tombstone (uid, undo_id) KEY (uid) SELECT uid, ? FROM reminder"
            + " WHERE id = ? AND origin LIKE '" + OriginText.CALENDAR + "%'";

    private static final String FIRE_IS_NEW =
            "NOT EXISTS (SELECT 1 FROM undo_fire kept WHERE kept.undo_id = ? AND kept.number = fire.number)";
    private static final String KEEP_FIRE = "INSERT INTO undo_fire (undo_id, present, " + FireRows.COLUMNS
            + ") SELECT ?, TRUE, " + FireRows.COLUMNS + " FROM fire WHERE number = ? AND " + FIRE_IS_NEW;
    private static final String KEEP_FIRES_OF = "INSERT INTO undo_fire (undo_id, present, " + FireRows.COLUMNS
            + ") SELECT ?, TRUE, " + FireRows.COLUMNS + " FROM fire WHERE reminder_id = ? AND " + FIRE_IS_NEW;
    private static final String KEEP_NO_FIRE = "INSERT INTO undo_fire (undo_id, present, number) VALUES (?, FALSE, ?)";

    private static final String LIVES_ON_AS = "UPDATE undo_fire SET (number, recurrence_id, alarm, due_at, starts_at,"
            + " pool, missed) = (SELECT number, recurrence_id, alarm, due_at, starts_at, pool, missed FROM fire"
            + " WHERE number = ?) WHERE number = ?"
            + " AND EXISTS (SELECT 1 FROM fire heir WHERE heir.number = ? AND heir.line IS NOT NULL)"
            + " AND NOT EXISTS (SELECT 1 FROM undo_fire own WHERE own.undo_id = undo_fire.undo_id AND own.number = ?)";
    private static final String IS_OVER_WITH = "INSERT INTO undo_fire (undo_id, present, number)"
            + " SELECT kept.undo_id, FALSE, heir.number FROM undo_fire kept"
            + " JOIN undo_step step ON step.id = kept.undo_id AND NOT step.undone"
            + " JOIN fire heir ON heir.number = ? AND heir.line IS NULL WHERE kept.number = ?"
            + " AND NOT EXISTS (SELECT 1 FROM undo_fire own WHERE own.undo_id = kept.undo_id AND own.number = heir.number)";

    private final Session session;
    private final MadeReminders made;
    private long current;
    /// The step that was taken back or made again last; 0 where none was.
    private long exchanged;

    UndoSteps(Session session) {
        this.session = session;
        this.made = new MadeReminders(session);
    }

    boolean isRecording() {
        return current != 0;
    }

    /// Begins a step: what was undone before can no longer be made again, and the oldest step is forgotten.
    void begin(String name, Instant at) {
        session.update("DELETE FROM tombstone WHERE undo_id IN (SELECT id FROM undo_step WHERE undone)");
        session.query("SELECT id FROM undo_step WHERE undone", row -> row.getLong(1))
                .forEach(this::forget);
        session.query("SELECT id FROM undo_step ORDER BY id DESC OFFSET ?", row -> row.getLong(1), KEPT - 1)
                .forEach(this::forget);
        session.update("UPDATE counter SET value_ = value_ + 1 WHERE name = 'undo'");
        var step = session.first("SELECT value_ FROM counter WHERE name = 'undo'", row -> row.getLong(1))
                .orElseThrow();
        session.update("INSERT INTO undo_step (id, name, at, undone) VALUES (?, ?, ?, FALSE)", step, name, at);
        current = step;
    }

    /// Ends it, even where the database refuses; a step in which nothing changed is none.
    void end() {
        var step = current;
        current = 0;
        if (step != 0) {
            made.end(step);
            session.update(
                    "DELETE FROM undo_step WHERE id = ?"
                            + " AND NOT EXISTS (SELECT 1 FROM undo_made WHERE undo_id = ?)"
                            + " AND NOT EXISTS (SELECT 1 FROM undo_reminder WHERE undo_id = ?)"
                            + " AND NOT EXISTS (SELECT 1 FROM undo_fire WHERE undo_id = ?)",
                    step,
                    step,
                    step,
                    step);
        }
    }

    /// Ends it, and keeps nothing of it: what was written stays, and is not taken back.
    void drop() {
        var step = current;
        current = 0;
        if (step != 0) {
            made.end(step);
            forget(step);
        }
    }

    /// Whether the store never had it.
    boolean isNew(ReminderId id) {
        return made.isNew(id);
    }

    void keepReminders(List<ReminderId> ids) {
        var others = made.take(ids, isRecording());
        if (isRecording() && !others.isEmpty()) {
            var numbers = numbersOf(others);
            session.update(KEEP_REMINDERS, current, numbers, current);
            session.update(KEEP_THAT_THERE_WAS_NONE, current, numbers, current);
        }
    }

    private static Long[] numbersOf(List<ReminderId> ids) {
        return ids.stream().map(ReminderId::value).distinct().toArray(Long[]::new);
    }

    void keepFires(List<Fire> fires) {
        if (isRecording()) {
            keep(current, fires.stream().map(Fire::number).toList());
        }
    }

    /// As they are, with the step that was exchanged last.
    void keep(List<Long> fires) {
        keep(exchanged, fires);
    }

    private void keep(long step, List<Long> fires) {
        session.updateAll(KEEP_FIRE, Rows.of(fires, number -> new @Nullable Object[] {step, number, step}));
    }

    void keepClaims(List<Fire> claims) {
        if (isRecording()) {
            session.updateAll(KEEP_NO_FIRE, Rows.of(claims, fire -> new @Nullable Object[] {current, fire.number()}));
        }
    }

    /// What steps keep of a fire that lives on as another one, they keep of that; of one that is over with it,
    /// that it was not there.
    void inherit(List<Heir> heirs) {
        session.updateAll(LIVES_ON_AS, Rows.of(heirs, heir ->
                new Object[] {heir.number(), heir.of(), heir.number(), heir.number()}));
        session.updateAll(IS_OVER_WITH, Rows.of(heirs, heir -> new Object[] {heir.number(), heir.of()}));
    }

    void keepDeleted(List<ReminderId> ids) {
        if (isRecording()) {
            session.update(KEEP_REMINDERS, current, numbersOf(made.take(ids, true)), current);
            session.updateAll(KEEP_FIRES_OF, Rows.of(ids, id -> new @Nullable Object[] {current, id.value(), current}));
        }
    }

    /// Remembers what is deleted and came from a calendar, as long as this step is not taken back.
    void bury(List<ReminderId> ids) {
        session.updateAll(BURY, Rows.of(ids, id -> new @Nullable Object[] {current, id.value()}));
    }

    /// Takes the latest step back, and answers with its name.
    Optional<String> undo() {
        return session.first(LATEST_DONE, row -> row.getLong(1)).map(step -> exchange(step, true));
    }

    /// Makes the step again that was taken back last.
    Optional<String> redo() {
        return session.first(FIRST_UNDONE, row -> row.getLong(1)).map(step -> exchange(step, false));
    }

    /// What the step is called that `undo` exchanges.
    static Optional<String> findUndoName(Session session) {
        return session.first("SELECT name FROM undo_step WHERE id = (" + LATEST_DONE + ")", row -> row.getString(1));
    }

    /// The reminders that `undo` exchanges.
    static List<ReminderId> findUndoable(Session session) {
        return remindersOf(LATEST_DONE, session);
    }

    /// The reminders that `redo` exchanges.
    static List<ReminderId> findRedoable(Session session) {
        return remindersOf(FIRST_UNDONE, session);
    }

    /// The fires that `undo` exchanges.
    static FiresFound findUndoableFires(Session session) {
        return FireRows.findOfStep(session, LATEST_DONE);
    }

    /// The fires that `redo` exchanges.
    static FiresFound findRedoableFires(Session session) {
        return FireRows.findOfStep(session, FIRST_UNDONE);
    }

    private static List<ReminderId> remindersOf(String step, Session session) {
        return session.query(
                "SELECT id FROM undo_reminder WHERE undo_id = (" + step + ") UNION ALL"
                        + " SELECT reminder.id FROM undo_made JOIN reminder ON reminder.id BETWEEN first_id AND last_id"
                        + " WHERE undo_id = (" + step + ") ORDER BY id",
                row -> new ReminderId(row.getLong(1)));
    }

    private String exchange(long step, boolean undone) {
        Counter.keepHighest(session);
        new UndoExchange(session, step).run();
        exchanged = step;
        session.update("UPDATE undo_step SET undone = ? WHERE id = ?", undone, step);
        return session.first("SELECT name FROM undo_step WHERE id = ?", row -> row.getString(1), step)
                .orElseThrow();
    }

    private void forget(long step) {
        session.update(
                "DELETE FROM timeline WHERE reminder_id IN (SELECT id FROM undo_reminder WHERE undo_id = ?)"
                        + " AND NOT EXISTS (SELECT 1 FROM reminder WHERE id = reminder_id)",
                step);
        session.update(
                "DELETE FROM shared_line WHERE first_id IN (SELECT id FROM undo_reminder WHERE undo_id = ?)"
                        + " AND NOT EXISTS (SELECT 1 FROM reminder WHERE id BETWEEN first_id AND last_id)",
                step);
        session.update("DELETE FROM undo_made WHERE undo_id = ?", step);
        session.update("DELETE FROM undo_reminder WHERE undo_id = ?", step);
        session.update("DELETE FROM undo_fire WHERE undo_id = ?", step);
        session.update("DELETE FROM undo_step WHERE id = ?", step);
    }
}
