package io.gadfly.store;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.TimelineEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reminders and fires on disk. What a method wrote is on the disk when it returns.
///
/// Questions see what is committed and do not wait for writers. Writers take turns; those that come at the same time
/// share a commit.
public final class Store implements ReminderRepository, AutoCloseable {
    private final Database database;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock();
    private final GroupCommit<Changes, List<Fire>> commits = new GroupCommit<>(turn, this::commitAll);
    private final ChangeWriter changes;
    private final Counter reminders;
    private final Counter fires;

    Store(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.changes = new ChangeWriter(database.writer());
        this.reminders = Counter.ofReminders(database.writer());
        this.fires = Counter.ofFires(database.writer());
    }

    @Override
    public Optional<Reminder> find(ReminderId id) {
        return findPlanned(id).map(Planned::reminder);
    }

    @Override
    public Optional<Planned> findPlanned(ReminderId id) {
        return database.read(session -> ReminderRows.find(session, id));
    }

    @Override
    public Optional<Reminder> findByUid(String uid) {
        return database.read(session -> ReminderRows.findByUid(session, uid));
    }

    @Override
    public List<Planned> list(ReminderFilter filter, int offset, int limit) {
        return database.read(session -> ReminderRows.list(session, filter, offset, limit));
    }

    @Override
    public void forEach(ReminderFilter filter, Consumer<Reminder> action) {
        database.read(session -> {
            ReminderRows.forEach(session, filter, planned -> action.accept(planned.reminder()));
            return Boolean.TRUE;
        });
    }

    @Override
    public List<Planned> findDue(Instant now, int limit) {
        return database.read(session -> ReminderRows.findDue(session, now, limit));
    }

    @Override
    public Optional<Instant> nextFireAt() {
        return database.read(ReminderRows::nextFireAt);
    }

    @Override
    public Optional<Fire> findFire(Fence fence) {
        return database.read(session -> FireRows.find(session, fence));
    }

    @Override
    public Optional<Fire> findFire(long number) {
        return database.read(session -> FireRows.find(session, number));
    }

    @Override
    public List<Fire> findLiveFires(int offset, int limit) {
        return database.read(session -> FireRows.findLive(session, offset, limit));
    }

    @Override
    public List<Fire> findLiveFires(ReminderId reminder) {
        return database.read(session -> FireRows.findLive(session, reminder));
    }

    @Override
    public List<Fire> findWaiting(String pool, int limit) {
        return database.read(session -> FireRows.findWaiting(session, pool, limit));
    }

    @Override
    public List<Fire> findSnoozed(Instant now, int limit) {
        return database.read(session -> FireRows.findSnoozed(session, now, limit));
    }

    @Override
    public Optional<Instant> nextSnoozeEnd() {
        return database.read(FireRows::nextSnoozeEnd);
    }

    @Override
    public List<Fire> findHistory(Instant from, Instant to, int limit) {
        return database.read(session -> FireRows.findHistory(session, from, to, limit));
    }

    @Override
    public List<TimelineEntry> findTimeline(ReminderId reminder) {
        return database.read(session -> SmallRows.findTimeline(session, reminder));
    }

    @Override
    public List<PoolSettings> findPools() {
        return database.read(SmallRows::findPools);
    }

    @Override
    public void savePool(PoolSettings pool) {
        alone(() -> SmallRows.savePool(database.writer(), pool));
    }

    @Override
    public ReminderId nextReminderId() {
        return new ReminderId(reminders.next());
    }

    @Override
    public long nextFireNumber() {
        return fires.next();
    }

    @Override
    public List<Fire> commit(Changes wanted) {
        return commits.commit(wanted);
    }

    private void commitAll(List<GroupCommit.Request<Changes, List<Fire>>> requests) {
        var claimed = database.writer().transaction(() -> {
            var all = new ArrayList<List<Fire>>();
            requests.forEach(request -> all.add(write(request.question())));
            return all;
        });
        database.sync();
        for (int i = 0; i < claimed.size(); i++) {
            requests.get(i).answer(claimed.get(i));
        }
    }

    private List<Fire> write(Changes wanted) {
        if (!wanted.deleted().isEmpty()) {
            keepNumbers();
        }
        return changes.write(wanted);
    }

    private void keepNumbers() {
        reminders.keep(database.writer());
        fires.keep(database.writer());
    }

    @Override
    public <T> T transact(Optional<String> undo, Function<Writer, T> work) {
        return alone(() -> {
            undo.ifPresent(name -> changes.undo().begin(name, clock.instant()));
            keepNumbers();
            try {
                return work.apply(new OpenTransaction(database.writer(), changes));
            } finally {
                changes.undo().end();
            }
        });
    }

    @Override
    public Optional<String> undo(Instant now) {
        return alone(() -> {
            keepNumbers();
            return changes.undo().undo();
        });
    }

    @Override
    public Optional<String> redo(Instant now) {
        return alone(() -> {
            keepNumbers();
            return changes.undo().redo();
        });
    }

    /// Runs `work` in a transaction that is on the disk when this returns, while no other writes.
    private <T> T alone(Supplier<T> work) {
        turn.lock();
        try {
            var result = database.writer().transaction(work);
            database.sync();
            return result;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            database.close();
        } finally {
            turn.unlock();
        }
    }
}
