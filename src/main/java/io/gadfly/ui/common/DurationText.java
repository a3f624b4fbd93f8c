package io.gadfly.ui.common;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Durations as people type them: `90 s`, `5 min`, `1h 30m`, `2 days`; a bare number is minutes.
public final class DurationText {
    private static final Pattern PART = Pattern.compile(
            "(\\d{1,6})(?:\\s*(s|sec|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?)(?=[\\s\\d]|$)|(?=\\s|$))",
            Pattern.CASE_INSENSITIVE);

    private DurationText() {}

    /// Nothing where the text is no duration, or none of more than nothing.
    public static Optional<Duration> parse(String text) {
        var total = Duration.ZERO;
        var rest = text.strip();
        while (!rest.isEmpty()) {
            var part = PART.matcher(rest);
            if (!part.lookingAt()) {
                return Optional.empty();
            }
            var unit = part.group(2) == null
                    ? 'm'
                    : Character.toLowerCase(part.group(2).charAt(0));
            total = total.plus(of(Long.parseLong(part.group(1)), unit));
            rest = rest.substring(part.end()).strip();
        }
        return Optional.of(total).filter(Duration::isPositive);
    }

    private static Duration of(long amount, char unit) {
        return switch (unit) {
            case 's' -> Duration.ofSeconds(amount);
            case 'h' -> Duration.ofHours(amount);
            case 'd' -> Duration.ofDays(amount);
            case 'w' -> Duration.ofDays(7 * amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    /// The shortest text that `parse` reads back.
    public static String of(Duration duration) {
        var seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + " d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
