package io.gadfly.phrase;

import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Times of day: `9:00`, `at 17.30`, `5 pm`, `at 9`, `noon`, `in the evening`.
final class ClockTimes {
    private static final String HALF = "(?:\\s*[ap]\\.?m\\b\\.?)";

    /// A time of day as part of a pattern, without groups of its own.
    static final String TEXT = "(?:noon\\b|midday\\b|midnight\\b|\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?![\\d:])" + HALF
            + "?|\\d{1,2}" + HALF + "|\\d{1,2}\\s*o['’]clock)";

    /// A bare hour is a time only at the end of what is said: not "at 5 Elm Street".
    private static final Pattern AFTER_AT =
            Line.pattern("\\bat\\s+(" + TEXT + "|\\d{1,2}(?=\\s*(?:[,;]|" + Line.GAP + "|$)))");
    private static final Pattern ALONE =
            Line.pattern("(?<![\\d:.#@\\w])(noon\\b|midnight\\b|\\d{1,2}:\\d{2}(?::\\d{2})?(?![\\d:])" + HALF
                    + "?|\\d{1,2}" + HALF + ")");
    private static final Pattern PART_OF_DAY = Line.pattern("\\bin\\s+the\\s+(morning|evening)\\b");
    private static final Pattern PARTS =
            Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?(?::(\\d{2}))?\\s*(?:([ap])\\.?m\\.?|o['’]clock)?");

    private ClockTimes() {}

    static Optional<LocalTime> take(Line line, Vantage vantage) {
        return line.take(AFTER_AT, ClockTimes::first)
                .or(() -> line.take(ALONE, ClockTimes::first))
                .or(() -> line.take(PART_OF_DAY)
                        .map(part ->
                                part.group(1).equalsIgnoreCase("morning") ? vantage.morning() : vantage.evening()));
    }

    private static Optional<LocalTime> first(MatchResult match) {
        return of(match.group(1));
    }

    /// Empty where no clock shows it.
    static Optional<LocalTime> of(String text) {
        var plain = text.strip().toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "noon", "midday" -> Optional.of(LocalTime.NOON);
            case "midnight" -> Optional.of(LocalTime.MIDNIGHT);
            default -> ofDigits(plain);
        };
    }

    private static Optional<LocalTime> ofDigits(String text) {
        var parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var hour = Integer.parseInt(parts.group(1));
        var minute = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        var second = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        var half = parts.group(4);
        var hourIsRight = half == null ? hour < 24 : hour >= 1 && hour <= 12;
        if (!hourIsRight || minute > 59 || second > 59) {
            return Optional.empty();
        }
        return Optional.of(LocalTime.of(half == null ? hour : hour % 12 + (half.equals("p") ? 12 : 0), minute, second));
    }
}
