package io.gadfly.kernel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The works of a [Simulation]: a list of what could happen next, and a loop that picks from it by the seed.
///
/// Only one thread runs at any moment. There is more than one because a handler may wait for an answer in its
/// middle: then its thread stands still with it, and another goes on with the loop until the wait is over. Who
/// runs hands over to exactly one other and stops.
final class SimulatedWorld implements World {
    private final SplittableRandom random;
    private final InstantSource clock;
    private final Timers timers = new Timers(() -> {});
    private final List<Runnable> ready = new ArrayList<>();
    private long nanos;
    private BooleanSupplier goal = () -> true;
    private long end;
    private @Nullable Turn driver;
    private @Nullable Throwable failure;

    /// The right to run, which one thread waits for and another gives.
    private static final class Turn {
        private final Thread thread = Thread.currentThread();
        private volatile boolean given;

        void await() {
            while (!given) {
                LockSupport.park(this);
            }
        }

        void give() {
            given = true;
            LockSupport.unpark(thread);
        }
    }

    /// Somebody stands in the middle of a handler. Run as what could happen next, it means to go on there.
    private final class Wait implements Runnable {
        private final Turn turn = new Turn();
        private boolean over;

        void end() {
            if (!over) {
                over = true;
                ready.add(this);
            }
        }

        @Override
        public void run() {
            turn.give();
        }
    }

    SimulatedWorld(long seed, InstantSource clock) {
        this.random = new SplittableRandom(seed);
        this.clock = clock;
    }

    /// Works until the goal is reached or there is nothing more to do before `end`, where the clock stands then.
    void turn(BooleanSupplier goal, long end) {
        if (Runner.current() != null) {
            throw new IllegalStateException("a process cannot turn the world that it lives in");
        }
        var mine = new Turn();
        this.driver = mine;
        this.goal = goal;
        this.end = end;
        handOver();
        mine.await();
        var thrown = failure;
        failure = null;
        switch (thrown) {
            case null -> {}
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalStateException(thrown);
        }
    }

    private void handOver() {
        Thread.ofVirtual().name("gadfly-simulation").start(this::loop);
    }

    private void loop() {
        new Runner().enter();
        try {
            while (!goal.getAsBoolean() && (!ready.isEmpty() || passTime())) {
                if (ready.isEmpty()) {
                    continue;
                }
                var next = pick();
                next.run();
                if (next instanceof Wait) {
                    return;
                }
            }
        } catch (Throwable thrown) {
            failure = thrown;
        }
        var waiting = driver;
        if (waiting != null) {
            waiting.give();
        }
    }

    private Runnable pick() {
        int chosen = random.nextInt(ready.size());
        var next = ready.get(chosen);
        ready.set(chosen, ready.getLast());
        ready.removeLast();
        return next;
    }

    /// Moves the clock to the next timer and fires all that are due then, in any order, but one alone that has
    /// a turn; or to the end, and answers false.
    private boolean passTime() {
        long deadline = timers.nextDeadline();
        if (deadline > end) {
            nanos = Math.max(nanos, end);
            return false;
        }
        nanos = Math.max(nanos, deadline);
        var due = timers.takeDue(nanos);
        while (!due.isEmpty()) {
            due.remove(random.nextInt(due.size())).fire();
        }
        return true;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void schedule(Schedulable process) {
        ready.add(() -> {
            var runner = Runner.current();
            if (runner != null) {
                process.run(runner, 1);
            }
        });
    }

    @Override
    public Timers timers() {
        return timers;
    }

    @Override
    public Executor executor() {
        return ready::add;
    }

    @Override
    public void await(CompletableFuture<?> done, Duration timeout) {
        var runner = Runner.current();
        if (runner == null) {
            turn(done::isDone, nanos + World.nanos(timeout));
        } else if (!done.isDone()) {
            runner.awaits(done);
            standStill(done, timeout);
            runner.awaited = null;
        }
    }

    private void standStill(CompletableFuture<?> done, Duration timeout) {
        var wait = new Wait();
        var deadline = new TimerEntry(deadline(timeout), this, wait::end);
        timers.add(deadline);
        var _ = done.whenComplete((_, _) -> wait.end());
        handOver();
        wait.turn.await();
        deadline.cancel();
    }

    /// Who still stands in the middle of a handler, though killed, runs out.
    @Override
    public void close() {
        ready.removeIf(next -> !(next instanceof Wait));
        if (Runner.current() == null) {
            turn(() -> false, nanos);
        }
    }
}
