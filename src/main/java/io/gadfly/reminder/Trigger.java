package io.gadfly.reminder;

import io.gadfly.schedule.Span;
import java.time.Instant;

/// When an alarm speaks (TRIGGER, RFC 5545 §3.8.6.3).
public sealed interface Trigger {
    Relative AT_START = new Relative(Edge.START, Span.ZERO);

    enum Edge {
        START,
        END
    }

    /// Before (negative), at or after an edge of each occurrence.
    record Relative(Edge edge, Span offset) implements Trigger {}

    /// Once, at an instant, whatever the occurrences are.
    record Absolute(Instant at) implements Trigger {}
}
