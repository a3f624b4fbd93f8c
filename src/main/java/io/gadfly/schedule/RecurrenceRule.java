package io.gadfly.schedule;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;

/// A recurrence rule (RFC 5545 §3.3.10, with SKIP of RFC 7529).
///
/// @param interval at least 1
/// @param weekStart WKST, Monday where the text has none, in every locale
public record RecurrenceRule(
        Frequency frequency, int interval, Limit limit, ByParts by, DayOfWeek weekStart, Skip skip) {
    public enum Frequency {
        SECONDLY,
        MINUTELY,
        HOURLY,
        DAILY,
        WEEKLY,
        MONTHLY,
        YEARLY
    }

    /// What becomes of a date that a month or a year does not have (RFC 7529 §4.1).
    public enum Skip {
        OMIT,
        BACKWARD,
        FORWARD
    }

    /// Where the rule ends.
    public sealed interface Limit {
        record Forever() implements Limit {}

        record Count(int count) implements Limit {}

        record Until(CalendarTime until) implements Limit {}
    }

    /// A weekday, perhaps the nth of its month or year; n counts from the end where it is negative.
    public record WeekdayNum(Optional<Integer> ordinal, DayOfWeek day) {}

    /// The BY parts; an empty list is a part that is not there.
    public record ByParts(
            List<Integer> months,
            List<Integer> weekNumbers,
            List<Integer> yearDays,
            List<Integer> monthDays,
            List<WeekdayNum> days,
            List<Integer> hours,
            List<Integer> minutes,
            List<Integer> seconds,
            List<Integer> setPositions) {
        public static final ByParts NONE = new ByParts(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        public ByParts {
            months = List.copyOf(months);
            weekNumbers = List.copyOf(weekNumbers);
            yearDays = List.copyOf(yearDays);
            monthDays = List.copyOf(monthDays);
            days = List.copyOf(days);
            hours = List.copyOf(hours);
            minutes = List.copyOf(minutes);
            seconds = List.copyOf(seconds);
            setPositions = List.copyOf(setPositions);
        }
    }
}
