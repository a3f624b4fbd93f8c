package io.gadfly.schedule;

import static io.gadfly.schedule.Refusal.Reason.NO_SUCH_TIME;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.Optional;

/// Reads and writes DATE and DATE-TIME (RFC 5545 §3.3.4, §3.3.5).
final class CalendarTimeText {
    private static final int DATE = "yyyymmdd".length();
    private static final int DATE_TIME = "yyyymmddThhmmss".length();

    private CalendarTimeText() {}

    static Parsed<CalendarTime> parse(String value, Optional<Zone> zone) {
        try {
            return Parsed.of(read(value.strip(), zone));
        } catch (DateTimeException _) {
            return Parsed.refused(NO_SUCH_TIME, value);
        }
    }

    /// A date with a Z, as some servers write, is a date.
    private static CalendarTime read(String text, Optional<Zone> zone) {
        var isUtc = text.endsWith("Z") || text.endsWith("z");
        var length = text.length() - (isUtc ? 1 : 0);
        if (length == DATE) {
            return new CalendarTime.Day(date(text));
        }
        if (length != DATE_TIME || text.charAt(DATE) != 'T' && text.charAt(DATE) != 't') {
            throw new DateTimeException("neither a date nor a time");
        }
        var local = LocalDateTime.of(date(text), time(text));
        if (isUtc) {
            return new CalendarTime.Zoned(local, Zone.UTC);
        }
        return zone.isPresent() ? new CalendarTime.Zoned(local, zone.get()) : new CalendarTime.Floating(local);
    }

    private static LocalDate date(String text) {
        var year = ChronoField.YEAR_OF_ERA.checkValidIntValue(number(text, 0, 4));
        return LocalDate.of(year, number(text, 4, 6), number(text, 6, DATE));
    }

    /// A leap second counts as the second before it (RFC 5545 §3.3.12).
    private static LocalTime time(String text) {
        var second = number(text, 13, DATE_TIME);
        return LocalTime.of(number(text, 9, 11), number(text, 11, 13), second == 60 ? 59 : second);
    }

    private static int number(String text, int from, int to) {
        var number = 0;
        for (var index = from; index < to; index++) {
            var digit = text.charAt(index) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("not a digit");
            }
            number = number * 10 + digit;
        }
        return number;
    }

    static String write(CalendarTime time) {
        return switch (time) {
            case CalendarTime.Day(var date) -> date(date);
            case CalendarTime.Floating(var local) -> local(local);
            case CalendarTime.Zoned(var local, var zone) -> local(local) + (zone.isUtc() ? "Z" : "");
        };
    }

    private static String local(LocalDateTime time) {
        return date(time.toLocalDate())
                + 'T'
                + digits(time.getHour() * 10_000 + time.getMinute() * 100 + time.getSecond(), 6);
    }

    private static String date(LocalDate date) {
        return digits(date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth(), 8);
    }

    /// Always in ASCII, whatever digits the locale has.
    private static String digits(int number, int width) {
        var text = Integer.toString(number);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }
}
