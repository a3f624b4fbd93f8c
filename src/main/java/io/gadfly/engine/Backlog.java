package io.gadfly.engine;

import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.kernel.Context;
import io.gadfly.kernel.ExitReason;
import io.gadfly.kernel.Exited;
import io.gadfly.kernel.GenServer;
import io.gadfly.kernel.Init;
import io.gadfly.kernel.Name;
import io.gadfly.kernel.Pid;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.kernel.Reply;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagEvent;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.StoreException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server of one pool: it counts the slots, keeps the backlog in order and starts a nagger for each free slot.
///
/// What it knows can be read from the store again. The backlog in memory is bounded; what exceeds it waits in the store
/// and is paged in when there is room, so nothing that is due is ever dropped.
final class Backlog implements GenServer<Backlog.Message> {
    static final int BOUND = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final int PAGE = 100;
    private static final int MOST_RESTARTS = 3;
    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    /// How often it looks for fires that nobody told it of.
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final String name;
    private final Naggers naggers;
    private final Map<Fence, ProcessRef<Nagger.Message>> running = new LinkedHashMap<>();
    private final Map<Pid, Fence> fenceOf = new HashMap<>();
    private final NavigableSet<Waiting> queue = new TreeSet<>();
    private final Map<Fence, Waiting> queued = new HashMap<>();
    private final Map<Fence, Integer> crashes = new HashMap<>();
    private final Map<Fence, Reply<Boolean>> patient = new HashMap<>();
    private final AtomicBoolean contested = new AtomicBoolean();
    private PoolSettings settings;
    private boolean draining;
    private boolean moreInStore;
    private long promotions;
    private long started;
    private long finished;
    private long crashed;
    private long refused;

    sealed interface Message {
        record Submit(Fire fire) implements Message {}

        /// Starts it at once, or answers false.
        record Run(Fire fire, Reply<Boolean> reply) implements Message {}

        /// Answers when it has a slot.
        record AwaitStart(Fence fence, Reply<Boolean> reply) implements Message {}

        record Stop(List<Fence> fences) implements Message {}

        record Resync() implements Message {}

        record LookAtTheClock() implements Message {}

        record Retry(Fence fence) implements Message {}

        record Sweep() implements Message {}

        record Steer(PoolCommand command, Reply<Boolean> reply) implements Message {}

        record Look(Reply<Snapshot> reply) implements Message {}
    }

    /// @param running in the order of their start
    /// @param queue in the order in which it will be served
    record Snapshot(PoolInfo info, List<Fence> running, List<Fence> queue) {
        Snapshot {
            running = List.copyOf(running);
            queue = List.copyOf(queue);
        }
    }

    Backlog(String name, Naggers naggers) {
        this.name = name;
        this.naggers = naggers;
        this.settings = naggers.settingsOf(name);
    }

    static Name<Message> nameOf(String pool) {
        return Name.of("pool/" + pool, Message.class);
    }

    @Override
    public Init init(Context<Message> context) {
        context.register(nameOf(name));
        context.trapExits(true);
        context.self().cast(new Message.Sweep());
        return Init.READY;
    }

    @Override
    public void handle(Message message, Context<Message> context) {
        try {
            attend(message, context);
            fill(context);
        } catch (StoreException e) {
            LOG.warn("The store does not answer; pool {} looks again later", name, e);
        }
    }

    private void attend(Message message, Context<Message> context) {
        switch (message) {
            case Message.Submit(var fire) -> submit(fire);
            case Message.Run(var fire, var reply) -> reply.answer(run(fire, context));
            case Message.AwaitStart(var fence, var reply) -> awaitStart(fence, reply);
            case Message.Stop(var fences) -> fences.forEach(this::stop);
            case Message.Resync() -> resync();
            case Message.LookAtTheClock() ->
                running.values().forEach(nagger -> nagger.cast(new Nagger.Message.LookAtTheClock()));
            case Message.Retry(var fence) -> naggers.find(fence).ifPresent(this::submit);
            case Message.Sweep() -> sweep(context);
            case Message.Steer(var command, var reply) -> reply.answer(steer(command));
            case Message.Look(var reply) -> reply.answer(snapshot());
        }
    }

    // In and out

    private void submit(Fire fire) {
        if (isKnown(fire.fence()) || !Waiting.isWanted(fire)) {
            return;
        }
        enqueue(Waiting.of(fire, naggers.priorityOf(fire)));
        if (queue.size() > BOUND) {
            dequeue(queue.last());
            moreInStore = true;
            refused++;
        }
    }

    private boolean isKnown(Fence fence) {
        return running.containsKey(fence) || queued.containsKey(fence);
    }

    private void enqueue(Waiting waiting) {
        queue.add(waiting);
        queued.put(waiting.fire().fence(), waiting);
    }

    private void dequeue(Waiting waiting) {
        queue.remove(waiting);
        queued.remove(waiting.fire().fence());
    }

    private boolean run(Fire fire, Context<Message> context) {
        if (!hasFreeSlot() || !queue.isEmpty()) {
            return false;
        }
        start(fire, context);
        return true;
    }

    private void awaitStart(Fence fence, Reply<Boolean> reply) {
        if (running.containsKey(fence)) {
            reply.answer(true);
        } else {
            patient.put(fence, reply);
        }
    }

    private void stop(Fence fence) {
        var waiting = queued.get(fence);
        if (waiting != null) {
            dequeue(waiting);
        }
        var nagger = running.get(fence);
        if (nagger != null) {
            nagger.cast(new Nagger.Message.Stop());
        } else {
            naggers.silence(fence);
        }
        crashes.remove(fence);
    }

    // Slots

    private boolean hasFreeSlot() {
        return !settings.paused() && !draining && running.size() < settings.limit();
    }

    private void fill(Context<Message> context) {
        while (hasFreeSlot() && (!queue.isEmpty() || moreInStore && page() > 0)) {
            var next = queue.first();
            dequeue(next);
            start(next.fire(), context);
        }
        contested.set(draining || !settings.paused() && !queue.isEmpty());
        queue.stream().filter(waiting -> isNew(waiting.fire())).toList().forEach(this::markQueued);
    }

    private void start(Fire fire, Context<Message> context) {
        var fence = fire.fence();
        var nagger = context.spawnLink(naggers.nagger(fence, contested::get));
        running.put(fence, nagger);
        fenceOf.put(nagger.pid(), fence);
        started++;
        Optional.ofNullable(patient.remove(fence)).ifPresent(reply -> reply.answer(true));
    }

    private static boolean isNew(Fire fire) {
        return fire.state() instanceof NagState.Due;
    }

    /// That it has to wait is a step of its life, and saved.
    private void markQueued(Waiting waiting) {
        naggers.apply(waiting.fire().fence(), new NagEvent.Submitted(), "limit").ifPresent(fire -> {
            dequeue(waiting);
            if (Waiting.isWanted(fire)) {
                enqueue(new Waiting(fire, waiting.promoted(), waiting.turn(), waiting.priority(), waiting.since()));
            }
        });
    }

    @Override
    public void exited(Exited exited, Context<Message> context) {
        var fence = fenceOf.remove(exited.from());
        if (fence == null) {
            context.stop(exited.reason());
            return;
        }
        running.remove(fence);
        try {
            ended(fence, exited.reason(), context);
            fill(context);
        } catch (StoreException e) {
            LOG.warn("The store does not answer; pool {} looks again later", name, e);
        }
    }

    private void ended(Fence fence, ExitReason reason, Context<Message> context) {
        if (reason.isAbnormal()) {
            crashed++;
            restart(fence, reason, context);
        } else {
            finished++;
            crashes.remove(fence);
            naggers.find(fence).ifPresent(this::submit);
        }
    }

    /// From its saved state, after a pause, a bounded number of times; then the fire is parked and says why.
    private void restart(Fence fence, ExitReason reason, Context<Message> context) {
        var count = crashes.merge(fence, 1, Integer::sum);
        if (count > MOST_RESTARTS) {
            crashes.remove(fence);
            naggers.park(fence, reason);
            return;
        }
        naggers.crashed(fence, reason);
        context.sendAfter(BACK_OFF.multipliedBy(1L << (count - 1)), new Message.Retry(fence));
    }

    // The store

    /// Answers with how many more there are in the queue.
    private int page() {
        var known = running.size() + queue.size();
        var fires = naggers.findWaiting(name, known + PAGE);
        moreInStore = fires.size() == known + PAGE;
        var before = queue.size();
        fires.stream().filter(fire -> !crashes.containsKey(fire.fence())).forEach(this::submit);
        return queue.size() - before;
    }

    private void sweep(Context<Message> context) {
        context.sendAfter(SWEEP, new Message.Sweep());
        page();
    }

    private void resync() {
        List.copyOf(queue).forEach(waiting -> {
            dequeue(waiting);
            naggers.find(waiting.fire().fence()).ifPresent(this::submit);
        });
        running.forEach((fence, nagger) -> {
            if (naggers.find(fence).filter(Waiting::isWanted).isEmpty()) {
                nagger.cast(new Nagger.Message.Stop());
            }
        });
        page();
    }

    // Steering

    private boolean steer(PoolCommand command) {
        return switch (command) {
            case PoolCommand.Limit(var limit) -> keep(new PoolSettings(name, limit, settings.paused()));
            case PoolCommand.Pause() -> keep(new PoolSettings(name, settings.limit(), true));
            case PoolCommand.Resume() -> {
                draining = false;
                yield keep(new PoolSettings(name, settings.limit(), false));
            }
            case PoolCommand.Drain() -> {
                draining = true;
                yield true;
            }
            case PoolCommand.Promote(var fence) -> promote(fence);
        };
    }

    private boolean keep(PoolSettings changed) {
        naggers.save(changed);
        settings = changed;
        return true;
    }

    private boolean promote(Fence fence) {
        var waiting = Optional.ofNullable(queued.get(fence));
        waiting.ifPresent(found -> {
            dequeue(found);
            enqueue(found.promoted(++promotions));
        });
        return waiting.isPresent();
    }

    private Snapshot snapshot() {
        var info = new PoolInfo(
                name,
                mode(),
                settings.limit(),
                running.size(),
                queue.size(),
                BOUND,
                started,
                finished,
                crashed,
                refused);
        return new Snapshot(
                info,
                List.copyOf(running.keySet()),
                queue.stream().map(waiting -> waiting.fire().fence()).toList());
    }

    private PoolInfo.Mode mode() {
        if (draining) {
            return PoolInfo.Mode.DRAINING;
        }
        return settings.paused() ? PoolInfo.Mode.PAUSED : PoolInfo.Mode.RUNNING;
    }
}
