package io.gadfly.store;

import io.gadfly.store.text.JournalLine;
import java.util.Optional;

/// What is written ahead of the database and beside it: every change, in groups that count as a whole or not at all.
/// What the database has lost, by a power cut or as a whole, is done again from it.
///
/// Used by the one thread that has the writer's turn, where nothing else is said.
interface Journal {
    /// The end of a group: up to there, what the journal has is in the database that has this position.
    record Position(long segment, long offset) {}

    /// For a store that nothing is to survive.
    Journal NONE = new Journal() {
        @Override
        public void add(JournalLine line) {}

        @Override
        public Optional<Position> write() {
            return Optional.empty();
        }

        @Override
        public void sync() {}

        @Override
        public boolean lasts() {
            return false;
        }

        @Override
        public void accept() {}

        @Override
        public void rollback() {}
    };

    /// One more line of the group that is open.
    void add(JournalLine line);

    /// Closes the group; it is in the file when this returns, where a kill does not reach it. Empty where nothing was
    /// added.
    Optional<Position> write();

    /// Returns when all that was written before is on the disk. For any thread.
    void sync();

    /// As `write`, and it is on the disk when this returns.
    default Optional<Position> force() {
        var end = write();
        sync();
        return end;
    }

    /// Whether what was forced outlives the database.
    boolean lasts();

    /// The group counts: the next one begins.
    void accept();

    /// The group does not count.
    void rollback();
}
