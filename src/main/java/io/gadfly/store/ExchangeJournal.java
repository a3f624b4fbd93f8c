package io.gadfly.store;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ReminderId;
import io.gadfly.store.text.JournalText;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/// Tells the journal what an exchange has made of the rows of a step, page by page.
record ExchangeJournal(Session session, Journal journal, long step) {
    private static final int PAGE = 500;
    private static final String IS_GONE = "NOT EXISTS (SELECT 1 FROM fire WHERE number = old.number)";

    void write() {
        byPage(
                last -> session.query(
                        "SELECT id FROM undo_reminder old WHERE undo_id = ? AND id > ?"
                                + " AND NOT EXISTS (SELECT 1 FROM reminder WHERE id = old.id) ORDER BY id LIMIT ?",
                        row -> new ReminderId(row.getLong(1)),
                        step,
                        last,
                        PAGE),
                ReminderId::value,
                JournalText::delete);
        byPage(
                last -> session.query(
                        "SELECT " + ReminderRows.COLUMNS + " FROM reminder WHERE id > ? AND id IN"
                                + " (SELECT id FROM undo_reminder WHERE undo_id = ?) ORDER BY id LIMIT ?",
                        ReminderRows::fromRow,
                        last,
                        step,
                        PAGE),
                planned -> planned.reminder().id().value(),
                ExchangeJournal::put);
        byPage(
                last -> fires("undo_fire old", "undo_id = ? AND present AND " + IS_GONE, last),
                Fire::number,
                fire -> JournalText.dropFire(fire.fence()));
        byPage(
                last -> fires("fire", "number IN (SELECT number FROM undo_fire WHERE undo_id = ?)", last),
                Fire::number,
                JournalText::putFire);
    }

    private List<Fire> fires(String table, String condition, long last) {
        return session.query(
                "SELECT " + FireRows.COLUMNS + " FROM " + table + " WHERE " + condition
                        + " AND number > ? ORDER BY number LIMIT ?",
                FireRows::fromRow,
                step,
                last,
                PAGE);
    }

    private static String put(Planned planned) {
        return ReminderRows.toJournal(planned, ReminderRows.toRow(planned));
    }

    private <T> void byPage(LongFunction<List<T>> pageAfter, ToLongFunction<T> key, Function<T, String> line) {
        var page = pageAfter.apply(0);
        while (!page.isEmpty()) {
            page.forEach(row -> journal.add(line.apply(row)));
            page = pageAfter.apply(key.applyAsLong(page.getLast()));
        }
    }
}
