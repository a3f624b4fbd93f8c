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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// Passes every question and every change on to another store, for those who want to be in between: before each
/// question `asked` is called, and all changes go through `commit` or `transact`.
public abstract class ForwardingRepository implements ReminderRepository {
    private final ReminderRepository target;

    protected ForwardingRepository(ReminderRepository target) {
        this.target = target;
    }

    protected ReminderRepository target() {
        return target;
    }

    /// Somebody wants to read.
    protected void asked() {}

    private ReminderRepository reading() {
        asked();
        return target;
    }

    @Override
    public Optional<Reminder> find(ReminderId id) {
        return reading().find(id);
    }

    @Override
    public Optional<Changes.Planned> findPlanned(ReminderId id) {
        return reading().findPlanned(id);
    }

    @Override
    public Optional<Reminder> findByUid(String uid) {
        return reading().findByUid(uid);
    }

    @Override
    public List<Changes.Planned> list(ReminderFilter filter, int offset, int limit) {
        return reading().list(filter, offset, limit);
    }

    @Override
    public void forEach(ReminderFilter filter, Consumer<Reminder> action) {
        reading().forEach(filter, action);
    }

    @Override
    public List<Changes.Planned> findDue(Instant now, int limit, Optional<Changes.Planned> last) {
        return reading().findDue(now, limit, last);
    }

    @Override
    public List<Changes.Planned> findUnreadable(Instant now, int limit) {
        return reading().findUnreadable(now, limit);
    }

    @Override
    public Optional<Instant> nextFireAt() {
        return reading().nextFireAt();
    }

    @Override
    public Optional<Fire> findFire(Fence fence) {
        return reading().findFire(fence);
    }

    @Override
    public Optional<Fire> findFire(long number) {
        return reading().findFire(number);
    }

    @Override
    public List<Fire> findLiveFires(int offset, int limit) {
        return reading().findLiveFires(offset, limit);
    }

    @Override
    public List<Fire> findLiveFires(ReminderId reminder) {
        return reading().findLiveFires(reminder);
    }

    @Override
    public List<Fire> findWaiting(String pool, int limit) {
        return reading().findWaiting(pool, limit);
    }

    @Override
    public int countWaiting(String pool) {
        return reading().countWaiting(pool);
    }

    @Override
    public List<Fire> findTelling(Collection<ReminderId> reminders) {
        return reading().findTelling(reminders);
    }

    @Override
    public List<Fire> findLatest(Collection<ReminderId> reminders) {
        return reading().findLatest(reminders);
    }

    @Override
    public Set<String> findPoolsInUse() {
        return reading().findPoolsInUse();
    }

    @Override
    public List<Fire> findSnoozed(Instant now, int limit) {
        return reading().findSnoozed(now, limit);
    }

    @Override
    public Optional<Instant> nextSnoozeEnd(Instant after) {
        return reading().nextSnoozeEnd(after);
    }

    @Override
    public List<PoolSettings> findPools() {
        return reading().findPools();
    }

    @Override
    public void savePool(PoolSettings pool) {
        reading().savePool(pool);
    }

    @Override
    public Optional<String> findMemo(String name) {
        return reading().findMemo(name);
    }

    @Override
    public void saveMemo(String name, String text) {
        reading().saveMemo(name, text);
    }

    @Override
    public List<Fire> findHistory(Instant from, Instant to, int limit) {
        return reading().findHistory(from, to, limit);
    }

    @Override
    public List<TimelineEntry> findTimeline(ReminderId reminder) {
        return reading().findTimeline(reminder);
    }

    @Override
    public List<Fire> findMissedAhead(Instant now, long last, int limit) {
        return reading().findMissedAhead(now, last, limit);
    }

    @Override
    public ReminderId nextReminderId() {
        return reading().nextReminderId();
    }

    @Override
    public long nextFireNumber() {
        return reading().nextFireNumber();
    }

    @Override
    public List<Fire> commit(Changes changes) {
        return target.commit(changes);
    }

    @Override
    public <T> T transact(Optional<String> undo, Function<Writer, T> work) {
        return target.transact(undo, work);
    }

    @Override
    public Optional<String> undo(Instant now, Consumer<Writer> settle) {
        return reading().undo(now, settle);
    }

    @Override
    public Optional<String> findUndoName() {
        return reading().findUndoName();
    }

    @Override
    public List<ReminderId> findUndoable() {
        return reading().findUndoable();
    }

    @Override
    public List<ReminderId> findRedoable() {
        return reading().findRedoable();
    }

    @Override
    public List<Fire> findUndoableFires() {
        return reading().findUndoableFires();
    }

    @Override
    public List<Fire> findRedoableFires() {
        return reading().findRedoableFires();
    }

    @Override
    public Optional<String> redo(Instant now, Consumer<Writer> settle) {
        return reading().redo(now, settle);
    }
}
