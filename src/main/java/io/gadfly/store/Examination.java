package io.gadfly.store;

import io.gadfly.reminder.StoreException;
import io.gadfly.store.text.UnreadableTextException;
import java.util.ArrayList;
import java.util.List;

/// Reads a database from one end to the other.
final class Examination {
    /// Each table, an expression that touches all that is in a row, and an indexed column that is never null.
    private record Table(String name, String content, String indexed) {}

    private static final List<Table> TABLES = List.of(
            new Table("reminder", "LENGTH(title || notes || definition || origin)", "uid"),
            new Table("plan", "reminder_id", "next_fire_at"),
            new Table("fire", "LENGTH(recurrence_id || alarm || pool || state || cause)", "reminder_id"),
            new Table(
                    "timeline",
                    "LENGTH(recurrence_id || alarm) + CARDINALITY(at) + CARDINALITY(step) + CARDINALITY(cause)",
                    "reminder_id"),
            new Table("shared_line", "LENGTH(recurrence_id || alarm || step || cause)", "first_id"),
            new Table("pool", "LENGTH(name || mode)", "name"),
            new Table("memo", "LENGTH(name || text_)", "name"),
            new Table("counter", "LENGTH(name)", "name"),
            new Table("tombstone", "LENGTH(uid)", "uid"),
            new Table("undo_step", "LENGTH(name)", "id"),
            new Table("undo_made", "first_id + last_id", "undo_id"),
            new Table("undo_reminder", "LENGTH(title || notes || definition || origin)", "undo_id"),
            new Table("undo_fire", "LENGTH(recurrence_id || alarm || cause)", "undo_id"));

    /// Next fires of reminders that are not there: for such a one nobody rings, and the next behind it comes late.
    private static final String ASTRAY =
            "SELECT COUNT(*) FROM plan LEFT JOIN reminder ON id = reminder_id WHERE id IS NULL";

    private Examination() {}

    /// What is wrong, one line each.
    static List<String> findings(Session session) {
        var findings = new ArrayList<String>();
        try {
            TABLES.forEach(table -> examine(session, table, findings));
            FireRows.forEach(session, _ -> {});
            var astray = count(session, ASTRAY);
            if (astray > 0) {
                findings.add(Messages.text("astray", astray));
            }
            var altered = ReminderRows.altered(session);
            if (altered > 0) {
                findings.add(Messages.text("altered", altered));
            }
            var alteredSettings = SmallRows.altered(session);
            if (alteredSettings > 0) {
                findings.add(Messages.text("altered-settings", alteredSettings));
            }
        } catch (StoreException | UnreadableTextException damage) {
            findings.add(String.valueOf(damage.getMessage()));
        }
        return findings;
    }

    private static void examine(Session session, Table table, List<String> findings) {
        var rows = count(session, "SELECT COUNT(*), SUM(" + table.content() + ") FROM " + table.name());
        var indexed = count(
                session,
                "SELECT COUNT(*), MAX(" + table.indexed() + ") FROM " + table.name() + " WHERE " + table.indexed()
                        + " IS NOT NULL");
        if (rows != indexed) {
            findings.add(Messages.text("index-differs", table.name(), rows, indexed));
        }
    }

    private static long count(Session session, String sql) {
        return session.first(sql, row -> row.getLong(1)).orElse(0L);
    }
}
