package io.gadfly.store;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.StoreException;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.store.Journal.Position;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The writers' turns: one transaction at a time, in the database and in the journal, on the disk when it is reported.
final class Transactions {
    private static final Logger LOGGER = LoggerFactory.getLogger(Transactions.class);
    private static final int COMMITS_PER_CHECKPOINT = 1000;

    private final Database database;
    private final Journal journal;
    private final DamageWatch watch;
    private final ChangeWriter changes;
    private final Notes notes = new Notes();
    private final ReentrantLock turn = new ReentrantLock();
    private int sinceCheckpoint;

    Transactions(Database database, Journal journal, DamageWatch watch) {
        this.database = database;
        this.journal = journal;
        this.watch = watch;
        this.changes = new ChangeWriter(database.writer(), journal);
    }

    /// Runs `work` in a transaction that is on the disk when this returns, while no other writes.
    <T> T run(Function<ChangeWriter, T> work) {
        return inTurn(() -> inTransaction(() -> work.apply(changes)));
    }

    /// A line that waits for the next transaction.
    void note(TimelineEntry entry) {
        if (notes.add(entry)) {
            settle();
        }
    }

    /// Returns when all notes are in the database.
    void settle() {
        if (!notes.isEmpty()) {
            run(_ -> Boolean.TRUE);
        }
    }

    /// Lets the journal go on in a new segment, and answers with its start.
    Position startSegment(Supplier<Position> rotation) {
        return run(_ -> {
            var start = rotation.get();
            SmallRows.savePosition(database.writer(), start);
            return start;
        });
    }

    /// Runs `closing` when the last transaction is over.
    void end(Runnable closing) {
        inTurn(() -> {
            try {
                settle();
            } catch (StoreException weather) {
                LOGGER.warn("The last lines of the time line could not be saved", weather);
            }
            closing.run();
            return Boolean.TRUE;
        });
    }

    private <T> T inTurn(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    /// First the rows, which shows whether they can be written at all; then the journal, which makes them last; then
    /// the commit, with the position in the journal up to which the database has it.
    private <T> T inTransaction(Supplier<T> work) {
        var isCommitted = false;
        var noted = notes.take();
        try {
            var result = watch.over(() -> database.writer().transaction(() -> {
                tell(noted);
                var answer = work.get();
                journal.force().ifPresent(end -> SmallRows.savePosition(database.writer(), end));
                return answer;
            }));
            isCommitted = true;
            journal.accept();
            checkpoint();
            return result;
        } finally {
            if (!isCommitted) {
                notes.putBack(noted);
                journal.rollback();
            }
        }
    }

    private void tell(List<TimelineEntry> noted) {
        if (!noted.isEmpty()) {
            changes.write(new Changes(
                    noted.getLast().at(), List.of(), List.of(), List.of(), List.of(), noted, Optional.empty()));
        }
    }

    /// Keeps short what would have to be done again after a power cut. What was committed stays so where it fails.
    private void checkpoint() {
        if (++sinceCheckpoint < COMMITS_PER_CHECKPOINT) {
            return;
        }
        sinceCheckpoint = 0;
        try {
            database.sync();
        } catch (StoreException weather) {
            LOGGER.warn("The database could not be brought to the disk; its journal is there", weather);
        }
    }
}
