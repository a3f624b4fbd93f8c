package io.gadfly.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The word that takes away what an option has set before.
final class None {
    private static final String WORD = "none";

    private None() {}

    static boolean isIn(List<String> texts) {
        return texts.stream().anyMatch(None::is);
    }

    /// All that are not that word.
    static List<String> others(List<String> texts) {
        return texts.stream().filter(text -> !is(text)).toList();
    }

    private static boolean is(String text) {
        return text.strip().equalsIgnoreCase(WORD);
    }

    /// What was typed; empty where it is that word.
    ///
    /// @param value reads anything else
    static <T> Optional<T> or(String text, Function<String, T> value) {
        return is(text) ? Optional.empty() : Optional.of(value.apply(text));
    }
}
