package io.gadfly.kernel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// Real time. Processes that have mail stand in one queue; a few virtual threads work it off and end when it is empty,
/// so a process that runs for a moment costs no thread of its own, and a system at rest has none but its clock.
///
/// A handler that blocks keeps its thread. The clock sees within a millisecond or two that a thread does not get on and
/// counts it out until it comes back; from then on others neither wait for it nor for the clock. Where handlers hold
/// the very carriers of virtual threads, the clock sends for a platform thread.
final class VirtualThreadWorld implements World {
    private static final int BUDGET = 64;
    private static final int REINFORCEMENT = 32;
    private static final int TURNS = 2;
    /// Who is so long in one message is taken to block.
    private static final long BLOCKED = TimeUnit.MILLISECONDS.toNanos(1);
    /// So many milliseconds without a carrier for a new virtual thread are too many.
    private static final int PINNED = 10;
    /// A wait of this length may end up to this much later, and nobody can tell; then all that end at about the same
    /// time share one wake-up.
    private static final long LONG_WAIT = TimeUnit.SECONDS.toNanos(60);

    private static final long COARSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final InstantSource clock;
    private final ConcurrentLinkedQueue<Schedulable> ready = new ConcurrentLinkedQueue<>();
    /// Those that get on, and those of them that have been sent for and have not begun.
    private final AtomicInteger active = new AtomicInteger();

    private final AtomicInteger starting = new AtomicInteger();
    private final Set<Runner> runners = ConcurrentHashMap.newKeySet();
    private final int parallelism = Runtime.getRuntime().availableProcessors();
    private final Executor executor =
            task -> Thread.ofVirtual().name("gadfly-task").start(task);
    private final ClockThread clockThread;
    private int ticksWithoutCarrier;

    VirtualThreadWorld(InstantSource clock) {
        this.clock = clock;
        this.clockThread = new ClockThread(this::reinforce);
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
        ready.add(process);
        if (active.get() == 0) {
            startRunner();
        } else {
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
        countOut(runner);
        keepGoing();
        runner.awaits(done);
        try {
            letOthersRun(done);
            waitFor(done, timeout);
        } finally {
            runner.awaited = null;
            countIn(runner);
        }
    }

    /// Most answers come as soon as who is asked has a turn on this carrier; then there is no need to park.
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

    private void startRunner() {
        active.incrementAndGet();
        starting.incrementAndGet();
        try {
            Thread.ofVirtual().name("gadfly-runner").start(() -> {
                starting.decrementAndGet();
                work();
            });
        } catch (Throwable failure) {
            starting.decrementAndGet();
            active.decrementAndGet();
            throw failure;
        }
    }

    private void startRescuer() {
        active.incrementAndGet();
        Thread.ofPlatform().name("gadfly-rescuer").daemon().start(this::work);
    }

    private void keepGoing() {
        if (active.get() == 0 && !ready.isEmpty()) {
            startRunner();
        }
    }

    private void work() {
        var runner = new Runner();
        runner.enter();
        runners.add(runner);
        try {
            boolean usable = true;
            while (usable) {
                var process = ready.poll();
                if (process == null) {
                    break;
                }
                usable = process.run(runner, BUDGET);
                countIn(runner);
            }
        } finally {
            runners.remove(runner);
            countOut(runner);
            keepGoing();
        }
    }

    private void countIn(Runner runner) {
        if (runner.countIn()) {
            active.incrementAndGet();
        }
    }

    private boolean countOut(Runner runner) {
        boolean counted = runner.countOut();
        if (counted) {
            active.decrementAndGet();
        }
        return counted;
    }

    /// Called every millisecond while there is work. Answers whether it needs to be called again.
    private boolean reinforce() {
        int blocked = countOutTheBlocked();
        if (ready.isEmpty()) {
            return false;
        }
        boolean noneGetsOn = active.get() == starting.get();
        ticksWithoutCarrier = noneGetsOn && starting.get() > 0 ? ticksWithoutCarrier + 1 : 0;
        if (ticksWithoutCarrier >= PINNED) {
            ticksWithoutCarrier = 0;
            startRescuer();
        } else if (starting.get() == 0) {
            reinforce(noneGetsOn || blocked > 0 ? Math.min(waiting(), REINFORCEMENT) : active.get() < parallelism ? 1 : 0);
        }
        return true;
    }

    private int countOutTheBlocked() {
        long now = nanoTime();
        int blocked = 0;
        for (var runner : runners) {
            if (runner.isBusyFor(now, BLOCKED) && countOut(runner)) {
                blocked++;
            }
        }
        return blocked;
    }

    private void reinforce(int wanted) {
        for (int i = 0; i < wanted; i++) {
            startRunner();
        }
    }

    private int waiting() {
        int waiting = 0;
        for (var each = ready.iterator(); each.hasNext() && waiting < REINFORCEMENT; each.next()) {
            waiting++;
        }
        return waiting;
    }
}
