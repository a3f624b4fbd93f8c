package io.gadfly.phrase;

import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// One time of day: `9:00`, `17.30`, `5 pm`, `8 o'clock`, `noon`.
final class ClockTimes {
    static final String HALF = "(?:\\s*[ap]\\.?m\\b\\.?)";

    /// A time of day as part of a pattern, without groups of its own.
    static final String TEXT = "(?:noon\\b|midday\\b|midnight\\b|\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?![\\d:])" + HALF
            + "?|\\d{1,2}" + HALF + "|\\d{1,2}\\s*o['’]clock\\b)";

    private static final Pattern PARTS =
            Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?(?::(\\d{2}))?\\s*(?:([ap])\\.?m\\.?|o['’]clock)?");

    private ClockTimes() {}

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
