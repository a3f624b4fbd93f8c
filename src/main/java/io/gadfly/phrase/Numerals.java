package io.gadfly.phrase;

import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Small numbers in words, where they count units of time: in two days, every three weeks, for five days.
final class Numerals {
    /// From two on.
    private static final List<String> TO_TWELVE =
            List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private static final Map<String, Integer> VALUES = values();

    /// One of them as part of a pattern, without groups of its own.
    static final String TEXT = "(?:" + String.join("|", VALUES.keySet()) + ")";

    private static final Pattern COUNT = Line.pattern("\\b(in|every|each|after)\\s+(" + TEXT
            + ")\\s+(?=(?:second|sec|minute|min|hour|day|week|month|year)s?\\b)");

    private Numerals() {}

    /// The longer ones first, or a pattern would find seven in seventeen.
    private static Map<String, Integer> values() {
        var values = new LinkedHashMap<String, Integer>();
        values.put("forty-five", 45);
        values.put("fifteen", 15);
        values.put("twenty", 20);
        values.put("thirty", 30);
        values.put("forty", 40);
        values.put("fifty", 50);
        values.put("sixty", 60);
        values.put("ninety", 90);
        TO_TWELVE.forEach(word -> values.put(word, TO_TWELVE.indexOf(word) + 2));
        return values;
    }

    /// @param text one of them, or digits, or `a`, `an` or `one`
    static int of(String text) {
        return Character.isDigit(text.charAt(0))
                ? Integer.parseInt(text)
                : VALUES.getOrDefault(text.toLowerCase(Locale.ROOT), 1);
    }

    /// @param unit `day` or `d`, `week` or `w`, `fortnight`, `month`, `quarter` or `year`, however it is written
    static Period period(int amount, String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "day", "d" -> Period.ofDays(amount);
            case "week", "w" -> Period.ofWeeks(amount);
            case "fortnight" -> Period.ofWeeks(2 * amount);
            case "month" -> Period.ofMonths(amount);
            case "quarter" -> Period.ofMonths(3 * amount);
            case "year" -> Period.ofYears(amount);
            default -> throw new IllegalArgumentException("no unit of days: " + unit);
        };
    }

    static void reword(Line line) {
        line.reword(COUNT, found -> found.group(1) + " " + of(found.group(2)) + " ");
    }
}
