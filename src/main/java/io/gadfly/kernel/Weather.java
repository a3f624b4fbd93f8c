package io.gadfly.kernel;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

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
    /// On the monotonic clock, so that nobody who sets the time of day opens or closes the way.
    private volatile long restsUntil;

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

    /// Goes out, waits for the answer until the deadline, and remembers how it was. An interrupt ends the wait and says
    /// nothing of the outside; an [Error] is a bug and is thrown here.
    public <T> Outcome<T> call(Callable<T> action) {
        lookOut();
        if (!breaker.tryAcquirePermit()) {
            return new Outcome.Closed<>(system.clock().instant().plusNanos(untilOver()));
        }
        var news = News.BAD;
        try {
            var outcome = attempt(action);
            news = newsOf(outcome);
            return outcome;
        } finally {
            remember(news);
        }
    }

    public boolean isClosed() {
        lookOut();
        return breaker.isOpen();
    }

    /// What a call says of the outside.
    private enum News {
        GOOD,
        BAD,
        NONE
    }

    private static News newsOf(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Fine<?> _ -> News.GOOD;
            case Outcome.Failed<?> _ -> News.BAD;
            case Outcome.Late<?> _ -> Thread.currentThread().isInterrupted() ? News.NONE : News.BAD;
            case Outcome.Closed<?> _ -> News.NONE;
        };
    }

    private synchronized void lookOut() {
        if (breaker.isOpen() && untilOver() <= 0) {
            breaker.halfOpen();
        }
    }

    private long untilOver() {
        return restsUntil - system.world().nanoTime();
    }

    private <T> Outcome<T> attempt(Callable<T> action) {
        var done = new CompletableFuture<Outcome<T>>();
        var task = new FutureTask<@Nullable Void>(() -> goOut(action, done), null);
        system.executor().execute(task);
        try {
            system.world().await(done, deadline);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        done.complete(new Outcome.Late<>(deadline));
        task.cancel(true);
        try {
            return done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error bug) {
                throw bug;
            }
            throw e;
        }
    }

    private static <T> void goOut(Callable<T> action, CompletableFuture<Outcome<T>> done) {
        try {
            done.complete(new Outcome.Fine<>(action.call()));
        } catch (Exception weather) {
            done.complete(new Outcome.Failed<>(weather));
        } catch (Error bug) {
            done.completeExceptionally(bug);
        }
    }

    /// The one who went to see has to say something, or nobody would ever go again.
    private synchronized void remember(News news) {
        if (news == News.GOOD) {
            breaker.recordSuccess();
        } else if (news == News.BAD || breaker.isHalfOpen()) {
            restsUntil = system.world().nanoTime() + rest.toNanos();
            breaker.recordFailure();
        }
    }
}
