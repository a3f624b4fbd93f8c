package io.gadfly.app.cli;

import java.util.Optional;
import java.util.function.Function;

/// The word that takes away what an option has set before.
final class None {
    private static final String WORD = "none";

    private None() {}

    /// What was typed; empty where it is that word.
    ///
    /// @param value reads anything else
    static <T> Optional<T> or(String text, Function<String, T> value) {
        return text.strip().equalsIgnoreCase(WORD) ? Optional.empty() : Optional.of(value.apply(text));
    }
}
