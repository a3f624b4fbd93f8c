package io.gadfly.phrase;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Small numbers in words, where they count units of time: in two days, every three weeks.
final class Numerals {
    /// From two on.
    private static final List<String> WORDS =
            List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    /// One of them as part of a pattern, without groups of its own.
    static final String TEXT = "(?:" + String.join("|", WORDS) + ")";

    private static final List<Pattern> COUNTS = WORDS.stream()
            .map(word -> Line.pattern("\\b(in|every|each|after)\\s+" + word
                    + "\\s+(?=(?:second|sec|minute|min|hour|day|week|month|year)s?\\b)"))
            .toList();

    private Numerals() {}

    static void reword(Line line) {
        IntStream.range(0, COUNTS.size()).forEach(i -> line.reword(COUNTS.get(i), "$1 " + (i + 2) + " "));
    }
}
