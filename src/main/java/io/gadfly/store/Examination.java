package io.gadfly.store;

import io.gadfly.reminder.StoreException;
import io.gadfly.store.text.UnreadableTextException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a database from one end to the other.
final class Examination {
    private static final Logger LOGGER = LoggerFactory.getLogger(Examination.class);

    /// Each table, and an expression that touches all that is in a row.
    private record Table(String name, String content) {}

    private static final List<Table> TABLES = List.of(
            new Table("reminder", "LENGTH(title || notes || definition || origin)"),
            new Table("plan", "reminder_id"),
            new Table("fire", "LENGTH(recurrence_id || alarm || pool || state || cause)"),
            new Table(
                    "timeline",
                    "LENGTH(recurrence_id || alarm) + CARDINALITY(at) + CARDINALITY(step) + CARDINALITY(cause)"),
            new Table("shared_line", "LENGTH(recurrence_id || alarm || step || cause)"),
            new Table("pool", "LENGTH(name || mode)"),
            new Table("memo", "LENGTH(name || text_)"),
            new Table("counter", "LENGTH(name)"),
            new Table("tombstone", "LENGTH(uid)"),
            new Table("undo_step", "LENGTH(name)"),
            new Table("undo_made", "first_id + last_id"),
            new Table("undo_reminder", "LENGTH(title || notes || definition || origin)"),
            new Table("undo_fire", "LENGTH(recurrence_id || alarm || cause)"));

    /// Next fires of reminders that are not there: for such a one nobody rings, and the next behind it comes late.
    private static final String ASTRAY =
            "SELECT COUNT(*) FROM plan LEFT JOIN reminder ON id = reminder_id WHERE id IS NULL";

    private static final Set<String> OF_WHAT_RINGS = Set.of("PLAN", "FIRE");

    private Examination() {}

    /// What is wrong, one line each. For who is alone with the database.
    static List<String> findings(Session session) {
        return examine(findings -> {
            addOfRows(session, findings);
            addOfTrees(Trees.findDamaged(session, _ -> true), findings);
        });
    }

    /// As `findings`, of what is to ring next and what rings: of a large database, whose reminders take long to read.
    static List<String> ofWhatRings(Session session) {
        return examine(findings -> {
            add("altered-fires", FireSums.altered(session), findings);
            add("altered-settings", SmallRows.altered(session), findings);
            addOfTrees(Trees.findDamaged(session, OF_WHAT_RINGS::contains), findings);
        });
    }

    /// As `findings`, of what is in the rows.
    static List<String> ofRows(Session session) {
        return examine(findings -> addOfRows(session, findings));
    }

    /// As `findings`, of how the rows are found.
    static List<String> ofTrees(Session session) {
        return examine(findings -> addOfTrees(Trees.findDamaged(session, _ -> true), findings));
    }

    private static List<String> examine(Consumer<List<String>> examination) {
        var findings = new ArrayList<String>();
        try {
            examination.accept(findings);
        } catch (StoreException | UnreadableTextException damage) {
            findings.add(String.valueOf(damage.getMessage()));
        } catch (RuntimeException damage) {
            // What a flipped bit makes of a row, such as nothing where there must be a text, no reader is made for.
            LOGGER.warn("A row cannot be read", damage);
            findings.add(Messages.text("damaged"));
        }
        return findings;
    }

    private static void addOfRows(Session session, List<String> findings) {
        TABLES.forEach(table -> count(session, "SELECT COUNT(*), SUM(" + table.content() + ") FROM " + table.name()));
        add("astray", count(session, ASTRAY), findings);
        add("altered", ReminderRows.altered(session), findings);
        add("altered-fires", FireSums.altered(session), findings);
        add("altered-settings", SmallRows.altered(session), findings);
    }

    private static void addOfTrees(List<String> tables, List<String> findings) {
        tables.forEach(table -> findings.add(Messages.text("index-differs", table.toLowerCase(Locale.ROOT))));
    }

    private static void add(String text, long count, List<String> findings) {
        if (count > 0) {
            findings.add(Messages.text(text, count));
        }
    }

    private static long count(Session session, String sql) {
        return session.first(sql, row -> row.getLong(1)).orElse(0L);
    }
}
