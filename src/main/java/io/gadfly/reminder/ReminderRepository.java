package io.gadfly.reminder;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// The store's port: questions about reminders and fires, and one way to change them.
///
/// Every method may block on the disk and throws `StoreException` when it cannot answer.
public interface ReminderRepository extends StoredFires {
    Optional<Reminder> find(ReminderId id);

    /// With the instant of its next fire.
    Optional<Changes.Planned> findPlanned(ReminderId id);

    Optional<Reminder> findByUid(String uid);

    /// In the order of their next fire, those without one last, then by id.
    List<Changes.Planned> list(ReminderFilter filter, int offset, int limit);

    /// All that match, one by one in the order of their ids, in bounded memory.
    void forEach(ReminderFilter filter, Consumer<Reminder> action);

    /// The reminders whose next fire is at or before `now`, the earliest first, at one instant in the order of
    /// their ids: the scheduler's head window. Those that cannot be read are left out, and found by
    /// `findUnreadable`.
    default List<Changes.Planned> findDue(Instant now, int limit) {
        return findDue(now, limit, Optional.empty());
    }

    /// @param last only those behind it in that order
    List<Changes.Planned> findDue(Instant now, int limit, Optional<Changes.Planned> last);

    /// Of what is due, the reminders whose rows are damaged: their words, without a schedule.
    List<Changes.Planned> findUnreadable(Instant now, int limit);

    Optional<Instant> nextFireAt();

    Optional<Fire> findFire(long number);

    /// Fires that are not over, the earliest due first.
    List<Fire> findLiveFires(int offset, int limit);

    /// Live fires of a pool that are not asleep: first those that ring, then those that never rang by priority and
    /// age, then those that yielded their turn by the instant since which they wait.
    List<Fire> findWaiting(String pool, int limit);

    /// How many `findWaiting` would find without a limit.
    int countWaiting(String pool);

    /// What tells how the user answered these reminders: the fires that are not over, and of each alarm the one
    /// due last that was acknowledged, done or skipped.
    List<Fire> findTelling(Collection<ReminderId> reminders);

    /// What there may be to answer of these reminders: the fires that are not over, and of each the one that its
    /// time line tells of last.
    List<Fire> findLatest(Collection<ReminderId> reminders);

    /// The pools that have live fires, also those that are asleep.
    Set<String> findPoolsInUse();

    /// Fires that slept, snoozed or held, and whose sleep ends at or before `now`, the earliest first.
    List<Fire> findSnoozed(Instant now, int limit);

    /// When the first of the fires that sleep beyond `after` is to be woken. One whose sleep has ended and that cannot
    /// be woken, such as where its reminder cannot be read, hides no other.
    Optional<Instant> nextSnoozeEnd(Instant after);

    /// What the user set for each pool; pools of which nothing was set are left out.
    List<PoolSettings> findPools();

    void savePool(PoolSettings pool);

    /// What was kept under that name besides reminders, fires and pools; empty where nothing was.
    Optional<String> findMemo(String name);

    void saveMemo(String name, String text);

    /// Fires that are over, the latest first.
    List<Fire> findHistory(Instant from, Instant to, int limit);

    /// Fires that were recorded as missed and are due after `now` only, since the clock was ahead: those that
    /// no undo or redo would touch, in the order of their numbers.
    ///
    /// @param last only those behind that number
    List<Fire> findMissedAhead(Instant now, long last, int limit);

    /// The next free number of a reminder; never given twice.
    ReminderId nextReminderId();

    long nextFireNumber();

    /// Writes all of it in one transaction that no kill takes back when this returns, nor a power cut: except
    /// fires that ring or wait for their turn, which it may set back by one, so that the nag is given again,
    /// and lines of time lines alone. Answers with the claims that were new.
    List<Fire> commit(Changes changes);

    /// Adds a line to a time line. Questions see it at once; it waits for no disk, but goes there with the next
    /// commit, so that a crash may take it along.
    default void note(TimelineEntry entry) {
        commit(new Changes(
                entry.at(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(entry), Optional.empty()));
    }

    /// Runs `work` in one transaction: when this returns, all that it wrote is on disk; when `work` throws,
    /// nothing is.
    ///
    /// @param undo what the whole is called in the undo list; empty: not undoable
    <T> T transact(Optional<String> undo, Function<Writer, T> work);

    /// Writes inside a transaction; what it wrote is seen by its own later questions only.
    interface Writer extends StoredFires {
        Optional<Reminder> find(ReminderId id);

        /// With the instant of its next fire.
        Optional<Changes.Planned> findPlanned(ReminderId id);

        Optional<Reminder> findByUid(String uid);

        /// Those that there are, in no order.
        List<Reminder> findByUids(Collection<String> uids);

        /// Of those UIDs, the ones of reminders that came from a calendar and that the user deleted, unless
        /// they took that back.
        Set<String> findDeleted(Collection<String> uids);

        /// The UIDs of what the subscription of that address has brought.
        List<String> findSubscribed(String source);

        /// What the subscription of that address brought and the user took away, as long as that can be taken
        /// back, the latest last.
        List<Released> findReleased(String source);

        Optional<Fire> findFire(long number);

        /// Fires that are not over, the earliest due first.
        List<Fire> findLiveFires(int offset, int limit);

        /// Does of a later `write` of the same what touches no row, such as putting it into words. It may be
        /// called while another thread writes.
        default void prepare(Changes changes) {}

        /// As `commit`, except that `undo` is ignored and the disk waits for the transaction's end.
        List<Fire> write(Changes changes);

        /// Takes these fires away, with their time lines, as if they had never fallen due: their fences are
        /// free. What an undo or a redo would touch stays. Answers with those that went.
        List<Fire> unclaim(List<Fire> fires);

        /// Says at its end that the transaction is nothing to be undone after all: what it wrote, nobody sees.
        void leaveNoStep();

        /// Has what can be taken back and made again of fires hold for their heirs, which were written and are
        /// no part of a step themselves: an answer that is taken back gives back the heir that goes on, and
        /// takes away the one that was over with it.
        void inherit(List<Heir> heirs);

        /// In what settles an undo or a redo: has the step keep these fires as they are stored now, though it
        /// did not touch them. When it is exchanged the next time, they are so again. Of those that it has
        /// already, it keeps what it has.
        void keep(List<Fire> fires);
    }

    /// Takes the latest undoable change back and answers with its name.
    default Optional<String> undo(Instant now) {
        return undo(now, _ -> {});
    }

    /// As `undo`, and in the same transaction what `settle` writes after it: when that throws, nothing is taken
    /// back.
    Optional<String> undo(Instant now, Consumer<Writer> settle);

    default Optional<String> redo(Instant now) {
        return redo(now, _ -> {});
    }

    /// As `undo` with `settle`.
    Optional<String> redo(Instant now, Consumer<Writer> settle);

    /// What the change is called that `undo` would take back.
    Optional<String> findUndoName();

    /// The reminders that `undo` would put back or take away.
    List<ReminderId> findUndoable();

    /// The reminders that `redo` would put back or take away.
    List<ReminderId> findRedoable();

    /// The fires, as they are, that `undo` would change or take away.
    List<Fire> findUndoableFires();

    List<Fire> findRedoableFires();
}
