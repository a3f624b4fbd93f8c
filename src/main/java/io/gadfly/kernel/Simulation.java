package io.gadfly.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A world without threads and without waiting: one thread turns it, time passes when nobody has anything to do, and a
/// seed decides the order of everything that may happen in any order. The same seed gives the same run.
///
/// Use it from one thread. It is the clock that its processes see.
public final class Simulation implements InstantSource {
    private final SplittableRandom random;
    private final Timers timers = new Timers(() -> {});
    private final List<Runnable> ready = new ArrayList<>();
    private final ProcessSystem system;
    private Instant start;
    private long nanos;

    public Simulation(long seed, Instant start) {
        this.random = new SplittableRandom(seed);
        this.start = start;
        this.system = new ProcessSystem(new SimulatedWorld());
    }

    public ProcessSystem system() {
        return system;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos);
    }

    /// Sets the time of day, as a user or a time server might; timers do not notice.
    public void setClock(Instant now) {
        start = now.minusNanos(nanos);
    }

    /// Lets everybody work until nobody has anything to do at this moment.
    public void settle() {
        while (step()) {}
    }

    /// Lets time pass, with everything that happens in it.
    public void advance(Duration duration) {
        long end = nanos + duration.toNanos();
        settle();
        while (timers.nextDeadline() <= end) {
            passTime(end);
            settle();
        }
        nanos = end;
    }

    /// Lets time pass until the condition holds; answers false where it does not within `limit`.
    public boolean advanceUntil(BooleanSupplier condition, Duration limit) {
        long end = nanos + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (!step() && !passTime(end)) {
                nanos = end;
                return condition.getAsBoolean();
            }
        }
        return true;
    }

    /// Answers false where nobody has anything to do.
    private boolean step() {
        if (ready.isEmpty()) {
            return false;
        }
        int chosen = random.nextInt(ready.size());
        var next = ready.get(chosen);
        ready.set(chosen, ready.getLast());
        ready.removeLast();
        next.run();
        return true;
    }

    /// Moves the clock to the next timer and fires all that are due then, in any order; answers false where that is
    /// after `end`.
    private boolean passTime(long end) {
        long deadline = timers.nextDeadline();
        if (deadline > end) {
            return false;
        }
        nanos = Math.max(nanos, deadline);
        var due = new ArrayList<>(timers.takeDue(nanos));
        while (!due.isEmpty()) {
            due.remove(random.nextInt(due.size())).fire();
        }
        return true;
    }

    private final class SimulatedWorld implements World {
        private @Nullable Runner spare;

        @Override
        public InstantSource clock() {
            return Simulation.this;
        }

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public void schedule(LiveProcess<?> process) {
            ready.add(() -> run(process));
        }

        private void run(LiveProcess<?> process) {
            var outer = Runner.current();
            var runner = spare == null ? new Runner(Thread.currentThread()) : spare;
            spare = null;
            runner.enter();
            process.run(runner, 1);
            spare = runner;
            if (outer == null) {
                Runner.leave();
            } else {
                outer.enter();
            }
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
            advanceUntil(done::isDone, timeout);
        }

        @Override
        public void abandon(Runner runner) {}

        @Override
        public void close() {
            ready.clear();
        }
    }
}
