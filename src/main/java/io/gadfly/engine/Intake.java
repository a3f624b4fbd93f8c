package io.gadfly.engine;

import io.gadfly.kernel.Job;
import io.gadfly.kernel.JobEvent;
import io.gadfly.kernel.Pool;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.kernel.Submission;
import io.gadfly.kernel.Ticket;
import io.gadfly.kernel.WaitingJob;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Priority;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The way into one pool: which fires are in it, which of them wait, and by what rank.
///
/// The backlog is bounded; who finds it full stays in the store, and [#hasMoreInStore] says so.
final class Intake {
    static final int BACKLOG_BOUND = 500;
    /// How much room there has to be before the store is asked for more.
    private static final int ROOM = 20;

    private final Pool pool;
    private final Naggers naggers;
    private final Map<Fence, Ticket> tickets = new LinkedHashMap<>();
    /// Those that are told to give up their slot.
    private final Set<Fence> leaving = new HashSet<>();
    private volatile boolean moreInStore;

    /// How fires come in. What rings has a slot, whoever gave it that: it takes it again, in a pause too.
    ///
    /// @param isNew whether a pool that is drained does not take it
    record Entry(Predicate<Fire> isNew) {
        /// In a drain, what has begun to nag is nothing new.
        static final Entry DUE = new Entry(Entry::hasNotNagged);
        /// After their nagger crashed.
        static final Entry AGAIN = new Entry(_ -> false);
        /// As a predecessor left them.
        static final Entry LEFT = new Entry(fire -> fire.state() instanceof NagState.Due);

        private static boolean hasNotNagged(Fire fire) {
            return fire.state().nags() == 0;
        }

        Submission into(Pool pool, Fire fire, Job job) {
            if (rings(fire)) {
                return pool.restore(job);
            }
            return isNew.test(fire) ? pool.submit(job) : pool.readmit(job);
        }
    }

    Intake(Pool pool, Naggers naggers) {
        this.pool = pool;
        this.naggers = naggers;
    }

    /// Sends away who waits there for somebody else.
    void clear() {
        pool.waiting().forEach(job -> pool.cancel(job.ticket()));
    }

    // What is in it

    boolean has(Fence fence) {
        return tickets.containsKey(fence);
    }

    boolean hasASlot(Fence fence) {
        return has(fence) && !waiting().contains(fence);
    }

    /// In the order of their turns.
    List<Fence> waiting() {
        return pool.waiting().stream()
                .map(WaitingJob::key)
                .map(Fence.class::cast)
                .toList();
    }

    /// In the order in which they came in.
    List<Fence> fences() {
        return List.copyOf(tickets.keySet());
    }

    int size() {
        return tickets.size();
    }

    boolean isDrained() {
        return pool.info().mode() == PoolInfo.Mode.DRAINING;
    }

    /// Whether the store is to be asked for more.
    boolean wantsMore() {
        return moreInStore && !isFull(pool.info()) && !isDrained();
    }

    boolean hasMoreInStore() {
        return moreInStore;
    }

    /// @param hasMore whether it has more than was let in since it was asked
    void askedTheStore(boolean hasMore) {
        moreInStore = hasMore;
    }

    /// Whether more wait than the backlog holds. Who leaves a pool that is drained would not be let in again.
    boolean isCrowded() {
        return moreInStore && !isDrained();
    }

    /// Whether there is too little room to ask the store for more.
    static boolean isFull(PoolInfo info) {
        return info.queued() > BACKLOG_BOUND - ROOM;
    }

    static boolean rings(Fire fire) {
        return fire.state() instanceof NagState.Ringing;
    }

    static boolean wantsASlot(Fire fire) {
        return fire.state() instanceof NagState.Live && !(fire.state() instanceof NagState.Asleep);
    }

    // In

    /// Of those that come together, who is to have a slot first. So many that the backlog could not hold them are
    /// taken in the order in which they come: nobody waits until all of them are read.
    List<Fire> byRank(List<Fire> fires) {
        if (fires.size() < 2 || fires.size() > BACKLOG_BOUND || isFull(pool.info())) {
            return fires;
        }
        var ranks = fires.stream().collect(Collectors.toMap(Fire::fence, this::rank, (rank, _) -> rank));
        return fires.stream()
                .sorted(Comparator.comparing(fire -> ranks.get(fire.fence())))
                .toList();
    }

    /// Lets it in, and answers whether it waits in the backlog.
    ///
    /// @param told what happens to it, on any thread
    boolean letIn(Fire fire, Entry entry, BiConsumer<Fence, JobEvent> told) {
        if (has(fire.fence()) || !wantsASlot(fire) || waitsForTheEndOfADrain(fire, entry)) {
            return false;
        }
        if (pool.info().queued() >= BACKLOG_BOUND && !rings(fire)) {
            moreInStore = true;
            return false;
        }
        return switch (enter(fire, entry, told)) {
            case Submission.Started(var ticket, var _) -> {
                tickets.put(fire.fence(), ticket);
                yield false;
            }
            case Submission.Queued(var ticket, var _) -> {
                tickets.put(fire.fence(), ticket);
                yield true;
            }
            case Submission.Refused(var refusal) -> {
                moreInStore |= refusal != Submission.Refusal.DRAINING;
                yield false;
            }
        };
    }

    /// In the store, where it is found again and again: the pool is not asked, and counts nobody as refused.
    private boolean waitsForTheEndOfADrain(Fire fire, Entry entry) {
        return isDrained() && !rings(fire) && entry.isNew().test(fire);
    }

    /// Whoever gets a slot at once needs no priority read; where the slot was taken meanwhile, it waits by its
    /// own.
    private Submission enter(Fire fire, Entry entry, BiConsumer<Fence, JobEvent> told) {
        if (!hasRoom(pool.info())) {
            return entry.into(pool, fire, job(fire, rank(fire), told));
        }
        var submission = pool.submit(job(fire, rank(Priority.NORMAL), told));
        var isTooLate = submission instanceof Submission.Queued(var ticket, var position)
                && position > pool.info().free()
                && pool.cancel(ticket);
        return isTooLate ? pool.submit(job(fire, rank(fire), told)) : submission;
    }

    private static boolean hasRoom(PoolInfo info) {
        return info.mode() == PoolInfo.Mode.RUNNING && info.queued() == 0 && info.free() > 0;
    }

    private Job job(Fire fire, int rank, BiConsumer<Fence, JobEvent> told) {
        var fence = fire.fence();
        var first = firstOf(fire);
        return Job.of(fence, rank, () -> naggers.nagger(fence, pool, this::isCrowded, first))
                .toldTo(event -> told.accept(fence, event));
    }

    private Nagger.Message firstOf(Fire fire) {
        if (naggers.goOnWith(fire)) {
            return new Nagger.Message.GoOn();
        }
        return rings(fire) ? new Nagger.Message.Resume() : new Nagger.Message.Begin();
    }

    /// As the store orders those that wait: what had a slot when the program ended, then what never rang by its
    /// priority, then what gave up its slot or was hushed. Of one rank, the store's order holds.
    private int rank(Fire fire) {
        if (rings(fire)) {
            return 0;
        }
        if (fire.state().nags() > 0) {
            return 4;
        }
        return rank(naggers.priorityOf(fire));
    }

    static int rank(Priority priority) {
        return switch (priority) {
            case HIGH -> 1;
            case NORMAL -> 2;
            case LOW -> 3;
        };
    }

    /// Starts it now, unless it is in already, and answers whether it has a slot.
    ///
    /// @param told what happens to it, on any thread
    boolean run(Fire fire, BiConsumer<Fence, JobEvent> told) {
        if (has(fire.fence())) {
            return hasASlot(fire.fence());
        }
        if (pool.run(job(fire, rank(Priority.NORMAL), told)) instanceof Submission.Started(var ticket, var _)) {
            tickets.put(fire.fence(), ticket);
            return true;
        }
        return false;
    }

    /// Of those that came in, who has to wait and was not told so: what is due, and what rang before. Those at
    /// the front of the backlog are about to start, and who is not in it any more has started.
    List<Fire> thoseThatHaveToWait(List<Fire> queued) {
        var untold = queued.stream()
                .filter(fire -> !(fire.state() instanceof NagState.Queued))
                .toList();
        if (untold.isEmpty()) {
            return untold;
        }
        var waiting = waitingBehind(pool.info());
        return untold.stream().filter(fire -> waiting.contains(fire.fence())).toList();
    }

    /// Those that are not about to start.
    private Set<Object> waitingBehind(PoolInfo info) {
        var waiting = pool.waiting();
        return waiting.stream()
                .skip(starting(info, waiting))
                .map(WaitingJob::key)
                .collect(Collectors.toSet());
    }

    private long starting(PoolInfo info, List<WaitingJob> waiting) {
        return info.mode() == PoolInfo.Mode.PAUSED
                ? waiting.stream().filter(WaitingJob::returns).count()
                : Math.max(0, info.limit() - info.running() + leaving.size());
    }

    boolean promote(Fence fence) {
        return Optional.ofNullable(tickets.get(fence)).filter(pool::promote).isPresent();
    }

    // Out

    /// Whether it is out, since it had no slot yet or was not in. Who has one is to be told.
    boolean takeOut(Fence fence) {
        var ticket = tickets.get(fence);
        var isOut = ticket == null || pool.cancel(ticket);
        if (!isOut) {
            leaving.add(fence);
        }
        return isOut;
    }

    void ended(Fence fence) {
        tickets.remove(fence);
        leaving.remove(fence);
    }

    /// Answers whether it is out: it was perhaps let in anew meanwhile.
    boolean cancelled(Fence fence, Job job) {
        var isOut = Optional.ofNullable(tickets.get(fence))
                .map(Ticket::job)
                .filter(job::equals)
                .isPresent();
        if (isOut) {
            ended(fence);
        }
        return isOut;
    }
}
