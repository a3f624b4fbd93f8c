package io.gadfly.kernel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Where processes live: who runs those that have mail, and what time it is.
interface World extends AutoCloseable {
    InstantSource clock();

    /// Monotonic, for delays and windows.
    long nanoTime();

    /// When a delay that begins now is over, on the monotonic clock.
    default long deadline(Duration delay) {
        return nanoTime() + nanos(delay);
    }

    /// Nothing is longer than a hundred and forty years here.
    static long nanos(Duration delay) {
        if (delay.isNegative()) {
            return 0;
        }
        return delay.toSeconds() > Long.MAX_VALUE / 2_000_000_000L ? Long.MAX_VALUE / 2 : delay.toNanos();
    }

    /// The process has mail and nobody runs it.
    void schedule(Schedulable process);

    Timers timers();

    /// For what is not a process: each task on its own.
    Executor executor();

    /// Waits until `done` is, at most for `timeout`.
    ///
    /// @throws InterruptedException where the waiting thread is told to stop
    void await(CompletableFuture<?> done, Duration timeout) throws InterruptedException;

    @Override
    void close();
}
