package io.gadfly.engine;

import io.gadfly.notification.Medium;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The breaker of each medium.
final class Breakers {
    private final Map<String, Breaker> breakers = new HashMap<>();

    boolean lets(Medium medium, Instant now) {
        return of(medium).lets(now);
    }

    void failed(Medium medium, Instant now) {
        breakers.put(medium.name(), of(medium).failed(now));
    }

    void worked(Medium medium) {
        breakers.remove(medium.name());
    }

    private Breaker of(Medium medium) {
        return breakers.getOrDefault(medium.name(), Breaker.CLOSED);
    }
}
