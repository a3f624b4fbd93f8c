package io.gadfly.store;

import java.util.concurrent.atomic.AtomicLong;

/// Whether the database has all that it was reported to have, and what makes it so again: after H2 gave it up it is as
/// its file is, and after a refused commit rows are missing that the journal has.
final class Completeness {
    private static final long NEVER = -1;

    private final Database database;
    private final Runnable repetition;
    /// The opening of the database since which nothing is missing.
    private volatile long complete;
    private final AtomicLong losses = new AtomicLong();

    /// @param repetition does again what the journal has and the database lacks
    Completeness(Database database, Runnable repetition) {
        this.database = database;
        this.repetition = repetition;
        this.complete = database.openings();
    }

    /// As far as anybody has noticed.
    boolean isSure() {
        return database.openings() == complete;
    }

    /// Whether it is, and the writer can begin a transaction. For who is alone with the writer.
    boolean isSureOfWriter() {
        database.writer().awake();
        return isSure();
    }

    /// Grows whenever something was missing: what was read before it did may be wrong.
    long losses() {
        return losses.get();
    }

    /// Something is missing from now on.
    void lose() {
        complete = NEVER;
        losses.incrementAndGet();
    }

    /// Does again what is missing. For who is alone with the writer, while nobody adds to the journal.
    void restore() {
        if (!isSureOfWriter()) {
            lose();
            var opening = database.openings();
            repetition.run();
            complete = opening;
        }
    }
}
