package io.gadfly.store;

import java.util.concurrent.atomic.AtomicLong;

/// Numbers that are never given twice: above all that are stored, and above those that were stored when their rows went
/// away.
final class Counter {
    private final String name;
    private final String highest;
    private final AtomicLong last;

    Counter(Session session, String name, String highest) {
        this.name = name;
        this.highest = highest;
        var kept = session.first("SELECT value_ FROM counter WHERE name = ?", row -> row.getLong(1), name);
        var stored = session.first(highest, row -> row.getLong(1));
        this.last = new AtomicLong(Math.max(kept.orElse(0L), stored.orElse(0L)));
    }

    static Counter ofReminders(Session session) {
        return new Counter(session, "reminder", "SELECT MAX(id) FROM reminder");
    }

    static Counter ofFires(Session session) {
        return new Counter(session, "fire", "SELECT MAX(number) FROM fire");
    }

    long next() {
        return last.incrementAndGet();
    }

    /// To be called in the transaction that removes rows, before it does.
    void keep(Session session) {
        var stored = session.first(highest, row -> row.getLong(1)).orElse(0L);
        session.update("UPDATE counter SET value_ = GREATEST(value_, ?) WHERE name = ?", stored, name);
    }
}
