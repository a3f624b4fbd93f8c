package io.gadfly.app.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Lengths of time as they are typed: `90s`, `5min`, `1h30m`, `2d`, `1w`, or ISO 8601 `PT5M`.
final class Durations implements ITypeConverter<Duration> {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})\\s*([a-z]+)\\s*");
    private static final Pattern TEXT = Pattern.compile("(?:" + PART.pattern() + ")+");

    @Override
    public Duration convert(String text) {
        return parse(text);
    }

    /// Throws a `TypeConversionException` that says what is understood.
    static Duration parse(String text) {
        var plain = text.strip().toLowerCase(Locale.ROOT);
        try {
            if (plain.startsWith("p")) {
                return Duration.parse(plain);
            }
            if (TEXT.matcher(plain).matches()) {
                return PART.matcher(plain)
                        .results()
                        .map(part -> unit(part.group(2), text).multipliedBy(Long.parseLong(part.group(1))))
                        .reduce(Duration.ZERO, Duration::plus);
            }
        } catch (DateTimeException | ArithmeticException _) {
            throw notADuration(text);
        }
        throw notADuration(text);
    }

    private static Duration unit(String name, String text) {
        return switch (name) {
            case "s", "sec", "secs", "second", "seconds" -> Duration.ofSeconds(1);
            case "m", "min", "mins", "minute", "minutes" -> Duration.ofMinutes(1);
            case "h", "hour", "hours" -> Duration.ofHours(1);
            case "d", "day", "days" -> Duration.ofDays(1);
            case "w", "week", "weeks" -> Duration.ofDays(7);
            default -> throw notADuration(text);
        };
    }

    private static TypeConversionException notADuration(String text) {
        return new TypeConversionException(Words.of("duration.unknown", text));
    }

    /// The shortest way to write it: `1h 30min`.
    static String inWords(Duration duration) {
        List<String> parts = new ArrayList<>();
        append(parts, duration.toDays(), "d");
        append(parts, duration.toHoursPart(), "h");
        append(parts, duration.toMinutesPart(), "min");
        append(parts, duration.toSecondsPart(), "s");
        return parts.isEmpty() ? "0s" : String.join(" ", parts);
    }

    private static void append(List<String> parts, long amount, String unit) {
        if (amount != 0) {
            parts.add(amount + unit);
        }
    }
}
