package io.gadfly.phrase;

import java.time.LocalDateTime;
import java.time.temporal.TemporalAmount;

/// Until when something repeats.
sealed interface RepetitionEnd {
    record Never() implements RepetitionEnd {}

    /// @param count at least 1
    record Times(int count) implements RepetitionEnd {}

    /// @param last the latest time that may be one
    record Until(LocalDateTime last) implements RepetitionEnd {}

    /// @param length from its first time on; what is just as long after it is no longer one
    record For(TemporalAmount length) implements RepetitionEnd {}
}
