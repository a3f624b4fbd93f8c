package io.gadfly.kernel;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The one platform thread of a real system: sleeps until the next timer is due, and looks after the workers while
/// there is work. It runs no handler itself.
final class ClockThread {
    private static final long WATCH = 1_000_000;
    /// The system wakes a sleeper late by about this much; the rest is spun away.
    private static final long OVERSLEEP = 60_000;
    /// How often the watch looks at a system without work before it ends.
    private static final int LINGER = 64;

    private final Timers timers = new Timers(this::wake);
    private final BooleanSupplier onWatch;
    private final Thread thread =
            Thread.ofPlatform().name("gadfly-clock").daemon().unstarted(this::run);
    private volatile boolean watching;
    private volatile boolean ended;
    private long nextWatch = System.nanoTime();
    private int quiet;

    /// @param onWatch looks after the workers; answers whether there is still something to look after
    ClockThread(BooleanSupplier onWatch) {
        this.onWatch = onWatch;
    }

    void start() {
        thread.start();
    }

    void end() {
        ended = true;
        wake();
    }

    Timers timers() {
        return timers;
    }

    /// Somebody put work on the queue: see that it moves.
    void watch() {
        if (!watching) {
            watching = true;
            wake();
        }
    }

    private void wake() {
        LockSupport.unpark(thread);
    }

    /// Without it no timer would ever fire again, so nothing ends it.
    private void run() {
        while (!ended) {
            try {
                turn();
            } catch (Throwable failure) {
                survive(failure);
            }
        }
    }

    private void turn() {
        long now = System.nanoTime();
        for (var due = timers.pollDue(now); due != null; due = timers.pollDue(now)) {
            fire(due);
        }
        if (watching && now - nextWatch >= 0) {
            nextWatch = now + WATCH;
            look();
        }
        sleep();
    }

    private void fire(TimerEntry due) {
        try {
            due.fire();
        } catch (Throwable failure) {
            timers.add(due);
            throw failure;
        }
    }

    /// Who puts work on the queue while the watch ends does not wake the clock, so it looks once more.
    private void look() {
        quiet = onWatch.getAsBoolean() ? 0 : quiet + 1;
        if (quiet >= LINGER) {
            watching = false;
            if (onWatch.getAsBoolean()) {
                watching = true;
            }
        }
    }

    private void survive(Throwable failure) {
        LockSupport.parkNanos(this, WATCH);
        try {
            Faults.survived(failure);
        } catch (Throwable again) {
            quiet = 0; // there is not even memory to say so
        }
    }

    private void sleep() {
        long nextLook = watching ? nextWatch : Long.MAX_VALUE;
        long deadline = timers.nextDeadline();
        if (deadline == Long.MAX_VALUE && nextLook == Long.MAX_VALUE) {
            LockSupport.park(this);
            return;
        }
        long now = System.nanoTime();
        long untilTimer = deadline == Long.MAX_VALUE ? Long.MAX_VALUE : deadline - now;
        long untilWatch = nextLook == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(nextLook - now, OVERSLEEP);
        long rest = Math.min(untilTimer - OVERSLEEP, untilWatch);
        if (rest > 0) {
            LockSupport.parkNanos(this, rest);
        } else {
            Thread.onSpinWait();
        }
    }
}
