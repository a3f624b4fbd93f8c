package io.gadfly.schedule;

import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A recurrence rule (RFC 5545 §3.3.10, with SKIP of RFC 7529).
///
/// @param interval at least 1
/// @param weekStart WKST, Monday where the text has none, in every locale
public record RecurrenceRule(
        Frequency frequency, int interval, Limit limit, ByParts by, DayOfWeek weekStart, Skip skip) {
    public RecurrenceRule {
        if (interval < 1) {
            throw new IllegalArgumentException("INTERVAL=" + interval);
        }
    }

    /// Reads the text of a RRULE or EXRULE for an event that starts at `start`, whose kind of time UNTIL takes
    /// on: a date for a day, wall time for a floating start, an instant for one with a zone, inclusive in each
    /// (RFC 5545 §3.3.10).
    ///
    /// What comes back is within the bounds of what Gadfly expands: COUNT up to 100,000, and 10,000
    /// combinations of BY parts in a period. What is not is refused with the offending part, as are a RSCALE
    /// other than GREGORIAN (RFC 7529) and frequencies finer than DAILY for a day.
    public static Parsed<RecurrenceRule> parse(String text, CalendarTime start) {
        return RuleParser.parse(text, start);
    }

    /// The rules of one schedule, each once. More than Gadfly expands side by side are refused.
    public static Parsed<List<RecurrenceRule>> together(List<RecurrenceRule> rules) {
        return RuleLimits.together(rules);
    }

    /// A plain rule without an end: every `interval` days, weeks, ...
    public static RecurrenceRule every(int interval, Frequency frequency) {
        return new RecurrenceRule(frequency, interval, new Limit.Forever(), ByParts.NONE, DayOfWeek.MONDAY, Skip.OMIT);
    }

    /// The rule in its canonical form, which reads back as an equal rule.
    public String text() {
        return RuleWriter.write(this);
    }

    /// @param other at least 1
    public RecurrenceRule withInterval(int other) {
        return new RecurrenceRule(frequency, other, limit, by, weekStart, skip);
    }

    public RecurrenceRule withLimit(Limit other) {
        return new RecurrenceRule(frequency, interval, other, by, weekStart, skip);
    }

    public RecurrenceRule withBy(ByParts other) {
        return new RecurrenceRule(frequency, interval, limit, other, weekStart, skip);
    }

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

        /// @param count at least 1
        record Count(int count) implements Limit {
            public Count {
                if (count < 1) {
                    throw new IllegalArgumentException("COUNT=" + count);
                }
            }
        }

        record Until(CalendarTime until) implements Limit {}
    }

    /// A weekday, perhaps the nth of its month or year; n, up to 53, counts from the end where it is negative.
    public record WeekdayNum(Optional<Integer> ordinal, DayOfWeek day) {
        static final int MOST = 53;

        public WeekdayNum {
            ordinal.ifPresent(n -> ByParts.checkOrdinal("BYDAY", n, MOST));
        }

        private static final Comparator<WeekdayNum> ORDER = Comparator.comparing(
                        (WeekdayNum weekday) -> weekday.ordinal().orElse(0))
                .thenComparing(WeekdayNum::day);

        public static WeekdayNum every(DayOfWeek day) {
            return new WeekdayNum(Optional.empty(), day);
        }

        public static WeekdayNum nth(int ordinal, DayOfWeek day) {
            return new WeekdayNum(Optional.of(ordinal), day);
        }
    }

    /// The BY parts, each sorted and without doubles, with the numbers of RFC 5545 §3.3.10; an empty list is a part
    /// that is not there.
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
            months = numbers("BYMONTH", months, 1, 12);
            weekNumbers = ordinals("BYWEEKNO", weekNumbers, 53);
            yearDays = ordinals("BYYEARDAY", yearDays, 366);
            monthDays = ordinals("BYMONTHDAY", monthDays, 31);
            days = sorted(days, WeekdayNum.ORDER);
            hours = numbers("BYHOUR", hours, 0, 23);
            minutes = numbers("BYMINUTE", minutes, 0, 59);
            seconds = numbers("BYSECOND", seconds, 0, 59);
            setPositions = ordinals("BYSETPOS", setPositions, 366);
        }

        private static List<Integer> numbers(String name, List<Integer> values, int least, int most) {
            for (int value : values) {
                if (value < least || value > most) {
                    throw new IllegalArgumentException(name + "=" + value);
                }
            }
            return sorted(values, Comparator.naturalOrder());
        }

        private static List<Integer> ordinals(String name, List<Integer> values, int most) {
            values.forEach(value -> checkOrdinal(name, value, most));
            return sorted(values, Comparator.naturalOrder());
        }

        private static void checkOrdinal(String name, int value, int most) {
            if (value == 0 || Math.abs(value) > most) {
                throw new IllegalArgumentException(name + "=" + value);
            }
        }

        private static <T> List<T> sorted(List<T> values, Comparator<? super T> order) {
            return values.size() < 2
                    ? List.copyOf(values)
                    : values.stream().distinct().sorted(order).toList();
        }

        public ByParts withMonths(List<Integer> others) {
            return new ByParts(others, weekNumbers, yearDays, monthDays, days, hours, minutes, seconds, setPositions);
        }

        ByParts withWeekNumbers(List<Integer> others) {
            return new ByParts(months, others, yearDays, monthDays, days, hours, minutes, seconds, setPositions);
        }

        ByParts withYearDays(List<Integer> others) {
            return new ByParts(months, weekNumbers, others, monthDays, days, hours, minutes, seconds, setPositions);
        }

        public ByParts withMonthDays(List<Integer> others) {
            return new ByParts(months, weekNumbers, yearDays, others, days, hours, minutes, seconds, setPositions);
        }

        public ByParts withDays(List<WeekdayNum> others) {
            return new ByParts(months, weekNumbers, yearDays, monthDays, others, hours, minutes, seconds, setPositions);
        }

        public ByParts withTimes(List<Integer> otherHours, List<Integer> otherMinutes, List<Integer> otherSeconds) {
            return new ByParts(
                    months,
                    weekNumbers,
                    yearDays,
                    monthDays,
                    days,
                    otherHours,
                    otherMinutes,
                    otherSeconds,
                    setPositions);
        }

        public ByParts withSetPositions(List<Integer> others) {
            return new ByParts(months, weekNumbers, yearDays, monthDays, days, hours, minutes, seconds, others);
        }

        ByParts withoutSetPositions() {
            return withSetPositions(List.of());
        }
    }
}
