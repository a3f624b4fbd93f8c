package io.gadfly.engine;

import io.gadfly.engine.Intake.Entry;
import io.gadfly.kernel.Context;
import io.gadfly.kernel.ExitReason;
import io.gadfly.kernel.GenServer;
import io.gadfly.kernel.Init;
import io.gadfly.kernel.JobEvent;
import io.gadfly.kernel.Name;
import io.gadfly.kernel.Pool;
import io.gadfly.kernel.Reply;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Feeds one pool with the fires that are its own: new ones, those that a restart found, those whose nagger
/// crashed.
///
/// The pool's backlog is bounded; what exceeds it stays in the store and is fetched when there is room, so
/// nothing that is due is ever dropped. What it knows can be read from the store again.
final class Feeder implements GenServer<Feeder.Message> {
    private static final int PAGE = 100;
    /// How often it looks for fires that nobody told it of.
    private static final Duration SWEEP = Duration.ofMinutes(1);
    /// What rings and is shut down ends with all that is here, as a rule, and goes on after the next start.
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final Pool pool;
    private final Naggers naggers;
    private final Vigilance vigilance;
    private final Intake intake;
    private final Deadlines deadlines;
    private final CrashBook crashes = new CrashBook();
    private final Map<Fence, Reply<Boolean>> patient = new HashMap<>();
    private boolean hasTakenUp;

    sealed interface Message {
        record Submit(List<Fire> fires) implements Message {}

        /// Starts it at once, or answers false.
        record Run(Fire fire, Reply<Boolean> reply) implements Message {}

        /// Answers when it has a slot, or false when it will have none, since it was answered before.
        record AwaitStart(Fence fence, Duration patience, Reply<Boolean> reply) implements Message {}

        /// Nobody waits for its start any more.
        record OutOfPatience(Fence fence) implements Message {}

        /// They were claimed ahead of their time, which has come.
        record FallDue(List<Fence> fences) implements Message {}

        /// It rang and waits for its next turn, until its deadline at most.
        record AwaitDeadline(Fence fence) implements Message {}

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

    Feeder(Pool pool, Naggers naggers, Vigilance vigilance) {
        this.pool = pool;
        this.naggers = naggers;
        this.vigilance = vigilance;
        this.intake = new Intake(pool, naggers);
        this.deadlines = new Deadlines(naggers);
    }

    static Name<Message> nameOf(String pool) {
        return Name.of("feeder/" + pool, Message.class);
    }

    /// Begins with an empty pool, whatever its predecessor left there.
    @Override
    public Init init(Context<Message> context) {
        context.register(nameOf(pool.name()));
        Heart.watch(context);
        intake.clear();
        context.self().cast(new Message.TellEnds());
        context.self().cast(new Message.Sweep());
        return Init.READY;
    }

    @Override
    public void handle(Message message, Context<Message> context) {
        try {
            attend(message, context);
            if (intake.wantsMore()) {
                fetch(context);
            }
        } catch (StoreException e) {
            naggers.outage().met(e);
        }
    }

    private void attend(Message message, Context<Message> context) {
        switch (message) {
            case Message.Submit(var fires) -> submit(intake.byRank(fires), Entry.DUE, context);
            case Message.Run(var fire, var reply) -> reply.answer(intake.run(fire, telling(context)));
            case Message.AwaitStart wait -> awaitStart(wait, context);
            case Message.OutOfPatience(var fence) -> patient.remove(fence);
            case Message.FallDue(var fences) -> fallDue(fences, context);
            case Message.AwaitDeadline(var fence) -> awaitDeadline(fence, context);
            case Message.Stop(var fences) -> fences.forEach(fence -> stop(fence, context));
            case Message.Resync() -> resync(context);
            case Message.LookAtTheClock() -> lookAtTheClock(context);
            case Message.TellEnds() -> naggers.tellUntoldEnds(pool.name());
            case Message.Retry(var fence) -> retry(fence, context);
            case Message.Sweep() -> sweep(context);
            case Message.Promote(var fence, var reply) -> reply.answer(intake.promote(fence));
            case Message.Happened(var fence, var event) -> happened(fence, event, context);
        }
    }

    // In

    private void submit(List<Fire> fires, Entry entry, Context<Message> context) {
        if (!fires.isEmpty() && !naggers.areHeld()) {
            var queued = putOffThoseAhead(fires, context).stream()
                    .filter(fire -> intake.letIn(fire, entry, telling(context)))
                    .toList();
            markThoseThatHaveToWait(queued);
            queued.forEach(naggers::tellOwed);
            queued.stream()
                    .filter(fire -> fire.state().nags() > 0)
                    .forEach(fire -> awaitDeadline(fire.fence(), context));
        }
    }

    /// Answers with the others.
    private static List<Fire> putOffThoseAhead(List<Fire> fires, Context<Message> context) {
        var now = context.now();
        var ahead = new TreeMap<Instant, List<Fence>>();
        var others = new ArrayList<Fire>();
        for (var fire : fires) {
            if (Claims.isAhead(fire, now)) {
                ahead.computeIfAbsent(fire.dueAt(), _ -> new ArrayList<>()).add(fire.fence());
            } else {
                others.add(fire);
            }
        }
        ahead.forEach((at, fences) -> context.sendAfter(Duration.between(now, at), new Message.FallDue(fences)));
        return others;
    }

    /// Where the clock was set back far since, the scheduler takes them back, or else the next sweep finds them.
    private void fallDue(List<Fence> fences, Context<Message> context) {
        var now = context.now();
        var due = fences.stream()
                .flatMap(fence -> findOwn(fence).stream())
                .filter(fire -> !fire.dueAt().isAfter(now) || Claims.isAhead(fire, now))
                .toList();
        submit(due, Entry.DUE, context);
    }

    private static BiConsumer<Fence, JobEvent> telling(Context<Message> context) {
        var self = context.self();
        return (fence, event) -> self.cast(new Message.Happened(fence, event));
    }

    /// That it has to wait is a step of its life, and saved: also of what waited before, where an undo says that it
    /// rings, or the disk refused to say that it does not.
    private void markThoseThatHaveToWait(List<Fire> queued) {
        var marked = intake.thoseThatHaveToWait(queued);
        if (!marked.isEmpty()) {
            naggers.queue(marked, pool.info().mode().name());
        }
    }

    /// Its nagger crashed, perhaps between the end of its fire and the telling.
    private void retry(Fence fence, Context<Message> context) {
        naggers.tellUntoldEnd(fence);
        submit(findOwn(fence).stream().toList(), Entry.AGAIN, context);
        awaitDeadline(fence, context);
    }

    private void submitAgain(Fence fence, Context<Message> context) {
        submit(findOwn(fence).stream().toList(), Entry.DUE, context);
    }

    /// Unless it is another pool's meanwhile.
    private Optional<Fire> findOwn(Fence fence) {
        return naggers.find(fence).filter(this::isOwn);
    }

    private boolean isOwn(Fire fire) {
        return fire.pool().equals(pool.name());
    }

    private void awaitStart(Message.AwaitStart wait, Context<Message> context) {
        var fence = wait.fence();
        if (intake.hasASlot(fence)) {
            wait.reply().answer(true);
        } else if (naggers.find(fence).filter(Intake::wantsASlot).isEmpty()) {
            wait.reply().answer(false);
        } else {
            patient.put(fence, wait.reply());
            context.sendAfter(wait.patience(), new Message.OutOfPatience(fence));
        }
    }

    private void tellPatient(Fence fence, boolean hasStarted) {
        Optional.ofNullable(patient.remove(fence)).ifPresent(reply -> reply.answer(hasStarted));
    }

    // Out

    /// Where its end crashes, that is as if its nagger had: the others wait on.
    private void awaitDeadline(Fence fence, Context<Message> context) {
        try {
            if (intake.has(fence) && deadlines.endIfOver(fence, context)) {
                hasEndedByItself(fence);
            }
        } catch (RuntimeException fault) {
            startAgain(fence, new ExitReason.Crash(fault), context);
        }
    }

    /// What is said of its end is to stay on the screen. Had it got a slot meanwhile, its nagger sees that it is over.
    private void hasEndedByItself(Fence fence) {
        crashes.forget(fence);
        tellPatient(fence, false);
        var _ = intake.takeOut(fence);
    }

    /// The clock may have been set, or a reminder edited.
    private void lookAtTheDeadlines(Context<Message> context) {
        intake.waiting().forEach(fence -> awaitDeadline(fence, context));
    }

    private void lookAtTheClock(Context<Message> context) {
        tellAll(new Nagger.Message.LookAtTheClock(), context);
        lookAtTheDeadlines(context);
    }

    private void stop(Fence fence, Context<Message> context) {
        crashes.forget(fence);
        tellPatient(fence, false);
        if (intake.takeOut(fence)) {
            naggers.silence(fence);
        } else {
            tell(fence, new Nagger.Message.Stop(), context);
        }
    }

    /// It is another pool's now, where it may ring already.
    private void leave(Fence fence, Context<Message> context) {
        crashes.forget(fence);
        tellPatient(fence, false);
        if (!intake.takeOut(fence)) {
            tell(fence, new Nagger.Message.Stop(), context);
        }
    }

    private static void tell(Fence fence, Nagger.Message message, Context<Message> context) {
        context.system().registry().ref(Nagger.nameOf(fence)).cast(message);
    }

    private void tellAll(Nagger.Message message, Context<Message> context) {
        intake.fences().forEach(fence -> tell(fence, message, context));
    }

    private void happened(Fence fence, JobEvent event, Context<Message> context) {
        switch (event) {
            case JobEvent.Started _ -> tellPatient(fence, true);
            case JobEvent.Ended(var _, var _, var reason) -> ended(fence, reason, context);
            case JobEvent.NotStarted(var _, var cause) -> ended(fence, new ExitReason.Crash(cause), context);
            case JobEvent.Cancelled(var job) -> {
                if (intake.cancelled(fence, job)) {
                    deadlines.forget(fence);
                }
            }
        }
    }

    private void ended(Fence fence, ExitReason reason, Context<Message> context) {
        intake.ended(fence);
        deadlines.forget(fence);
        if (reason.isAbnormal()) {
            startAgain(fence, reason, context);
        } else if (reason.equals(ExitReason.SHUTDOWN) && rings(fence)) {
            context.sendAfter(CLOSING, new Message.Retry(fence));
        } else if (!intake.hasMoreInStore()) {
            submitAgain(fence, context);
        }
    }

    private boolean rings(Fence fence) {
        return naggers.find(fence).filter(Intake::rings).isPresent();
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
                        () -> {
                            naggers.park(fence, reason);
                            var _ = intake.takeOut(fence);
                        });
    }

    // The store

    private void fetch(Context<Message> context) {
        var enough = intake.size() + PAGE;
        var fires = naggers.findWaiting(pool.name(), enough);
        intake.askedTheStore(fires.size() == enough);
        markThoseThatHaveToWait(fires);
        submit(
                fires.stream()
                        .filter(fire -> !crashes.rests(fire.fence(), context.now()))
                        .toList(),
                Entry.DUE,
                context);
    }

    private void sweep(Context<Message> context) {
        if (vigilance.isAwake()) {
            context.sendAfter(SWEEP, new Message.Sweep(), new Precedence.OfSweep(pool.name()));
        }
        if (!hasTakenUp && !naggers.areHeld()) {
            takeUp(context);
            hasTakenUp = true;
        }
        fetch(context);
    }

    /// What had a slot or waited for one before it was started anew comes to its end in a drain, too.
    private void takeUp(Context<Message> context) {
        if (intake.isDrained()) {
            var since = naggers.drainedSince(pool.name());
            var left = naggers.findWaiting(pool.name(), Intake.BACKLOG_BOUND).stream()
                    .filter(fire -> !hasWokenSince(since, fire))
                    .toList();
            submit(left, Entry.LEFT, context);
        }
    }

    /// What slept when the drain began is new to it, as what falls due is.
    private static boolean hasWokenSince(Optional<Instant> drained, Fire fire) {
        return fire.state() instanceof NagState.Queued(var since, var nags)
                && nags == 0
                && drained.filter(since::isAfter).isPresent();
    }

    /// The store may hold something else than was heard last, such as after an undo.
    private void resync(Context<Message> context) {
        for (var fence : intake.fences()) {
            var stored = naggers.find(fence);
            if (stored.filter(fire -> UntoldEnds.isOfGadfly(fire.state())).isPresent()) {
                hasEndedByItself(fence);
            } else if (stored.filter(Intake::wantsASlot).isEmpty()) {
                stop(fence, context);
            } else if (!isOwn(stored.get())) {
                leave(fence, context);
            }
        }
        tellAll(new Nagger.Message.LookAtTheStore(), context);
        fetch(context);
        lookAtTheDeadlines(context);
    }
}
