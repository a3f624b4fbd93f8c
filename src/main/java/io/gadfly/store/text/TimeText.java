package io.gadfly.store.text;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Times and spans as ISO 8601 text that loses nothing: `2026-11-21`, `2026-11-21T09:00`,
/// `2026-11-21T09:00[Europe/Berlin]`; `1D`, `PT1H`, `-1DPT-1H`.
final class TimeText {
    private static final Pattern SPAN = Pattern.compile("(?:(-?\\d+)D)?(PT.+)?");

    private static final int MINUTE = "2026-11-21T09:00".length();

    private TimeText() {}

    static String of(CalendarTime time) {
        return switch (time) {
            case CalendarTime.Day(var date) -> date.toString();
            case CalendarTime.Floating(var local) -> local.toString();
            case CalendarTime.Zoned(var local, var zone) -> local + "[" + zone.id() + "]";
        };
    }

    static CalendarTime parse(String text, Function<String, Zone> zones) {
        var bracket = text.indexOf('[');
        if (bracket > 0) {
            var zone = zones.apply(text.substring(bracket + 1, text.length() - 1));
            return new CalendarTime.Zoned(parseLocal(text.substring(0, bracket)), zone);
        }
        return text.indexOf('T') > 0
                ? new CalendarTime.Floating(parseLocal(text))
                : new CalendarTime.Day(LocalDate.parse(text));
    }

    /// A whole minute, as nearly all are, is read without java.time's formatter, which takes many times as long.
    private static LocalDateTime parseLocal(String text) {
        return isMinute(text)
                ? LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, MINUTE))
                : LocalDateTime.parse(text);
    }

    private static boolean isMinute(String text) {
        return text.length() == MINUTE
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':';
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    static String of(Span span) {
        if (span.days() == 0) {
            return span.time().toString();
        }
        return span.days() + "D" + (span.time().isZero() ? "" : span.time());
    }

    static Span parseSpan(String text) {
        var parts = SPAN.matcher(text);
        if (!parts.matches()) {
            throw new UnreadableTextException("not a span: " + text);
        }
        var days = parts.group(1);
        var time = parts.group(2);
        return new Span(days == null ? 0 : Integer.parseInt(days), time == null ? Duration.ZERO : Duration.parse(time));
    }
}
