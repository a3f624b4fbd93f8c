package io.gadfly.schedule;

import static io.gadfly.schedule.Refusal.Reason.NO_SUCH_TIME;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads and writes DATE and DATE-TIME (RFC 5545 §3.3.4, §3.3.5).
final class CalendarTimeText {
    private static final Pattern FORM =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:[Tt](\\d{2})(\\d{2})(\\d{2}))?([Zz])?");

    private CalendarTimeText() {}

    static Parsed<CalendarTime> parse(String value, Optional<Zone> zone) {
        var form = FORM.matcher(value.strip());
        if (!form.matches()) {
            return Parsed.refused(NO_SUCH_TIME, value);
        }
        try {
            return Parsed.of(read(form, zone));
        } catch (DateTimeException _) {
            return Parsed.refused(NO_SUCH_TIME, value);
        }
    }

    /// A date with a Z, as some servers write, is a date.
    private static CalendarTime read(Matcher form, Optional<Zone> zone) {
        var year = ChronoField.YEAR_OF_ERA.checkValidIntValue(number(form, 1));
        var date = LocalDate.of(year, number(form, 2), number(form, 3));
        if (form.group(4) == null) {
            return new CalendarTime.Day(date);
        }
        // A leap second counts as the second before it (RFC 5545 §3.3.12).
        var second = number(form, 6) == 60 ? 59 : number(form, 6);
        var local = LocalDateTime.of(date, LocalTime.of(number(form, 4), number(form, 5), second));
        if (form.group(7) != null) {
            return new CalendarTime.Zoned(local, Zone.UTC);
        }
        return zone.<CalendarTime>map(known -> new CalendarTime.Zoned(local, known))
                .orElseGet(() -> new CalendarTime.Floating(local));
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

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }
}
