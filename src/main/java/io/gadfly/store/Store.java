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
import io.gadfly.reminder.StoreException;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.store.text.JournalLine;
import io.gadfly.store.text.UnreadableTextException;
import java.io.IOException;
import java.nio.file.Path;
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
    private final Journal journal;
    private final Optional<StoreHome> home;
    private final InstantSource clock;
    private static final int COMMITS_PER_CHECKPOINT = 1000;

    private int sinceCheckpoint;
    private final ReentrantLock turn = new ReentrantLock();
    private final GroupCommit<Changes, List<Fire>> commits = new GroupCommit<>(turn, this::commitAll);
    private final ChangeWriter changes;
    private final Counter reminders;
    private final Counter fires;

    /// @param home empty for a store that is in memory only
    Store(Database database, Optional<StoreHome> home, InstantSource clock) {
        this.database = database;
        this.journal = home.<Journal>map(StoreHome::journal).orElse(Journal.NONE);
        this.home = home;
        this.clock = clock;
        this.changes = new ChangeWriter(database.writer(), journal);
        this.reminders = Counter.ofReminders(database.writer());
        this.fires = Counter.ofFires(database.writer());
    }

    /// Opens the store of a data folder, unless another process has it.
    public static Opening open(Path directory, InstantSource clock) {
        return new StoreOpener(directory, clock).open();
    }

    /// As `open`, but waits until the present owner lets go or dies: what a stand-by does.
    public static Opening openWhenFree(Path directory, InstantSource clock) {
        return new StoreOpener(directory, clock).openWhenFree();
    }

    /// Puts the database of a backup in the place of the present one, which is kept under another name.
    public static Opening restore(Path directory, Path backup, InstantSource clock) {
        return new StoreOpener(directory, clock).restore(backup);
    }

    /// The name of this owner, new at every start.
    public String owner() {
        return home.map(folder -> folder.lock().owner()).orElse("memory");
    }

    @Override
    public Optional<Reminder> find(ReminderId id) {
        return findPlanned(id).map(Planned::reminder);
    }

    @Override
    public Optional<Planned> findPlanned(ReminderId id) {
        return ask(session -> ReminderRows.find(session, id));
    }

    @Override
    public Optional<Reminder> findByUid(String uid) {
        return ask(session -> ReminderRows.findByUid(session, uid));
    }

    @Override
    public List<Planned> list(ReminderFilter filter, int offset, int limit) {
        return ask(session -> ReminderRows.list(session, filter, offset, limit));
    }

    @Override
    public void forEach(ReminderFilter filter, Consumer<Reminder> action) {
        ask(session -> {
            ReminderRows.forEach(session, filter, planned -> action.accept(planned.reminder()));
            return Boolean.TRUE;
        });
    }

    @Override
    public List<Planned> findDue(Instant now, int limit) {
        return ask(session -> ReminderRows.findDue(session, now, limit));
    }

    @Override
    public Optional<Instant> nextFireAt() {
        return ask(ReminderRows::nextFireAt);
    }

    @Override
    public Optional<Fire> findFire(Fence fence) {
        return ask(session -> FireRows.find(session, fence));
    }

    @Override
    public Optional<Fire> findFire(long number) {
        return ask(session -> FireRows.find(session, number));
    }

    @Override
    public List<Fire> findLiveFires(int offset, int limit) {
        return ask(session -> FireRows.findLive(session, offset, limit));
    }

    @Override
    public List<Fire> findLiveFires(ReminderId reminder) {
        return ask(session -> FireRows.findLive(session, reminder));
    }

    @Override
    public List<Fire> findWaiting(String pool, int limit) {
        return ask(session -> FireRows.findWaiting(session, pool, limit));
    }

    @Override
    public List<Fire> findSnoozed(Instant now, int limit) {
        return ask(session -> FireRows.findSnoozed(session, now, limit));
    }

    @Override
    public Optional<Instant> nextSnoozeEnd() {
        return ask(FireRows::nextSnoozeEnd);
    }

    @Override
    public List<Fire> findHistory(Instant from, Instant to, int limit) {
        return ask(session -> FireRows.findHistory(session, from, to, limit));
    }

    @Override
    public List<TimelineEntry> findTimeline(ReminderId reminder) {
        return ask(session -> SmallRows.findTimeline(session, reminder));
    }

    @Override
    public List<PoolSettings> findPools() {
        return ask(SmallRows::findPools);
    }

    @Override
    public void savePool(PoolSettings pool) {
        alone(() -> {
            journal.add(new JournalLine.SavePool(pool));
            return SmallRows.savePool(database.writer(), pool);
        });
    }

    @Override
    public Optional<String> findMemo(String name) {
        return ask(session -> SmallRows.findMemo(session, name));
    }

    @Override
    public void saveMemo(String name, String text) {
        alone(() -> {
            journal.add(new JournalLine.SaveMemo(name, text));
            return SmallRows.saveMemo(database.writer(), name, text);
        });
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
        var claimed = inTransaction(() -> {
            var all = new ArrayList<List<Fire>>();
            requests.forEach(request -> all.add(changes.write(request.question())));
            return all;
        });
        for (int i = 0; i < claimed.size(); i++) {
            requests.get(i).answer(claimed.get(i));
        }
    }

    @Override
    public <T> T transact(Optional<String> undo, Function<Writer, T> work) {
        return alone(() -> {
            undo.ifPresent(this::beginStep);
            try {
                return work.apply(new OpenTransaction(database.writer(), changes));
            } finally {
                changes.undo().end();
            }
        });
    }

    private void beginStep(String name) {
        var at = clock.instant();
        journal.add(new JournalLine.BeginStep(name, at));
        changes.undo().begin(name, at);
    }

    @Override
    public Optional<String> undo(Instant now) {
        return alone(() -> {
            journal.add(new JournalLine.Undo());
            return changes.undo().undo();
        });
    }

    @Override
    public Optional<String> redo(Instant now) {
        return alone(() -> {
            journal.add(new JournalLine.Redo());
            return changes.undo().redo();
        });
    }

    /// Runs `work` in a transaction that is on the disk when this returns, while no other writes.
    private <T> T alone(Supplier<T> work) {
        turn.lock();
        try {
            return inTransaction(work);
        } finally {
            turn.unlock();
        }
    }

    /// First the rows, which shows whether they can be written at all; then the journal, which makes them last; then
    /// the commit, with the position in the journal up to which the database has it.
    private <T> T inTransaction(Supplier<T> work) {
        var isCommitted = false;
        try {
            var result = watched(() -> database.writer().transaction(() -> {
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
                journal.rollback();
            }
        }
    }

    /// Keeps short what would have to be done again after a power cut.
    private void checkpoint() {
        if (++sinceCheckpoint == COMMITS_PER_CHECKPOINT) {
            database.sync();
            sinceCheckpoint = 0;
        }
    }

    private <T> T ask(Function<Session, T> question) {
        return watched(() -> database.read(question));
    }

    /// Notes it when damage is met, so that the next start examines every row.
    private <T> T watched(Supplier<T> work) {
        try {
            return work.get();
        } catch (UnreadableTextException damage) {
            home.ifPresent(StoreHome::suspect);
            throw new StoreException(Messages.text("damaged"), damage);
        } catch (StoreException weather) {
            if (Weather.isDamage(weather)) {
                home.ifPresent(StoreHome::suspect);
            }
            throw weather;
        }
    }

    /// Makes a backup in the data folder unless the newest is younger than a day. Keeps the last seven.
    public Optional<Path> backUpIfDue() {
        return home.filter(folder -> folder.isBackupDue(clock.instant())).map(this::backUp);
    }

    /// Makes a backup in the data folder, whatever the age of the newest.
    public Optional<Path> backUpNow() {
        return home.map(this::backUp);
    }

    /// The journal begins a new segment first: what the backup may lack is in there.
    private Path backUp(StoreHome folder) {
        var segment = alone(() -> {
            var start = folder.rotateJournal();
            SmallRows.savePosition(database.writer(), start);
            return start.segment();
        });
        return folder.backUp(database, segment, clock.instant());
    }

    /// Writes a backup to `file` while the store goes on working.
    public void backUpTo(Path file) {
        try {
            StoreHome.backUpTo(database, file.toAbsolutePath());
        } catch (IOException weather) {
            throw Weather.toStoreException(weather);
        }
    }

    /// Reads every row. Answers with what is wrong, one line each; nothing when all is well.
    public List<String> check() {
        var findings = database.read(Examination::findings);
        if (!findings.isEmpty()) {
            home.ifPresent(StoreHome::suspect);
        }
        return findings;
    }

    @Override
    public void close() {
        turn.lock();
        try {
            database.close();
            home.ifPresent(StoreHome::close);
        } finally {
            turn.unlock();
        }
    }
}
