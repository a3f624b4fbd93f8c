package io.gadfly.reminder;

import java.time.Duration;
import java.time.Instant;

/// Arithmetic that ends where the calendar does: a calendar can bring durations of a thousand years.
final class Instants {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Instants() {}

    /// So long after `from`, but not after the year 9999.
    static Instant after(Instant from, Duration duration) {
        var left = Duration.between(from, LAST);
        return duration.compareTo(left) < 0 ? from.plus(duration) : LAST;
    }
}
