package io.gadfly.kernel;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

/// Shelter for calls to the outside: each has a deadline, and after so many failures in a row nobody goes out for a
/// while; then one goes to see. Failure is a value here.
public final class Weather {
    /// How a call to the outside went.
    public sealed interface Outcome<T> {
        record Fine<T>(T value) implements Outcome<T> {}

        record Failed<T>(Exception cause) implements Outcome<T> {}

        /// It was told to stop when its time was over; whether it had an effect is not known.
        record Late<T>(Duration deadline) implements Outcome<T> {}

        /// Nobody went out.
        ///
        /// @param until when somebody will go and see
        record Closed<T>(Instant until) implements Outcome<T> {}
    }

    /// Failsafe has its own clock; here the system's decides when the rest is over.
    private static final Duration UNTIL_TOLD = Duration.ofDays(36_500);

    private final ProcessSystem system;
    private final Duration rest;
    private final Duration deadline;
    private final CircuitBreaker<Object> breaker;
    private final AtomicReference<Instant> restsUntil = new AtomicReference<>(Instant.MIN);

    /// @param failures so many in a row close the way out
    /// @param rest how long it stays closed
    /// @param deadline how long one call may take
    public Weather(ProcessSystem system, int failures, Duration rest, Duration deadline) {
        this.system = system;
        this.rest = rest;
        this.deadline = deadline;
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(failures)
                .withSuccessThreshold(1)
                .withDelay(UNTIL_TOLD)
                .build();
    }

    /// Goes out, waits for the answer until the deadline, and remembers how it was.
    public <T> Outcome<T> call(Callable<T> action) {
        lookOut();
        if (!breaker.tryAcquirePermit()) {
            return new Outcome.Closed<>(restsUntil.get());
        }
        var outcome = attempt(action);
        remember(outcome);
        return outcome;
    }

    public boolean isClosed() {
        lookOut();
        return breaker.isOpen();
    }

    private synchronized void lookOut() {
        if (breaker.isOpen() && !system.clock().instant().isBefore(restsUntil.get())) {
            breaker.halfOpen();
        }
    }

    private <T> Outcome<T> attempt(Callable<T> action) {
        var done = new CompletableFuture<Outcome<T>>();
        var task = new FutureTask<>(() -> done.complete(outcome(action)));
        system.executor().execute(task);
        try {
            system.world().await(done, deadline);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        done.complete(new Outcome.Late<>(deadline));
        task.cancel(true);
        return done.join();
    }

    private static <T> Outcome<T> outcome(Callable<T> action) {
        try {
            return new Outcome.Fine<>(action.call());
        } catch (Exception weather) {
            return new Outcome.Failed<>(weather);
        }
    }

    private synchronized void remember(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Fine<?>) {
            breaker.recordSuccess();
            return;
        }
        restsUntil.set(system.clock().instant().plus(rest));
        breaker.recordFailure();
    }
}
