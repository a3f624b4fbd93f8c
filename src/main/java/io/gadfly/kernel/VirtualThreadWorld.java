package io.gadfly.kernel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Real time, and virtual threads that work off a [RunQueue]. A system at rest has no thread but its clock.
final class VirtualThreadWorld implements World {
    /// A wait of this length may end up to this much later, and nobody can tell; then all that end at about the same
    /// time share one wake-up.
    private static final long LONG_WAIT = TimeUnit.SECONDS.toNanos(60);

    private static final long COARSE = TimeUnit.MILLISECONDS.toNanos(20);
    /// How often a caller lets others run before it parks.
    private static final int TURNS = 2;

    private final InstantSource clock;
    private final RunQueue runQueue = new RunQueue();
    private final ClockThread clockThread = new ClockThread(runQueue::lookAfter);
    private final Executor executor = new TaskThreads();

    VirtualThreadWorld(InstantSource clock) {
        this.clock = clock;
        clockThread.start();
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    /// Never early; a long delay ends on a coarse grid.
    @Override
    public long deadline(Duration delay) {
        long nanos = World.nanos(delay);
        long exact = nanoTime() + nanos;
        return nanos < LONG_WAIT ? exact : exact + Math.floorMod(-exact, COARSE);
    }

    @Override
    public Timers timers() {
        return clockThread.timers();
    }

    @Override
    public Executor executor() {
        return executor;
    }

    @Override
    public void schedule(Schedulable process) {
        if (runQueue.add(process)) {
            clockThread.watch();
        }
    }

    @Override
    public void await(CompletableFuture<?> done, Duration timeout) throws InterruptedException {
        var runner = Runner.current();
        if (runner == null) {
            waitFor(done, timeout);
            return;
        }
        runQueue.stepAside(runner);
        runner.awaits(done);
        try {
            letOthersRun(done);
            waitFor(done, timeout);
        } finally {
            runner.awaited = null;
            runQueue.comeBack(runner);
        }
    }

    /// Most answers come as soon as who is asked has had a turn on this carrier; then there is no need to park.
    @SuppressWarnings("ThreadPriorityCheck") // a hint is all it is: who is not helped by it parks
    private static void letOthersRun(CompletableFuture<?> done) {
        for (int i = 0; i < TURNS && !done.isDone(); i++) {
            Thread.yield();
        }
    }

    private static void waitFor(CompletableFuture<?> done, Duration timeout) throws InterruptedException {
        try {
            done.get(World.nanos(timeout), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException _) {
            // the caller looks at the future itself
        }
    }

    @Override
    public void close() {
        clockThread.end();
    }
}
