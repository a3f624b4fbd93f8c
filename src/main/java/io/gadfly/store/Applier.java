package io.gadfly.store;

import io.gadfly.reminder.Changes.Plan;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.StoreException;
import io.gadfly.store.Journal.Position;
import io.gadfly.store.text.JournalLine.Entry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what the journal has of fires into the database, behind those who report it: in the journal's order,
/// all that waits in one commit, with the position in the journal up to which the database then has everything.
///
/// It has the database's writer; who needs it for something else is `alone` with it. Where the database
/// refuses, what waits is let go: it is done again from the journal, before anybody reads or writes.
final class Applier {
    private static final Logger LOGGER = LoggerFactory.getLogger(Applier.class);

    private final Database database;
    private final ChangeWriter changes;
    private final DamageWatch watch;
    private final Completeness completeness;
    private final Checkpoints checkpoints;
    private final Executor executor;
    private final ReentrantLock writing = new ReentrantLock();
    private final Object pending = new Object();
    private PendingRows waiting = new PendingRows();
    /// On their way into the database, and pending until they are committed.
    private PendingRows underway = new PendingRows();
    private boolean isCalled;

    /// @param executor applies what waits, now or later
    Applier(
            Database database,
            ChangeWriter changes,
            DamageWatch watch,
            Completeness completeness,
            Checkpoints checkpoints,
            Executor executor) {
        this.database = database;
        this.changes = changes;
        this.watch = watch;
        this.completeness = completeness;
        this.checkpoints = checkpoints;
        this.executor = executor;
    }

    /// To be called in the order of the journal, by one thread at a time.
    ///
    /// @param end of its group in the journal
    void add(Entry entry, Position end) {
        var lines = changes.timeline().number(entry.timeline());
        synchronized (pending) {
            waiting.add(entry, lines, end);
            if (isCalled) {
                return;
            }
            isCalled = true;
        }
        call();
    }

    private void call() {
        var isHeard = false;
        try {
            executor.execute(this::answerCall);
            isHeard = true;
        } catch (RejectedExecutionException closing) {
            LOGGER.debug("Whoever asks next applies what is pending", closing);
        } finally {
            if (!isHeard) {
                forgetCall();
            }
        }
    }

    private void forgetCall() {
        synchronized (pending) {
            isCalled = false;
        }
    }

    private void answerCall() {
        forgetCall();
        settle();
    }

    /// How many rows the database lacks.
    int backlog() {
        synchronized (pending) {
            return waiting.size() + underway.size();
        }
    }

    /// Those of them whose fence is not on its way to the database.
    List<Fire> withFreeFence(List<Fire> fires) {
        synchronized (pending) {
            return fires.stream()
                    .filter(fire -> !waiting.hasClaimed(fire.fence()) && !underway.hasClaimed(fire.fence()))
                    .toList();
        }
    }

    /// Those of them whose number is on its way to the database.
    List<Fire> withTakenNumber(List<Fire> fires) {
        synchronized (pending) {
            return fires.stream()
                    .filter(fire -> waiting.hasClaimed(fire.number()) || underway.hasClaimed(fire.number()))
                    .toList();
        }
    }

    /// That fire as it was reported last, where the database lacks that.
    Optional<Fire> find(Fence fence) {
        synchronized (pending) {
            return waiting.find(fence).or(() -> underway.find(fence));
        }
    }

    /// Those of that reminder as they were reported last, where the database lacks that.
    List<Fire> findAll(ReminderId reminder) {
        var fires = new LinkedHashMap<Fence, Fire>();
        synchronized (pending) {
            underway.findAll(reminder).forEach(fire -> fires.put(fire.fence(), fire));
            waiting.findAll(reminder).forEach(fire -> fires.put(fire.fence(), fire));
        }
        return List.copyOf(fires.values());
    }

    /// Those of that reminder that the database lacks, the later ones last.
    List<Plan> findPlans(ReminderId reminder) {
        synchronized (pending) {
            return Stream.concat(underway.findPlans(reminder).stream(), waiting.findPlans(reminder).stream())
                    .toList();
        }
    }

    /// Those that the database lacks, the last of each reminder: of its latest version.
    Map<ReminderId, Plan> plans() {
        var plans = new HashMap<ReminderId, Plan>();
        synchronized (pending) {
            underway.plans().forEach(plan -> plans.merge(plan.id(), plan, Applier::latest));
            waiting.plans().forEach(plan -> plans.merge(plan.id(), plan, Applier::latest));
        }
        return plans;
    }

    private static Plan latest(Plan earlier, Plan later) {
        return later.version() < earlier.version() ? earlier : later;
    }

    /// Whether a fire that is snoozed in the database may be so no longer, or another one may be.
    boolean maySnoozeOrWake() {
        synchronized (pending) {
            return waiting.maySnoozeOrWake() || underway.maySnoozeOrWake();
        }
    }

    /// Returns when the database has all that was added before, unless it is not complete.
    void settle() {
        if (isBehind()) {
            alone(() -> Boolean.TRUE);
        }
    }

    private boolean isBehind() {
        synchronized (pending) {
            return !waiting.isEmpty() || !underway.isEmpty();
        }
    }

    /// Runs `work` while nobody else uses the database's writer, after all that was added before.
    <T> T alone(Supplier<T> work) {
        writing.lock();
        try {
            apply();
            return work.get();
        } finally {
            writing.unlock();
        }
    }

    /// As `alone`, but `work` writes what was added before along with its own, in one commit. When it throws, that
    /// waits again. For the writer who has the turn, so that nothing is added meanwhile.
    <T> T together(Function<PendingRows, T> work) {
        writing.lock();
        try {
            if (!completeness.isSureOfWriter()) {
                apply();
                completeness.restore();
            }
            return letWrite(work);
        } finally {
            writing.unlock();
        }
    }

    private <T> T letWrite(Function<PendingRows, T> work) {
        var rows = begin();
        var isWritten = false;
        try {
            var result = work.apply(rows);
            isWritten = true;
            return result;
        } finally {
            if (!isWritten) {
                putBack();
            }
            end();
        }
    }

    private void apply() {
        var rows = begin();
        var isApplied = rows.isEmpty();
        try {
            if (!isApplied && completeness.isSureOfWriter()) {
                watch.run(() -> database.writer().transaction(() -> changes.write(rows)));
                isApplied = true;
                checkpoints.committed(rows.size());
            }
        } catch (StoreException weather) {
            LOGGER.warn("The database could not take what its journal has", weather);
        } finally {
            if (!isApplied) {
                completeness.lose();
            }
            end();
        }
    }

    private PendingRows begin() {
        synchronized (pending) {
            underway = waiting;
            waiting = new PendingRows();
            return underway;
        }
    }

    private void putBack() {
        synchronized (pending) {
            waiting = underway;
        }
    }

    private void end() {
        synchronized (pending) {
            underway = new PendingRows();
        }
    }
}
