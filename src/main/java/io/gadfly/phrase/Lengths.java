package io.gadfly.phrase;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lengths of time: `5 min`, `1h30m`, `an hour and a half`, `a quarter of an hour`, `1.5 hours`, `2½ hours`, `2 hours
/// and 10 minutes`.
final class Lengths {
    private static final String UNIT =
            "(?:seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w)(?!\\p{L})";
    private static final String PIECE = "(?:a\\s+half|a\\s+quarter|three\\s+quarters)\\b";
    private static final String WITH_UNIT = "(?:\\s+and\\s+(?<more>" + PIECE + "))?\\s*(?<unit>" + UNIT
            + ")(?:\\s+and\\s+(?<rest>" + PIECE + ")(?!\\s+" + UNIT + "))?";

    private static final String DIGITS =
            "(?<digits>\\d{1,6}(?:[.,]\\d{1,2})?)(?:\\s*(?<sign>[½¼¾]|(?<=\\s)[13]/[24]))?";
    private static final String WORD = "(?<word>an?|one|" + Numerals.TEXT + ")(?=\\s)";
    private static final String SIGN = "(?<alone>[½¼¾]|\\b(?:an?\\s+)?(?:half|quarter|three\\s+quarters)\\b)"
            + "(?:\\s*of)?(?:\\s*an?(?=\\s))?\\s*(?<of>" + UNIT + ")";

    private static final String NUMBERED = "(?:" + DIGITS + WITH_UNIT + ")";
    private static final String WORDED = "(?:" + SIGN + "|" + WORD + WITH_UNIT + ")";

    /// A length as part of a pattern, without groups of its own.
    static final String TEXT = ungrouped(
            "(?:" + NUMBERED + "|" + WORDED + ")(?:\\s*(?:and\\s+|,\\s*)?" + NUMBERED + "|\\s+and\\s+" + WORDED + ")*");

    /// The same where the number may be missing: every `minute`.
    static final String TEXT_OR_UNIT = "(?:" + TEXT + "|(?:second|minute|min|hour|day|week)\\b)";

    private static final Pattern PART = Line.pattern(
            SIGN + "|(?:" + DIGITS + "|" + WORD + ")" + WITH_UNIT + "|^(?<bare>second|minute|min|hour|day|week)$");

    private Lengths() {}

    private static String ungrouped(String pattern) {
        return "(?:" + pattern.replaceAll("\\(\\?<\\w+>", "(?:") + ")";
    }

    /// @param text what matches `TEXT_OR_UNIT`
    static Duration of(String text) {
        return PART.matcher(text.strip().toLowerCase(Locale.ROOT))
                .results()
                .map(Lengths::part)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration part(MatchResult found) {
        if (found.group("bare") != null) {
            return unit(found.group("bare"));
        }
        if (found.group("alone") != null) {
            return times(piece(found.group("alone")), found.group("of"));
        }
        var whole = found.group("digits") == null
                ? BigDecimal.valueOf(Numerals.of(found.group("word")))
                : new BigDecimal(found.group("digits").replace(',', '.'));
        var amount = whole.add(piece(found.group("sign")))
                .add(piece(found.group("more")))
                .add(piece(found.group("rest")));
        return times(amount, found.group("unit"));
    }

    private static Duration times(BigDecimal amount, String unit) {
        return Duration.ofMillis(
                amount.multiply(BigDecimal.valueOf(unit(unit).toMillis())).longValue());
    }

    private static BigDecimal piece(@Nullable String words) {
        if (words == null) {
            return BigDecimal.ZERO;
        }
        return switch (words.replaceFirst("^an?\\s+", "").replaceAll("\\s+", " ")) {
            case "½", "1/2", "half" -> new BigDecimal("0.5");
            case "¼", "1/4", "quarter" -> new BigDecimal("0.25");
            case "¾", "3/4", "three quarters" -> new BigDecimal("0.75");
            default -> throw new IllegalArgumentException("no piece of a unit is called " + words);
        };
    }

    private static Duration unit(String name) {
        return switch (name.charAt(0)) {
            case 's' -> Duration.ofSeconds(1);
            case 'm' -> Duration.ofMinutes(1);
            case 'h' -> Duration.ofHours(1);
            case 'd' -> Duration.ofDays(1);
            case 'w' -> Duration.ofDays(7);
            default -> throw new IllegalArgumentException("no unit of time begins with " + name);
        };
    }
}
