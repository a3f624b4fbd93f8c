package io.gadfly.engine;

import io.gadfly.kernel.Context;
import io.gadfly.kernel.ExitReason;
import io.gadfly.kernel.GenServer;
import io.gadfly.kernel.Init;
import io.gadfly.kernel.Job;
import io.gadfly.kernel.JobEvent;
import io.gadfly.kernel.Name;
import io.gadfly.kernel.Pool;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.kernel.Reply;
import io.gadfly.kernel.Submission;
import io.gadfly.kernel.Ticket;
import io.gadfly.kernel.WaitingJob;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagEvent;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.StoreException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Feeds one pool with the fires that are its own: new ones, those that a restart found, those whose nagger
/// crashed.
///
/// The pool's backlog is bounded; what exceeds it stays in the store and is fetched when there is room, so
/// nothing that is due is ever dropped. What it knows can be read from the store again.
final class Feeder implements GenServer<Feeder.Message> {
    static final int BACKLOG_BOUND = 500;
    private static final int PAGE = 100;
    /// How much room there has to be before the store is asked for more.
    private static final int ROOM = 20;
    /// How often it looks for fires that nobody told it of.
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final Pool pool;
    private final Naggers naggers;
    private final Map<Fence, Ticket> tickets = new HashMap<>();
    private final CrashBook crashes = new CrashBook();
    private final Map<Fence, Reply<Boolean>> patient = new HashMap<>();
    private volatile boolean moreInStore;
    private boolean hasTakenUp;

    sealed interface Message {
        record Submit(List<Fire> fires) implements Message {}

        /// They stand in the place of others, and begin when those would have nagged again.
        record TakeOver(List<Fire> fires) implements Message {}

        /// Starts it at once, or answers false.
        record Run(Fire fire, Reply<Boolean> reply) implements Message {}

        /// Answers when it has a slot, or false when it will have none, since it was answered before.
        record AwaitStart(Fence fence, Duration patience, Reply<Boolean> reply) implements Message {}

        /// Nobody waits for its start any more.
        record OutOfPatience(Fence fence) implements Message {}

        record Stop(List<Fence> fences) implements Message {}

        record Resync() implements Message {}

        record LookAtTheClock() implements Message {}

        /// Those that nobody may have been told of.
        record TellEnds() implements Message {}

        record Retry(Fence fence) implements Message {}

        record Sweep() implements Message {}

        record Promote(Fence fence, Reply<Boolean> reply) implements Message {}

        record Happened(Fence fence, JobEvent event) implements Message {}
    }

    Feeder(Pool pool, Naggers naggers) {
        this.pool = pool;
        this.naggers = naggers;
    }

    static Name<Message> nameOf(String pool) {
        return Name.of("feeder/" + pool, Message.class);
    }

    /// Begins with an empty pool, whatever its predecessor left there.
    @Override
    public Init init(Context<Message> context) {
        context.register(nameOf(pool.name()));
        Heart.watch(context);
        pool.waiting().forEach(job -> pool.cancel(job.ticket()));
        context.self().cast(new Message.TellEnds());
        context.self().cast(new Message.Sweep());
        return Init.READY;
    }

    @Override
    public void handle(Message message, Context<Message> context) {
        try {
            attend(message, context);
            if (moreInStore && !isFull(pool.info()) && !isDrained()) {
                fetch(context);
            }
        } catch (StoreException e) {
            naggers.outage().met(e);
        }
    }

    /// Whether there is too little room to ask the store for more.
    static boolean isFull(PoolInfo info) {
        return info.queued() > BACKLOG_BOUND - ROOM;
    }

    private void attend(Message message, Context<Message> context) {
        switch (message) {
            case Message.Submit(var fires) -> submit(fires, context);
            case Message.TakeOver(var fires) -> submit(fires, Feeder::isNew, new Nagger.Message.TakeOver(), context);
            case Message.Run(var fire, var reply) -> reply.answer(run(fire, context));
            case Message.AwaitStart wait -> awaitStart(wait, context);
            case Message.OutOfPatience(var fence) -> patient.remove(fence);
            case Message.Stop(var fences) -> fences.forEach(fence -> stop(fence, context));
            case Message.Resync() -> resync(context);
            case Message.LookAtTheClock() -> tellAll(new Nagger.Message.LookAtTheClock(), context);
            case Message.TellEnds() -> naggers.tellUntoldEnds(pool.name());
            case Message.Retry(var fence) -> retry(fence, context);
            case Message.Sweep() -> sweep(context);
            case Message.Promote(var fence, var reply) ->
                reply.answer(Optional.ofNullable(tickets.get(fence))
                        .filter(pool::promote)
                        .isPresent());
            case Message.Happened(var fence, var event) -> happened(fence, event, context);
        }
    }

    // In

    /// In a drain, what has begun to nag is nothing new.
    private void submit(List<Fire> fires, Context<Message> context) {
        submit(fires, Feeder::isNew, context);
    }

    private static boolean isNew(Fire fire) {
        return fire.state().nags() == 0;
    }

    /// @param isNew whether a pool that is drained does not take it
    private void submit(List<Fire> fires, Predicate<Fire> isNew, Context<Message> context) {
        submit(fires, isNew, new Nagger.Message.Begin(), context);
    }

    /// @param first how their naggers start
    private void submit(List<Fire> fires, Predicate<Fire> isNew, Nagger.Message first, Context<Message> context) {
        if (!naggers.areHeld()) {
            var queued = fires.stream()
                    .filter(fire -> isQueued(fire, isNew.test(fire) ? pool::submit : pool::readmit, first, context))
                    .toList();
            markThoseThatHaveToWait(queued);
            queued.forEach(naggers::tellOwed);
        }
    }

    /// Its nagger crashed, perhaps between the end of its fire and the telling.
    private void retry(Fence fence, Context<Message> context) {
        naggers.tellUntoldEnd(fence);
        submit(naggers.find(fence).stream().toList(), _ -> false, context);
    }

    private void submitAgain(Fence fence, Context<Message> context) {
        submit(naggers.find(fence).stream().toList(), context);
    }

    /// Submits it, and answers whether it waits in the backlog.
    ///
    /// @param entry of the pool
    private boolean isQueued(
            Fire fire, Function<Job, Submission> entry, Nagger.Message first, Context<Message> context) {
        if (tickets.containsKey(fire.fence()) || !wantsASlot(fire)) {
            return false;
        }
        if (pool.info().queued() >= BACKLOG_BOUND) {
            moreInStore = true;
            return false;
        }
        return switch (enter(fire, entry, first, context)) {
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

    static boolean wantsASlot(Fire fire) {
        return fire.state() instanceof NagState.Live && !(fire.state() instanceof NagState.Asleep);
    }

    /// Whoever gets a slot at once needs no priority read; where the slot was taken meanwhile, it waits by its
    /// own.
    private Submission enter(
            Fire fire, Function<Job, Submission> entry, Nagger.Message first, Context<Message> context) {
        if (!hasRoom(pool.info())) {
            return entry.apply(job(fire, rank(fire), first, context));
        }
        var submission = pool.submit(job(fire, rank(Priority.NORMAL), first, context));
        var isTooLate = submission instanceof Submission.Queued(var ticket, var position)
                && position > pool.info().free()
                && pool.cancel(ticket);
        return isTooLate ? pool.submit(job(fire, rank(fire), first, context)) : submission;
    }

    private Job job(Fire fire, int rank, Nagger.Message first, Context<Message> context) {
        var fence = fire.fence();
        var self = context.self();
        return Job.of(fence, rank, () -> naggers.nagger(fence, pool, this::isCrowded, first))
                .toldTo(event -> self.cast(new Message.Happened(fence, event)));
    }

    /// Whether more wait than the backlog holds. Who leaves a pool that is drained would not be let in again.
    private boolean isCrowded() {
        return moreInStore && !isDrained();
    }

    private boolean isDrained() {
        return pool.info().mode() == PoolInfo.Mode.DRAINING;
    }

    /// As the store orders those that wait: what had a slot when the program ended, then what never rang by its
    /// priority, then what gave up its slot or was hushed. Of one rank, the store's order holds.
    private int rank(Fire fire) {
        if (fire.state() instanceof NagState.Ringing) {
            return 0;
        }
        if (fire.state().nags() > 0) {
            return 4;
        }
        return rank(naggers.priorityOf(fire));
    }

    private static boolean hasRoom(PoolInfo info) {
        return info.mode() == PoolInfo.Mode.RUNNING && info.queued() == 0 && info.free() > 0;
    }

    static int rank(Priority priority) {
        return switch (priority) {
            case HIGH -> 1;
            case NORMAL -> 2;
            case LOW -> 3;
        };
    }

    /// That it has to wait is a step of its life, and saved. Those at the front of the backlog are about to
    /// start, and who is not in it any more has started. What rang before a restart is about to ring on, unless
    /// in a pause.
    private void markThoseThatHaveToWait(List<Fire> queued) {
        var info = pool.info();
        var isPaused = info.mode() == PoolInfo.Mode.PAUSED;
        var starting = isPaused ? 0 : info.free();
        var waiting =
                pool.waiting().stream().skip(starting).map(WaitingJob::key).collect(Collectors.toSet());
        var marked = queued.stream()
                .filter(fire ->
                        fire.state() instanceof NagState.Due || isPaused && fire.state() instanceof NagState.Ringing)
                .filter(fire -> waiting.contains(fire.fence()))
                .toList();
        if (!marked.isEmpty()) {
            naggers.apply(marked, new NagEvent.Submitted(), info.mode().name());
        }
    }

    /// A look into the store may have been faster; it has one slot all the same.
    private boolean run(Fire fire, Context<Message> context) {
        if (tickets.containsKey(fire.fence())) {
            return !isWaiting(fire.fence());
        }
        if (pool.run(job(fire, rank(Priority.NORMAL), new Nagger.Message.Begin(), context))
                instanceof Submission.Started(var ticket, var _)) {
            tickets.put(fire.fence(), ticket);
            return true;
        }
        return false;
    }

    private void awaitStart(Message.AwaitStart wait, Context<Message> context) {
        var fence = wait.fence();
        if (tickets.containsKey(fence) && !isWaiting(fence)) {
            wait.reply().answer(true);
        } else if (naggers.find(fence).filter(Feeder::wantsASlot).isEmpty()) {
            wait.reply().answer(false);
        } else {
            patient.put(fence, wait.reply());
            context.sendAfter(wait.patience(), new Message.OutOfPatience(fence));
        }
    }

    private void tellPatient(Fence fence, boolean hasStarted) {
        Optional.ofNullable(patient.remove(fence)).ifPresent(reply -> reply.answer(hasStarted));
    }

    private boolean isWaiting(Fence fence) {
        return pool.waiting().stream().anyMatch(job -> job.key().equals(fence));
    }

    // Out

    private void stop(Fence fence, Context<Message> context) {
        crashes.forget(fence);
        tellPatient(fence, false);
        var ticket = tickets.get(fence);
        if (ticket == null || pool.cancel(ticket)) {
            naggers.silence(fence);
        } else {
            tell(fence, new Nagger.Message.Stop(), context);
        }
    }

    private static void tell(Fence fence, Nagger.Message message, Context<Message> context) {
        context.system().registry().ref(Nagger.nameOf(fence)).cast(message);
    }

    private void tellAll(Nagger.Message message, Context<Message> context) {
        tickets.keySet().forEach(fence -> tell(fence, message, context));
    }

    private void happened(Fence fence, JobEvent event, Context<Message> context) {
        switch (event) {
            case JobEvent.Started _ -> tellPatient(fence, true);
            case JobEvent.Ended(var _, var _, var reason) -> ended(fence, reason, context);
            case JobEvent.NotStarted(var _, var cause) -> ended(fence, new ExitReason.Crash(cause), context);
            case JobEvent.Cancelled(var job) -> forget(fence, job);
        }
    }

    /// Unless it was submitted anew meanwhile.
    private void forget(Fence fence, Job cancelled) {
        if (Optional.ofNullable(tickets.get(fence))
                .map(Ticket::job)
                .filter(cancelled::equals)
                .isPresent()) {
            tickets.remove(fence);
        }
    }

    private void ended(Fence fence, ExitReason reason, Context<Message> context) {
        tickets.remove(fence);
        if (reason.isAbnormal()) {
            startAgain(fence, reason, context);
        } else if (!moreInStore) {
            submitAgain(fence, context);
        }
    }

    /// From its saved state, after a pause, a bounded number of times; then the fire is parked and says why.
    /// Should the attempt come to nothing, the next sweep makes it.
    private void startAgain(Fence fence, ExitReason reason, Context<Message> context) {
        crashes.crashed(fence, context.now())
                .ifPresentOrElse(
                        pause -> {
                            context.sendAfter(pause, new Message.Retry(fence));
                            naggers.crashed(fence, reason);
                        },
                        () -> naggers.park(fence, reason));
    }

    // The store

    private void fetch(Context<Message> context) {
        var enough = tickets.size() + PAGE;
        var fires = naggers.findWaiting(pool.name(), enough);
        moreInStore = fires.size() == enough;
        submit(
                fires.stream()
                        .filter(fire -> !crashes.rests(fire.fence(), context.now()))
                        .toList(),
                context);
    }

    private void sweep(Context<Message> context) {
        context.sendAfter(SWEEP, new Message.Sweep());
        if (!hasTakenUp && !naggers.areHeld()) {
            takeUp(context);
            hasTakenUp = true;
        }
        fetch(context);
    }

    /// What had a slot or waited for one before it was started anew comes to its end in a drain, too.
    private void takeUp(Context<Message> context) {
        if (isDrained()) {
            submit(
                    naggers.findWaiting(pool.name(), BACKLOG_BOUND),
                    fire -> fire.state() instanceof NagState.Due,
                    context);
        }
    }

    /// The store may hold something else than was heard last, such as after an undo.
    private void resync(Context<Message> context) {
        for (var fence : List.copyOf(tickets.keySet())) {
            if (naggers.find(fence).filter(Feeder::wantsASlot).isEmpty()) {
                stop(fence, context);
            }
        }
        tellAll(new Nagger.Message.LookAtTheStore(), context);
        fetch(context);
    }
}
