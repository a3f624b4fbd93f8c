package io.gadfly.engine;

import java.time.Instant;

/// How far a forecast went.
///
/// @param until all nags before it were told
/// @param ending why it went no further
public record Foreseen(Instant until, Ending ending) {
    public enum Ending {
        /// It was asked for no more.
        SPAN_OVER,
        /// Whoever listened had heard enough.
        ENOUGH,
        /// More happens than a forecast follows, such as each second.
        TOO_MUCH,
        CANCELLED
    }
}
