package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import io.gadfly.schedule.Skipping.Spill;
import io.gadfly.schedule.YearDays.Year;
import java.time.DayOfWeek;
import java.util.List;

/// Which days of a year the BY parts of a rule allow.
///
/// RFC 5545 §3.3.10 has a table of which part expands and which limits at which frequency. It comes down to one
/// sentence: a day is in when every part that is there allows it. Where no part speaks of days, `RuleDefaults` has put
/// in those of DTSTART.
///
/// @param ordinalsWithinMonths whether the nth weekday is that of a month, rather than of the year
record DayParts(ByParts by, DayOfWeek weekStart, Skipping skipping, boolean ordinalsWithinMonths) {
    static DayParts of(RecurrenceRule rule) {
        var monthly = rule.frequency() == Frequency.MONTHLY
                || rule.frequency() == Frequency.YEARLY && !rule.by().months().isEmpty();
        return new DayParts(rule.by(), rule.weekStart(), Skipping.of(rule), monthly);
    }

    DayParts with(Spill spill) {
        return new DayParts(by, weekStart, skipping.with(spill), ordinalsWithinMonths);
    }

    DayParts with(ByParts others) {
        return new DayParts(others, weekStart, skipping, ordinalsWithinMonths);
    }

    boolean isEmpty() {
        return by.months().isEmpty()
                && by.weekNumbers().isEmpty()
                && by.yearDays().isEmpty()
                && by.monthDays().isEmpty()
                && by.days().isEmpty();
    }

    /// Whether weekdays are all that is asked for, so that years do not matter.
    boolean weekdaysOnly() {
        return by.months().isEmpty()
                && by.weekNumbers().isEmpty()
                && by.yearDays().isEmpty()
                && by.monthDays().isEmpty()
                && by.days().stream().allMatch(day -> day.ordinal().isEmpty());
    }

    YearDays in(Year year) {
        var days = new YearDays.Builder(year);
        days.addRange(0, year.length());
        if (!by.monthDays().isEmpty()) {
            days.and(new MonthDays(by, skipping).in(year));
        }
        if (!by.yearDays().isEmpty()) {
            days.and(new NumberedDays(by, skipping).in(year));
        }
        if (!by.months().isEmpty() && by.monthDays().isEmpty() && by.yearDays().isEmpty()) {
            days.and(months(year));
        }
        if (!by.weekNumbers().isEmpty()) {
            days.and(weeks(year));
        }
        if (!by.days().isEmpty()) {
            days.and(weekdays(year));
        }
        return days.build();
    }

    private YearDays.Builder months(Year year) {
        var days = new YearDays.Builder(year);
        for (var month : by.months()) {
            days.addRange(year.monthStart(month - 1), year.monthStart(month));
        }
        return days;
    }

    private YearDays.Builder weeks(Year year) {
        var days = new YearDays.Builder(year);
        var first = year.firstWeek(weekStart);
        var weeks = year.weeks(weekStart);
        for (var number : by.weekNumbers()) {
            var week = number > 0 ? number : weeks + 1 + number;
            if (week >= 1 && week <= weeks) {
                days.addRange(first + (week - 1) * 7, first + week * 7);
            }
        }
        // Days at the year's ends that lie in a week of another year.
        if (by.weekNumbers().contains(-1) || by.weekNumbers().contains(year.weeksOfPrevious(weekStart))) {
            days.addRange(0, first);
        }
        if (by.weekNumbers().contains(1) || by.weekNumbers().contains(-year.weeksOfNext(weekStart))) {
            days.addRange(year.firstWeekOfNext(weekStart), year.length());
        }
        return days;
    }

    private YearDays.Builder weekdays(Year year) {
        var days = new YearDays.Builder(year);
        for (var weekday : by.days()) {
            if (weekday.ordinal().isPresent() && ordinalsWithinMonths) {
                for (var month = 0; month < 12; month++) {
                    addWeekday(days, year, weekday, year.monthStart(month), year.monthStart(month + 1));
                }
            } else {
                addWeekday(days, year, weekday, 0, year.length());
            }
        }
        return days;
    }

    private static void addWeekday(YearDays.Builder days, Year year, WeekdayNum weekday, int from, int to) {
        var wanted = weekday.day().getValue() - 1;
        var first = from + Math.floorMod(wanted - year.weekday(from), 7);
        var count = (to - first + 6) / 7;
        if (weekday.ordinal().isEmpty()) {
            for (var day = first; day < to; day += 7) {
                days.add(day);
            }
            return;
        }
        var ordinal = weekday.ordinal().get();
        var index = ordinal > 0 ? ordinal - 1 : count + ordinal;
        if (index >= 0 && index < count) {
            days.add(first + index * 7);
        }
    }

    static int bits(List<WeekdayNum> weekdays) {
        return weekdays.stream()
                .mapToInt(weekday -> 1 << (weekday.day().getValue() - 1))
                .reduce(0, (one, other) -> one | other);
    }
}
