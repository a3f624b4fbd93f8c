package io.gadfly.store;

import java.util.concurrent.atomic.AtomicLong;

/// Numbers that are never given twice: above all that are stored, and above those that were stored when their
/// rows went away.
final class Counter {
    private static final String KEEP = "UPDATE counter SET value_ = GREATEST(value_, COALESCE((";
    private static final String HIGHEST_REMINDER = "SELECT MAX(id) FROM reminder";
    private static final String HIGHEST_FIRE = "SELECT MAX(number) FROM fire";
    private static final String HIGHEST_LINE =
            "SELECT MAX(id) FROM (SELECT MAX(id) AS id FROM timeline UNION ALL SELECT MAX(id) FROM shared_line)";

    private final AtomicLong last;

    private Counter(Session session, String name, String highest) {
        var kept = session.first("SELECT value_ FROM counter WHERE name = ?", row -> row.getLong(1), name);
        var stored = session.first(highest, row -> row.getLong(1));
        this.last = new AtomicLong(Math.max(kept.orElse(0L), stored.orElse(0L)));
    }

    static Counter ofReminders(Session session) {
        return new Counter(session, "reminder", HIGHEST_REMINDER);
    }

    static Counter ofFires(Session session) {
        return new Counter(session, "fire", HIGHEST_FIRE);
    }

    static Counter ofTimeline(Session session) {
        return new Counter(session, "timeline", HIGHEST_LINE);
    }

    /// To be called in the transaction that removes rows, before it does.
    static void keepHighest(Session session) {
        session.update(KEEP + HIGHEST_REMINDER + "), 0)) WHERE name = 'reminder'");
        session.update(KEEP + HIGHEST_FIRE + "), 0)) WHERE name = 'fire'");
    }

    /// The highest that was given.
    long last() {
        return last.get();
    }

    long next() {
        return next(1);
    }

    /// Answers with the first of `count` numbers that follow each other.
    long next(int count) {
        return last.getAndAdd(count) + 1;
    }
}
