package io.gadfly.phrase;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// Lengths of time: `5 min`, `1h30m`, `an hour`, `half an hour`, `2 hours and 10 minutes`.
final class Lengths {
    private static final String UNIT =
            "(?:seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w)(?!\\p{L})";
    private static final String NUMBERED = "\\d{1,6}\\s*" + UNIT;

    /// A length as part of a pattern, without groups of its own.
    static final String TEXT = "(?:half\\s+an\\s+hour|(?:an?|one)\\s+" + UNIT + "|" + NUMBERED
            + "(?:\\s*(?:and\\s+|,\\s*)?" + NUMBERED + ")*)";

    /// The same where the number may be missing: every `minute`.
    static final String TEXT_OR_UNIT = "(?:" + TEXT + "|(?:second|minute|min|hour|day|week)\\b)";

    private static final Pattern PART = Line.pattern("(\\d{1,6})\\s*(\\p{L})");

    private Lengths() {}

    /// @param text what matches `TEXT_OR_UNIT`
    static Duration of(String text) {
        var plain = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^half\\s+an\\s+hour$", "30 min");
        if (!Character.isDigit(plain.charAt(0))) {
            plain = "1 " + plain.replaceFirst("^(?:an?|one)\\s+", "");
        }
        return PART.matcher(plain)
                .results()
                .map(part -> unit(part.group(2).charAt(0)).multipliedBy(Long.parseLong(part.group(1))))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration unit(char initial) {
        return switch (initial) {
            case 's' -> Duration.ofSeconds(1);
            case 'm' -> Duration.ofMinutes(1);
            case 'h' -> Duration.ofHours(1);
            case 'd' -> Duration.ofDays(1);
            case 'w' -> Duration.ofDays(7);
            default -> throw new IllegalArgumentException("no unit of time begins with " + initial);
        };
    }
}
