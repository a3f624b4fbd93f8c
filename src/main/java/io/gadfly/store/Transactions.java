package io.gadfly.store;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.StoreException;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.store.Journal.Position;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The writers' turns: one at a time writes a group of changes, which is on the disk when it is reported.
///
/// It is the journal that makes a group last, by one wait for the disk. The database has its rows at once, but commits
/// those of small groups together: until then questions are answered by the writer's session, which sees them; and
/// whatever a crash, or H2, takes of them is done again from the journal.
final class Transactions {
    private static final Logger LOGGER = LoggerFactory.getLogger(Transactions.class);
    private static final int ROWS_PER_CHECKPOINT = 50_000;
    private static final long NEVER = -1;
    /// So many rows or more wait for no other group: what a crash may leave to be done again at the start.
    private static final int MOST_UNCOMMITTED = 10_000;
    /// In rows, what a group weighs by itself, since each makes what is not committed slower to search.
    private static final int GROUP = 50;

    private final Database database;
    private final Journal journal;
    private final DamageWatch watch;
    private final Runnable recovery;
    private final ChangeWriter changes;
    private final Notes notes = new Notes();
    private final ReentrantLock turn = new ReentrantLock();
    /// Rows that were committed since the database was brought to the disk.
    private int sinceCheckpoint;
    /// Rows of groups that the journal has and the database has not committed.
    private final AtomicInteger uncommitted = new AtomicInteger();
    /// The opening of the database since which nothing of what was reported is missing from it.
    private volatile long whole;

    /// @param recovery does again what the journal has and the database lacks
    Transactions(Database database, Journal journal, DamageWatch watch, Runnable recovery) {
        this.database = database;
        this.journal = journal;
        this.watch = watch;
        this.recovery = recovery;
        this.changes = new ChangeWriter(database.writer(), journal);
        this.whole = database.openings();
    }

    /// Writes a group that is on the disk when this returns; small ones share a commit of the database.
    List<Fire> write(Changes wanted) {
        return inTurn(() -> {
            recover();
            var claimed = inGroup(() -> changes.write(wanted), rowsOf(wanted));
            if (uncommitted.get() >= MOST_UNCOMMITTED) {
                commit();
            }
            return claimed;
        });
    }

    private static int rowsOf(Changes wanted) {
        return GROUP
                + wanted.reminders().size()
                + wanted.claims().size()
                + wanted.fires().size()
                + wanted.timeline().size();
    }

    /// Runs `work` as a group of its own that is on the disk when this returns, while no other writes. Questions do not
    /// wait for it, and see nothing of it before.
    <T> T run(Function<ChangeWriter, T> work) {
        return inTurn(() -> {
            commit();
            recover();
            var result = inGroup(() -> work.apply(changes), GROUP);
            commit();
            return result;
        });
    }

    /// What the database answers, once it has all that was reported.
    <T> T read(Function<Session, T> question) {
        if (uncommitted.get() == 0) {
            var answer = watch.over(() -> database.read(question));
            if (database.openings() == whole) {
                return answer;
            }
        }
        return inTurn(() -> {
            recover();
            return watch.over(() -> question.apply(database.writer()));
        });
    }

    /// A line that waits for the next group.
    void note(TimelineEntry entry) {
        if (notes.add(entry)) {
            settle();
        }
    }

    /// Returns when all that was reported is committed by the database, and all notes are.
    void settle() {
        if (!notes.isEmpty() || uncommitted.get() > 0) {
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

    /// First the rows, which shows whether they can be written at all; then the journal, which makes them last, with
    /// the position in it up to which the database will have it.
    private <T> T inGroup(Supplier<T> work, int rows) {
        var isWritten = false;
        var noted = notes.take();
        try {
            var result = watch.over(() -> database.writer().prepare(() -> {
                tell(noted);
                var answer = work.get();
                journal.force().ifPresent(end -> SmallRows.savePosition(database.writer(), end));
                return answer;
            }));
            if (journal.lasts()) {
                uncommitted.addAndGet(rows + noted.size());
            } else {
                watch.run(() -> database.writer().commit());
            }
            isWritten = true;
            journal.accept();
            return result;
        } finally {
            if (!isWritten) {
                notes.putBack(noted);
                journal.rollback();
                lose();
            }
        }
    }

    private void tell(List<TimelineEntry> noted) {
        if (!noted.isEmpty()) {
            changes.write(new Changes(
                    noted.getLast().at(), List.of(), List.of(), List.of(), List.of(), List.of(), noted, Optional.empty()));
        }
    }

    /// What it fails to commit is in the journal, and done again before anybody asks for it.
    private void commit() {
        if (uncommitted.get() == 0) {
            return;
        }
        try {
            watch.run(() -> database.writer().commit());
            sinceCheckpoint += uncommitted.getAndSet(0);
            checkpoint();
        } catch (StoreException weather) {
            LOGGER.warn("The database could not commit what its journal has", weather);
            lose();
        }
    }

    /// The groups that were not committed are rolled back with the one that failed.
    private void lose() {
        if (uncommitted.get() > 0) {
            whole = NEVER;
            uncommitted.set(0);
        }
    }

    /// Does again what was rolled back, or lost when H2 gave the database up.
    private void recover() {
        database.writer().awake();
        var opening = database.openings();
        if (opening != whole) {
            whole = NEVER;
            uncommitted.set(0);
            recovery.run();
            whole = opening;
        }
    }

    /// Keeps short what would have to be done again after a power cut. What was committed stays so where it fails.
    private void checkpoint() {
        if (sinceCheckpoint < ROWS_PER_CHECKPOINT) {
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
