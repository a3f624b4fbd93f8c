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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// Reminders and fires on disk. What a method wrote is on the disk when it returns, except where its contract says
/// less.
///
/// Questions see what was reported, and nothing of a large change before it is whole. Writers take turns.
public final class Store implements ReminderRepository, AutoCloseable {
    /// How long the database may well be behind what was reported of fires, so that its work is in nobody's
    /// way: who asks for it earlier brings it there.
    public static final Duration LAG = Duration.ofMillis(250);

    /// Beside the database, the name of the plain calendar of all reminders, which who has the store open writes.
    public static final String CALENDAR = "reminders.ics";

    private static final int PAGE = 500;

    private final Database database;
    private final Optional<StoreHome> home;
    private final DamageWatch watch;
    private final Transactions transactions;
    private final Questions questions;
    private final InstantSource clock;
    private final Counter reminders;
    private final Counter fires;

    /// @param home empty for a store that is in memory only
    /// @param applying brings what was reported of fires into the database, now or later
    Store(Database database, Optional<StoreHome> home, InstantSource clock, Executor applying) {
        this.database = database;
        this.home = home;
        this.watch = new DamageWatch(home);
        this.transactions = new Transactions(
                database,
                home.<Journal>map(StoreHome::journal).orElse(Journal.NONE),
                watch,
                () -> home.ifPresent(folder -> folder.catchUp(database)),
                () -> home.ifPresent(folder -> folder.room().require()),
                applying);
        this.questions = transactions.questions();
        this.clock = clock;
        this.reminders = Counter.ofReminders(database.writer());
        this.fires = Counter.ofFires(database.writer());
    }

    /// As the other `open`, for one thread that does everything itself.
    public static Opening open(Path directory, InstantSource clock) {
        return open(directory, clock, Runnable::run);
    }

    /// Opens the store of a data folder, unless another process has it.
    ///
    /// @param applying brings what was reported of fires into the database, on a thread of its own and as late as
    ///     it likes: questions wait for it
    public static Opening open(Path directory, InstantSource clock, Executor applying) {
        return new StoreOpener(directory, clock, applying).open();
    }

    /// As `open`, but waits until the present owner lets go or dies: what a stand-by does.
    public static Opening openWhenFree(Path directory, InstantSource clock, Executor applying) {
        return new StoreOpener(directory, clock, applying).openWhenFree();
    }

    /// Puts the database of a backup in the place of the present one, which is kept under another name.
    public static Opening restore(Path directory, Path backup, InstantSource clock) {
        return new StoreOpener(directory, clock, Runnable::run).restore(backup);
    }

    /// The name of this owner, new at every start.
    public String owner() {
        return home.map(folder -> folder.lock().owner()).orElse("memory");
    }

    @Override
    public Optional<Reminder> find(ReminderId id) {
        return questions
                .askBesideFires(session -> ReminderRows.find(session, id))
                .map(Planned::reminder);
    }

    @Override
    public Optional<Planned> findPlanned(ReminderId id) {
        return questions.findPlanned(id);
    }

    @Override
    public Optional<Reminder> findByUid(String uid) {
        return questions.askBesideFires(session -> ReminderRows.findByUid(session, uid));
    }

    /// One that cannot be read is listed by its words, without its schedule.
    @Override
    public List<Planned> list(ReminderFilter filter, int offset, int limit) {
        return ask(session -> ReminderRows.list(session, filter, offset, limit)).stream()
                .map(Reading::planned)
                .toList();
    }

    /// Those that cannot be read are left out.
    @Override
    public void forEach(ReminderFilter filter, Consumer<Reminder> action) {
        var page = page(filter, 0);
        while (!page.isEmpty()) {
            page.stream().filter(Reading::isLegible).forEach(row -> action.accept(row.reminder()));
            page = page(filter, page.getLast().reminder().id().value());
        }
    }

    /// Each page is a question of its own, so that neither memory nor a lock is held for the whole.
    private List<Reading> page(ReminderFilter filter, long after) {
        var page = ask(session -> ReminderRows.page(session, filter, after));
        if (!page.stream().allMatch(Reading::isLegible)) {
            watch.suspect();
        }
        return page;
    }

    @Override
    public List<Planned> findDue(Instant now, int limit, Optional<Planned> last) {
        return due(now, limit, last, Reading::isLegible);
    }

    @Override
    public List<Planned> findUnreadable(Instant now, int limit) {
        var unreadable = due(now, limit, Optional.empty(), row -> !row.isLegible());
        if (!unreadable.isEmpty()) {
            watch.suspect();
        }
        return unreadable;
    }

    private List<Planned> due(Instant now, int limit, Optional<Planned> last, Predicate<Reading> wanted) {
        return questions.askWithPlans((session, plans) -> new DueRows(plans).find(session, now, limit, last)).stream()
                .filter(wanted)
                .map(Reading::planned)
                .toList();
    }

    @Override
    public Optional<Instant> nextFireAt() {
        return questions.askWithPlans((session, plans) -> new DueRows(plans).next(session));
    }

    @Override
    public Optional<Fire> findFire(Fence fence) {
        return questions.findFire(fence);
    }

    @Override
    public Optional<Fire> findFire(long number) {
        return ask(session -> FireRows.find(session, number));
    }

    @Override
    public List<Fire> findLiveFires(int offset, int limit) {
        return fires(session -> FireRows.findLive(session, offset, limit));
    }

    @Override
    public List<Fire> findLiveFires(ReminderId reminder) {
        return legible(questions.findLiveFires(reminder));
    }

    @Override
    public List<Fire> findTelling(Collection<ReminderId> reminders) {
        return fires(session -> FireRows.findTelling(session, reminders));
    }

    @Override
    public List<Fire> findLatest(Collection<ReminderId> reminders) {
        return legible(transactions.findLatest(reminders));
    }

    @Override
    public List<Fire> findWaiting(String pool, int limit) {
        return fires(session -> FireRows.findWaiting(session, pool, limit));
    }

    @Override
    public int countWaiting(String pool) {
        return ask(session -> FireRows.countWaiting(session, pool));
    }

    @Override
    public Set<String> findPoolsInUse() {
        return ask(FireRows::findPoolsInUse);
    }

    @Override
    public List<Fire> findSnoozed(Instant now, int limit) {
        return legible(questions.askOfSnoozed(session -> FireRows.findSnoozed(session, now, limit)));
    }

    @Override
    public Optional<Instant> nextSnoozeEnd(Instant after) {
        return questions.askOfSnoozed(session -> FireRows.nextSnoozeEnd(session, after));
    }

    @Override
    public List<Fire> findHistory(Instant from, Instant to, int limit) {
        return fires(session -> FireRows.findHistory(session, from, to, limit));
    }

    @Override
    public List<Fire> findMissedAhead(Instant now, long last, int limit) {
        return fires(session -> FireRows.findMissedAhead(session, now, last, limit));
    }

    @Override
    public List<TimelineEntry> findTimeline(ReminderId reminder) {
        return transactions.findTimeline(reminder);
    }

    @Override
    public List<PoolSettings> findPools() {
        return unaltered(questions.askBesideFires(SmallRows::findPools));
    }

    @Override
    public void savePool(PoolSettings pool) {
        transactions.run(writer -> writer.savePool(pool));
    }

    @Override
    public Optional<String> findMemo(String name) {
        return unaltered(questions.askBesideFires(session -> SmallRows.findMemo(session, name))).stream()
                .findFirst();
    }

    @Override
    public void saveMemo(String name, String text) {
        transactions.run(writer -> writer.saveMemo(name, text));
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
        return transactions.write(wanted);
    }

    @Override
    public void note(TimelineEntry entry) {
        transactions.note(entry);
    }

    @Override
    public <T> T transact(Optional<String> undo, Function<Writer, T> work) {
        return transactions.run(writer -> {
            undo.ifPresent(name -> writer.beginStep(name, clock.instant()));
            try {
                return work.apply(new OpenTransaction(database.writer(), writer));
            } finally {
                writer.undo().end();
            }
        });
    }

    @Override
    public Optional<String> undo(Instant now, Consumer<Writer> settle) {
        return exchange(ChangeWriter::takeBack, settle);
    }

    @Override
    public Optional<String> redo(Instant now, Consumer<Writer> settle) {
        return exchange(ChangeWriter::doAgain, settle);
    }

    private Optional<String> exchange(Function<ChangeWriter, Optional<String>> step, Consumer<Writer> settle) {
        return transactions.run(writer -> {
            var name = step.apply(writer);
            if (name.isPresent()) {
                settle.accept(new OpenTransaction(database.writer(), writer));
            }
            return name;
        });
    }

    @Override
    public Optional<String> findUndoName() {
        return questions.askBesideFires(UndoSteps::findUndoName);
    }

    @Override
    public List<ReminderId> findUndoable() {
        return questions.askBesideFires(UndoSteps::findUndoable);
    }

    @Override
    public List<ReminderId> findRedoable() {
        return questions.askBesideFires(UndoSteps::findRedoable);
    }

    @Override
    public List<Fire> findUndoableFires() {
        return fires(UndoSteps::findUndoableFires);
    }

    @Override
    public List<Fire> findRedoableFires() {
        return fires(UndoSteps::findRedoableFires);
    }

    private List<Fire> fires(Function<Session, FiresFound> question) {
        return legible(ask(question));
    }

    private List<Fire> legible(FiresFound found) {
        if (!found.areAll()) {
            watch.suspect();
        }
        return found.fires();
    }

    private <T> List<T> unaltered(List<Optional<T>> rows) {
        if (rows.stream().anyMatch(Optional::isEmpty)) {
            watch.suspect();
        }
        return rows.stream().flatMap(Optional::stream).toList();
    }

    private <T> T ask(Function<Session, T> question) {
        return questions.ask(question);
    }

    /// Lets the fires go that ended before `before`, with their time lines, and answers with how many. No fence
    /// is free to be claimed again by it; of each alarm the last fire stays.
    ///
    /// In transactions of a moderate size, so that no fire waits long for its turn.
    public int forgetEnded(Instant before) {
        var forgotten = 0;
        var page = PAGE;
        while (page == PAGE) {
            page = transactions.run(writer -> writer.forgetEnded(before, PAGE));
            forgotten += page;
        }
        return forgotten;
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
        var start = transactions.startSegment(folder::rotateJournal);
        return folder.backUp(database, start.segment(), clock.instant());
    }

    /// Writes a backup to `file` while the store goes on working.
    public void backUpTo(Path file) {
        transactions.settle();
        try {
            StoreHome.backUpTo(database, file.toAbsolutePath());
        } catch (IOException weather) {
            throw Weather.toStoreException(weather);
        }
    }

    /// Reads every row. Answers with what is wrong, one line each; nothing when all is well.
    public List<String> check() {
        transactions.settle();
        var findings = new ArrayList<>(database.readAtOnce(Examination::ofRows));
        findings.addAll(transactions.examine(Examination::ofTrees));
        if (!findings.isEmpty()) {
            watch.suspect();
        }
        return findings;
    }

    /// Whether it was repaired when it was opened, or earlier, and nobody has said that the repair is over:
    /// then the plain calendar may have what the store lacks.
    public boolean isUnderRepair() {
        return home.map(StoreHome::repair).filter(RepairMark::exists).isPresent();
    }

    /// The user was told what happened, and what the plain calendar had besides is stored. Until this is said,
    /// each opening tells of the repair again.
    public void endRepair() {
        home.map(StoreHome::repair).ifPresent(RepairMark::remove);
    }

    @Override
    public void close() {
        transactions.end(() -> {
            database.close();
            home.ifPresent(StoreHome::close);
        });
    }
}
