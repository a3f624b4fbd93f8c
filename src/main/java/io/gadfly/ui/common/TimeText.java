package io.gadfly.ui.common;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times of day as people type them: `9`, `9:30`, `0930`, `17.05`, `5 pm`.
public final class TimeText {
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2})(?:[:.h]?(\\d{2}))?(?:[:.](\\d{2}))?\\s*(am|pm|a|p)?");

    /// Also those that keep the halves of the day beside their hours.
    private static final Pattern SPACES = Pattern.compile("[\\s\u00a0\u202f]+");

    private TimeText() {}

    public static Optional<LocalTime> parse(String text) {
        var time = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!time.matches()) {
            return Optional.empty();
        }
        var hour = Integer.parseInt(time.group(1));
        var minute = number(time.group(2));
        var second = number(time.group(3));
        var half = time.group(4);
        var halfIsRight = half == null ? hour < 24 : hour >= 1 && hour <= 12;
        if (!halfIsRight || minute > 59 || second > 59) {
            return Optional.empty();
        }
        return Optional.of(
                LocalTime.of(half == null ? hour : hour % 12 + (half.startsWith("p") ? 12 : 0), minute, second));
    }

    private static int number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /// As people of that locale write it, with seconds where there are any: `09:30`, `9:30 AM`. Where `parse` would not
    /// read that back, as in 24 hours.
    public static String of(LocalTime time, Locale locale) {
        var length = time.getSecond() == 0 ? FormatStyle.SHORT : FormatStyle.MEDIUM;
        var written = SPACES.matcher(DateTimeFormatter.ofLocalizedTime(length)
                        .withLocale(locale)
                        .format(time))
                .replaceAll(" ");
        return parse(written).equals(Optional.of(time)) ? written : time.toString();
    }
}
