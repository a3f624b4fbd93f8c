package io.gadfly.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// A world that is nothing but a clock and an executor.
record PoorWorld(ClockThread clockThread, Executor executor) implements World {
    @Override
    public InstantSource clock() {
        return InstantSource.fixed(Instant.EPOCH);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void schedule(Schedulable process) {
        executor.execute(() -> Thread.ofPlatform().start(() -> {
            var runner = new Runner();
            runner.enter();
            process.run(runner, 64);
        }));
    }

    @Override
    public Timers timers() {
        return clockThread.timers();
    }

    @Override
    public void await(CompletableFuture<?> done, Duration timeout) {
        throw new UnsupportedOperationException("nobody waits here");
    }

    @Override
    public void close() {
        clockThread.end();
    }
}
