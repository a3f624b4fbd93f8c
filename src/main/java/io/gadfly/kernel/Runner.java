package io.gadfly.kernel;

import org.jspecify.annotations.Nullable;

/// The thread that a process borrows while it has mail, and what it is at.
final class Runner {
    private static final ThreadLocal<@Nullable Runner> CURRENT = new ThreadLocal<>();

    final Thread thread;
    volatile @Nullable LiveProcess<?> process;
    volatile @Nullable Object message;
    volatile long since;

    @Nullable
    ExitReason stop;

    Runner(Thread thread) {
        this.thread = thread;
    }

    static @Nullable Runner current() {
        return CURRENT.get();
    }

    void enter() {
        CURRENT.set(this);
    }

    static void leave() {
        CURRENT.remove();
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

    void begin(Object message, long now) {
        this.since = now;
        this.message = message;
    }

    void rest() {
        message = null;
        process = null;
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
