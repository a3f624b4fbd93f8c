package io.gadfly.engine;

import java.time.Duration;
import java.time.Instant;

/// Keeps a medium that fails again and again from costing its deadline each time: after some failures in a row it is
/// left alone for a while, then tried once more; each time that fails too, the while doubles.
///
/// @param failures in a row
/// @param closedAgainAt until when it is left alone
record Breaker(int failures, Instant closedAgainAt) {
    static final Breaker CLOSED = new Breaker(0, Instant.MIN);
    static final int FAILURES_TO_OPEN = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 5;

    boolean lets(Instant now) {
        return !now.isBefore(closedAgainAt);
    }

    Breaker failed(Instant now) {
        var count = failures + 1;
        if (count < FAILURES_TO_OPEN) {
            return new Breaker(count, Instant.MIN);
        }
        var doublings = Math.min(MOST_DOUBLINGS, count - FAILURES_TO_OPEN);
        return new Breaker(count, now.plus(FIRST_PAUSE.multipliedBy(1L << doublings)));
    }
}
