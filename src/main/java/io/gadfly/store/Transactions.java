package io.gadfly.store;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.StoreException;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.store.Journal.Position;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The writers' turns: one at a time writes a group of changes, which is on the disk when it is reported.
///
/// It is the journal that makes a group last, by one wait for the disk. What happens to fires is reported as
/// soon as the journal has it, and the database gets it behind that; whoever asks waits until it did, or looks
/// at what is on its way. All other changes are made in the database first, after all that was reported before
/// them, and committed with their group.
///
/// Whatever a crash, a full disk or H2 takes of the database is done again from the journal, before anybody reads.
final class Transactions {
    private static final Logger LOGGER = LoggerFactory.getLogger(Transactions.class);
    /// Of a group, beside those that are counted.
    private static final int SOME_ROWS = 50;

    private final Database database;
    private final Journal journal;
    private final DamageWatch watch;
    private final Completeness completeness;
    private final Checkpoints checkpoints;
    private final Runnable room;
    private final ChangeWriter changes;
    private final Applier applier;
    private final Questions questions;
    private final FireTraffic traffic;
    private final Notes notes = new Notes();
    private final Turn turn = new Turn();

    /// @param recovery does again what the journal has and the database lacks
    /// @param room throws where there is none to write into
    /// @param applying brings what was reported of fires into the database, now or later
    Transactions(
            Database database,
            Journal journal,
            DamageWatch watch,
            Runnable recovery,
            Runnable room,
            Executor applying) {
        this.database = database;
        this.journal = journal;
        this.watch = watch;
        this.room = room;
        this.changes = new ChangeWriter(database.writer(), journal);
        this.completeness = new Completeness(database, recovery);
        this.checkpoints = new Checkpoints(database);
        this.applier = new Applier(database, changes, watch, completeness, checkpoints, applying);
        this.questions = new Questions(database, watch, turn, applier, completeness);
        this.traffic = new FireTraffic(journal, notes, applier, questions);
    }

    Questions questions() {
        return questions;
    }

    /// Writes a group that is on the disk when this returns. Answers with the claims that were new.
    List<Fire> write(Changes wanted) {
        turn.requireNoGroup();
        room.run();
        return turn.take(() -> journal.lasts() && FireTraffic.isAllOf(wanted) ? report(wanted) : writeTogether(wanted));
    }

    private List<Fire> report(Changes wanted) {
        if (!completeness.isSure()) {
            alone(() -> Boolean.TRUE);
        }
        return traffic.report(wanted);
    }

    /// With what was reported of fires before, which the database perhaps lacks, in one commit: an answer soon
    /// follows what it answers.
    private List<Fire> writeTogether(Changes wanted) {
        traffic.reportNotes();
        return applier.together(rows -> inGroup(() -> changes.allOf(() -> {
            changes.writeAlong(rows);
            return changes.write(wanted);
        })));
    }

    /// Runs `work` as a group of its own that is on the disk when this returns, while no other writes.
    /// Questions do not wait for it, and see nothing of it before.
    <T> T run(Function<ChangeWriter, T> work) {
        turn.requireNoGroup();
        room.run();
        return turn.take(() -> {
            traffic.reportNotes();
            return alone(() -> inGroup(() -> changes.allOf(() -> work.apply(changes))));
        });
    }

    /// With the database's writer, when nothing is missing from the database.
    private <T> T alone(Supplier<T> work) {
        return applier.alone(() -> {
            completeness.restore();
            return work.get();
        });
    }

    /// Runs `question` while nobody writes.
    <T> T examine(Function<Session, T> question) {
        return turn.take(() -> alone(() -> question.apply(database.writer())));
    }

    /// A line that waits for what is reported next. Where nothing lasts, nothing waits.
    void note(TimelineEntry entry) {
        if (!journal.lasts()) {
            write(tell(entry));
        } else if (notes.add(entry)) {
            settle();
        }
    }

    private static Changes tell(TimelineEntry entry) {
        return new Changes(
                entry.at(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(entry), Optional.empty());
    }

    /// With the lines that wait; it waits for no transaction, unless such lines are just on their way.
    List<TimelineEntry> findTimeline(ReminderId reminder) {
        return besideNotes(() -> timeline(reminder));
    }

    /// As `findTimeline`.
    FiresFound findLatest(Collection<ReminderId> reminders) {
        return besideNotes(() -> {
            var waiting = notes.lastTold();
            return questions.ask(session -> FireRows.findLatest(session, reminders, waiting));
        });
    }

    private <T> T besideNotes(Supplier<T> question) {
        var before = notes.state();
        var found = question.get();
        return before.isPresent() && notes.state().equals(before) ? found : turn.take(question);
    }

    private List<TimelineEntry> timeline(ReminderId reminder) {
        var waiting = notes.of(reminder);
        var stored = questions.ask(session -> TimelineRows.find(session, reminder));
        return Stream.concat(stored.stream(), waiting.stream()).toList();
    }

    /// Returns when the database has all that was reported, and all notes. Within a transaction notes wait for
    /// its end.
    void settle() {
        if (!turn.isInGroup()) {
            turn.take(() -> {
                traffic.reportNotes();
                return Boolean.TRUE;
            });
        }
        applier.settle();
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
        turn.take(() -> {
            try {
                settle();
            } catch (StoreException weather) {
                LOGGER.warn("The last lines of the time line could not be saved", weather);
            }
            closing.run();
            return Boolean.TRUE;
        });
    }

    /// First the rows, which shows whether they can be written at all; then the journal, which makes them last,
    /// with the position in it up to which the database has it.
    private <T> T inGroup(Supplier<T> work) {
        var isWritten = false;
        try {
            var result = watch.over(() -> turn.asGroup(() -> database.writer().prepare(() -> {
                var answer = work.get();
                journal.force().ifPresent(end -> SmallRows.savePosition(database.writer(), end));
                return answer;
            })));
            journal.accept();
            isWritten = true;
            commit();
            return result;
        } finally {
            if (!isWritten) {
                journal.rollback();
            }
        }
    }

    /// What it fails to commit is done again before anybody asks for it, where the journal has it.
    private void commit() {
        try {
            watch.run(() -> database.writer().commit());
            checkpoints.committed(SOME_ROWS + changes.takeCount());
        } catch (StoreException weather) {
            if (!journal.lasts()) {
                throw weather;
            }
            LOGGER.warn("The database could not commit what its journal has", weather);
            completeness.lose();
        }
    }
}
