package io.gadfly.phrase;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/// How something repeats.
///
/// @param rule without an end
/// @param first where the words say so themselves, as "every 24 December" does
/// @param count how many times; empty: it does not say
/// @param last the last day; empty: it does not say
record Repetition(RecurrenceRule rule, Optional<LocalDate> first, Optional<Integer> count, Optional<LocalDate> last) {
    private static Repetition of(RecurrenceRule rule) {
        return new Repetition(rule, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Repetition every(int interval, Frequency frequency) {
        return of(RecurrenceRule.every(interval, frequency));
    }

    static Repetition weekly(int interval, List<DayOfWeek> days) {
        var by = ByParts.NONE.withDays(days.stream().map(WeekdayNum::every).toList());
        return of(RecurrenceRule.every(interval, Frequency.WEEKLY).withBy(by));
    }

    /// @param ordinal -1: the last
    static Repetition monthly(int ordinal, DayOfWeek day) {
        var by = ByParts.NONE.withDays(List.of(WeekdayNum.nth(ordinal, day)));
        return of(RecurrenceRule.every(1, Frequency.MONTHLY).withBy(by));
    }

    /// @param days -1: the last
    static Repetition monthly(int interval, List<Integer> days) {
        return of(RecurrenceRule.every(interval, Frequency.MONTHLY).withBy(ByParts.NONE.withMonthDays(days)));
    }

    static Repetition yearly(LocalDate first) {
        return new Repetition(
                RecurrenceRule.every(1, Frequency.YEARLY), Optional.of(first), Optional.empty(), Optional.empty());
    }

    Repetition times(int times) {
        return new Repetition(rule, first, Optional.of(times), last);
    }

    Repetition until(LocalDate day) {
        return new Repetition(rule, first, count, Optional.of(day));
    }

    /// Whether it repeats within a day.
    boolean isByTheClock() {
        return rule.frequency().compareTo(Frequency.DAILY) < 0;
    }

    /// Whether the first time can be that day.
    boolean fits(LocalDate day) {
        return fitsWeekday(day) && fitsMonthDay(day);
    }

    private boolean fitsWeekday(LocalDate day) {
        var days = rule.by().days();
        return days.isEmpty() || days.stream().anyMatch(weekday -> isOn(day, weekday));
    }

    private static boolean isOn(LocalDate day, WeekdayNum weekday) {
        if (day.getDayOfWeek() != weekday.day()) {
            return false;
        }
        var fromStart = (day.getDayOfMonth() - 1) / 7 + 1;
        var isLast = day.getDayOfMonth() + 7 > day.lengthOfMonth();
        return weekday.ordinal().map(n -> n < 0 ? isLast : n == fromStart).orElse(true);
    }

    private boolean fitsMonthDay(LocalDate day) {
        var days = rule.by().monthDays();
        return days.isEmpty()
                || days.contains(day.getDayOfMonth())
                || (days.contains(-1) && day.getDayOfMonth() == day.lengthOfMonth());
    }

    /// The rule with its end, for a schedule with that start.
    RecurrenceRule from(CalendarTime start) {
        if (count.isPresent()) {
            return rule.withLimit(new Limit.Count(count.get()));
        }
        return last.map(day -> rule.withLimit(new Limit.Until(start.withLocal(day.atTime(LocalTime.of(23, 59, 59))))))
                .orElse(rule);
    }
}
