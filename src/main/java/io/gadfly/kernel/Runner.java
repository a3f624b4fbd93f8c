package io.gadfly.kernel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The thread that a process borrows while it has mail, and what it is at.
final class Runner {
    private static final ThreadLocal<@Nullable Runner> CURRENT = new ThreadLocal<>();

    volatile @Nullable LiveProcess<?> process;
    volatile @Nullable Object message;
    volatile long since;

    @Nullable
    ExitReason stop;
    /// What it waits for in the middle of a message, where that is something of the kernel's.
    volatile @Nullable CompletableFuture<?> awaited;
    /// Whether it counts among those that get on.
    private final AtomicBoolean counted = new AtomicBoolean(true);

    static @Nullable Runner current() {
        return CURRENT.get();
    }

    void enter() {
        CURRENT.set(this);
    }

    static boolean runs(LiveProcess<?> process) {
        var runner = CURRENT.get();
        return runner != null && runner.process == process;
    }

    /// Who acts: a process, or the name of a thread.
    static String currentName() {
        var runner = CURRENT.get();
        var process = runner == null ? null : runner.process;
        return process == null ? "thread " + Thread.currentThread().getName() : process.toString();
    }

    /// The process that acts, where it is one.
    static Pid currentPid() {
        var runner = CURRENT.get();
        var process = runner == null ? null : runner.process;
        return process == null ? Pid.NOBODY : process.pid();
    }

    /// Whether it is in one message for `nanos` or longer.
    boolean isBusyFor(long now, long nanos) {
        return message != null && now - since >= nanos;
    }

    /// Answers whether that changed something.
    boolean countOut() {
        return counted.compareAndSet(true, false);
    }

    /// Answers whether that changed something.
    boolean countIn() {
        return !counted.get() && counted.compareAndSet(false, true);
    }

    void begin(Object message, long now) {
        this.since = now;
        this.message = message;
    }

    void rest() {
        message = null;
        process = null;
        stop = null;
    }

    void awaits(CompletableFuture<?> future) {
        awaited = future;
        var current = process;
        if (current != null && !current.isAlive()) {
            giveUpWaiting();
        }
    }

    /// Its process has been killed: it need not wait any longer.
    void giveUpWaiting() {
        var future = awaited;
        if (future != null) {
            future.completeExceptionally(
                    new CallFailedException(CallFailedException.Cause.INTERRUPTED, "the caller was killed"));
        }
    }

    @Nullable
    ExitReason takeStop() {
        var reason = stop;
        if (reason != null) {
            stop = null;
        }
        return reason;
    }
}
