package io.gadfly.engine.memory;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.TimelineEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// A store in memory that keeps the port's promises but the disk's: for worlds that end with their run.
public final class MemoryRepository implements ReminderRepository {
    private final MemoryTables tables;
    private final ReminderQueries reminders;
    private final FireQueries fires;
    private final UndoHistory history;
    private final Map<String, PoolSettings> pools = new TreeMap<>();
    private final Map<String, String> memos = new HashMap<>();
    private final Function<String, Optional<String>> memosBehind;
    private long lastReminder;
    private long lastFire;

    public MemoryRepository() {
        this(_ -> Optional.empty(), _ -> Optional.empty());
    }

    private MemoryRepository(Function<Fence, Optional<Fire>> fires, Function<String, Optional<String>> memos) {
        this.tables = new MemoryTables(fires);
        this.reminders = new ReminderQueries(tables);
        this.fires = new FireQueries(tables);
        this.history = new UndoHistory(tables);
        this.memosBehind = memos;
    }

    /// A copy of what can ring until then. What happened before stays where it was and can be looked up there.
    public static MemoryRepository copyOf(ReminderRepository source, Instant until) {
        var copy = new MemoryRepository(source::findFire, source::findMemo);
        var live = source.findLiveFires(0, Integer.MAX_VALUE);
        var planned = Stream.concat(
                        source.findDue(until, Integer.MAX_VALUE).stream(),
                        live.stream()
                                .flatMap(fire -> source.findPlanned(fire.fence().reminder()).stream()))
                .distinct()
                .toList();
        copy.tables.write(
                new Changes(until, planned, List.of(), List.of(), live, List.of(), List.of(), Optional.empty()),
                new MemoryTables.Rows());
        source.findPools().forEach(copy::savePool);
        copy.lastFire = live.stream().mapToLong(Fire::number).max().orElse(0);
        return copy;
    }

    @Override
    public synchronized Optional<Reminder> find(ReminderId id) {
        return tables.reminder(id);
    }

    @Override
    public synchronized Optional<Changes.Planned> findPlanned(ReminderId id) {
        return reminders.find(id);
    }

    @Override
    public synchronized Optional<Reminder> findByUid(String uid) {
        return tables.idOf(uid).flatMap(this::find);
    }

    @Override
    public synchronized List<Changes.Planned> list(ReminderFilter filter, int offset, int limit) {
        return reminders.list(filter, offset, limit);
    }

    @Override
    public void forEach(ReminderFilter filter, Consumer<Reminder> action) {
        all(filter).forEach(action);
    }

    private synchronized List<Reminder> all(ReminderFilter filter) {
        return reminders.all(filter);
    }

    @Override
    public synchronized List<Changes.Planned> findDue(Instant now, int limit, Optional<Changes.Planned> last) {
        return reminders.due(now, limit, last);
    }

    /// Memory is not damaged.
    @Override
    public List<Changes.Planned> findUnreadable(Instant now, int limit) {
        return List.of();
    }

    @Override
    public synchronized Optional<Instant> nextFireAt() {
        return reminders.nextFireAt();
    }

    @Override
    public synchronized Optional<Fire> findFire(Fence fence) {
        return tables.fire(fence);
    }

    @Override
    public synchronized Optional<Fire> findFire(long number) {
        return tables.fire(number);
    }

    @Override
    public synchronized List<Fire> findLiveFires(int offset, int limit) {
        return fires.live(offset, limit);
    }

    @Override
    public synchronized List<Fire> findLiveFires(ReminderId reminder) {
        return tables.liveOf(reminder);
    }

    @Override
    public synchronized List<Fire> findWaiting(String pool, int limit) {
        return fires.waiting(pool, limit);
    }

    @Override
    public synchronized int countWaiting(String pool) {
        return fires.waiting(pool, Integer.MAX_VALUE).size();
    }

    @Override
    public synchronized List<Fire> findTelling(Collection<ReminderId> reminders) {
        return fires.telling(reminders);
    }

    @Override
    public synchronized List<Fire> findLatest(Collection<ReminderId> reminders) {
        return fires.latest(reminders);
    }

    @Override
    public synchronized Set<String> findPoolsInUse() {
        return fires.poolsInUse();
    }

    @Override
    public synchronized List<Fire> findSnoozed(Instant now, int limit) {
        return fires.snoozed(now, limit);
    }

    @Override
    public synchronized Optional<Instant> nextSnoozeEnd(Instant after) {
        return fires.nextSnoozeEnd(after);
    }

    @Override
    public synchronized List<Fire> findHistory(Instant from, Instant to, int limit) {
        return fires.history(from, to, limit);
    }

    @Override
    public synchronized List<TimelineEntry> findTimeline(ReminderId reminder) {
        return tables.timeline(reminder);
    }

    @Override
    public synchronized List<PoolSettings> findPools() {
        return List.copyOf(pools.values());
    }

    @Override
    public synchronized void savePool(PoolSettings pool) {
        pools.put(pool.name(), pool);
    }

    @Override
    public synchronized Optional<String> findMemo(String name) {
        return Optional.ofNullable(memos.get(name)).or(() -> memosBehind.apply(name));
    }

    @Override
    public synchronized void saveMemo(String name, String text) {
        memos.put(name, text);
    }

    @Override
    public synchronized List<Fire> findMissedAhead(Instant now, long last, int limit) {
        var kept = history.fences();
        return fires.missedAhead(now, last)
                .filter(fire -> !kept.contains(fire.fence()))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized ReminderId nextReminderId() {
        return new ReminderId(++lastReminder);
    }

    /// Of the fires that were given one.
    public synchronized long lastFireNumber() {
        return lastFire;
    }

    @Override
    public synchronized long nextFireNumber() {
        return ++lastFire;
    }

    @Override
    public synchronized List<Fire> commit(Changes changes) {
        return transact(changes.undo(), writer -> writer.write(changes));
    }

    @Override
    public synchronized <T> T transact(Optional<String> name, Function<Writer, T> work) {
        var before = new MemoryTables.Rows();
        var isDone = false;
        try {
            var writer = new MemoryWriter(tables, history, before);
            var result = work.apply(writer);
            isDone = true;
            name.filter(_ -> !writer.isNoStep().get())
                    .ifPresentOrElse(text -> history.add(text, before), () -> history.inherit(writer.heirs()));
            return result;
        } finally {
            if (!isDone) {
                tables.rollBack(before);
            }
        }
    }

    @Override
    public synchronized Optional<String> undo(Instant now, Consumer<Writer> settle) {
        return settled(history.undo(), settle, history::redo);
    }

    @Override
    public synchronized Optional<String> redo(Instant now, Consumer<Writer> settle) {
        return settled(history.redo(), settle, history::undo);
    }

    /// @param back takes the exchange back where it cannot be settled
    private Optional<String> settled(Optional<String> exchanged, Consumer<Writer> settle, Runnable back) {
        if (exchanged.isEmpty()) {
            return exchanged;
        }
        var before = new MemoryTables.Rows();
        var isDone = false;
        try {
            var writer = new MemoryWriter(tables, history, before);
            settle.accept(writer);
            isDone = true;
            history.keep(writer.kept());
            history.inherit(writer.heirs());
            return exchanged;
        } finally {
            if (!isDone) {
                tables.rollBack(before);
                back.run();
            }
        }
    }

    @Override
    public synchronized Optional<String> findUndoName() {
        return history.undoName();
    }

    @Override
    public synchronized List<ReminderId> findUndoable() {
        return history.undoable();
    }

    @Override
    public synchronized List<ReminderId> findRedoable() {
        return history.redoable();
    }

    @Override
    public synchronized List<Fire> findUndoableFires() {
        return there(history.undoableFires());
    }

    @Override
    public synchronized List<Fire> findRedoableFires() {
        return there(history.redoableFires());
    }

    private List<Fire> there(Set<Fence> fences) {
        return fences.stream().flatMap(fence -> findFire(fence).stream()).toList();
    }
}
