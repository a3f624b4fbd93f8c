package io.gadfly.phrase;

import java.time.LocalDate;

/// Until when something repeats.
sealed interface RepetitionEnd {
    record Never() implements RepetitionEnd {}

    /// @param count at least 1
    record Times(int count) implements RepetitionEnd {}

    /// @param day the last one
    record Until(LocalDate day) implements RepetitionEnd {}
}
