package io.gadfly.kernel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Processes that have mail, and those who run them: a few virtual threads work the queue off and end when it is empty,
/// so a process that runs for a moment costs no thread of its own, and a system at rest has none.
///
/// A handler that blocks keeps its thread. The clock sees within a millisecond or two that a runner does not get on and
/// counts it out until it comes back; from then on others neither wait for it nor for the clock. Where handlers hold
/// the very carriers of virtual threads, the clock sends for a platform thread.
final class RunQueue {
    private static final int BUDGET = 64;
    private static final int REINFORCEMENT = 32;
    /// Who is so long in one message is taken to block.
    private static final long BLOCKED = TimeUnit.MILLISECONDS.toNanos(1);
    /// So many looks without a carrier for a new virtual thread are too many.
    private static final int PINNED = 10;
    /// Handlers that compute look like such that hold their carriers: they get no more help than this.
    private static final int MOST_RESCUERS = 8;

    private final ConcurrentLinkedQueue<Schedulable> ready = new ConcurrentLinkedQueue<>();
    private final Set<Runner> runners = ConcurrentHashMap.newKeySet();
    /// Runners that get on, and those of them that have been sent for and have not begun.
    private final AtomicInteger active = new AtomicInteger();

    private final AtomicInteger starting = new AtomicInteger();
    private final AtomicInteger rescuers = new AtomicInteger();
    private final int parallelism = Runtime.getRuntime().availableProcessors();
    private int looksWithoutCarrier;

    /// Answers whether somebody has to look after it: there are runners, and it is not known whether they get on.
    boolean add(Schedulable process) {
        ready.add(process);
        if (active.get() > 0) {
            return true;
        }
        try {
            startRunner();
        } catch (Throwable want) {
            ready.remove(process);
            throw want;
        }
        return false;
    }

    /// The runner waits for something and does not count until it comes back.
    void stepAside(Runner runner) {
        countOut(runner);
        keepGoing();
    }

    void comeBack(Runner runner) {
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

    private void keepGoing() {
        if (active.get() == 0 && !ready.isEmpty()) {
            startRunner();
        }
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
        if (rescuers.get() >= MOST_RESCUERS) {
            return;
        }
        rescuers.incrementAndGet();
        active.incrementAndGet();
        Thread.ofPlatform().name("gadfly-rescuer").daemon().start(() -> {
            try {
                work();
            } finally {
                rescuers.decrementAndGet();
            }
        });
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
                comeBack(runner);
            }
        } finally {
            runners.remove(runner);
            stepAside(runner);
        }
    }

    /// Called every millisecond while there is work. Answers whether it needs to be called again.
    boolean lookAfter() {
        int blocked = countOutTheBlocked();
        if (ready.isEmpty()) {
            return false;
        }
        boolean nobodyGetsOn = active.get() == starting.get();
        looksWithoutCarrier = nobodyGetsOn && starting.get() > 0 ? looksWithoutCarrier + 1 : 0;
        if (looksWithoutCarrier >= PINNED) {
            looksWithoutCarrier = 0;
            startRescuer();
        } else if (starting.get() == 0) {
            reinforce(nobodyGetsOn || blocked > 0);
        }
        return true;
    }

    private int countOutTheBlocked() {
        long now = System.nanoTime();
        int blocked = 0;
        for (var runner : runners) {
            if (runner.isBusyFor(now, BLOCKED) && countOut(runner)) {
                blocked++;
            }
        }
        return blocked;
    }

    /// Where the queue stands, as many are sent for as wait in it: each may meet another handler that blocks.
    private void reinforce(boolean stands) {
        int wanted = stands ? waiting() : active.get() < parallelism ? 1 : 0;
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
