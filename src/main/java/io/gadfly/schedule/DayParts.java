package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Skip;
import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import io.gadfly.schedule.YearDays.Year;
import java.time.DayOfWeek;
import java.util.List;

/// Which days of a year the BY parts of a rule allow.
///
/// RFC 5545 §3.3.10 has a table of which part expands and which limits at which frequency. It comes down to one
/// sentence: a day is in when every part that is there allows it. Where no part speaks of days, `RuleDefaults` has put
/// in those of DTSTART.
///
/// @param spill what becomes of days that SKIP pushes out of their month
record DayParts(ByParts by, DayOfWeek weekStart, Skip skip, Spill spill, boolean ordinalsWithinMonths) {
    enum Spill {
        KEEP,
        DROP,
        ONLY
    }

    static DayParts of(RecurrenceRule rule) {
        var monthly = rule.frequency() == Frequency.MONTHLY
                || rule.frequency() == Frequency.YEARLY && !rule.by().months().isEmpty();
        // Only a part that expands makes dates that are not there.
        var skip = rule.frequency().compareTo(Frequency.MONTHLY) < 0 ? Skip.OMIT : rule.skip();
        return new DayParts(rule.by(), rule.weekStart(), skip, Spill.KEEP, monthly);
    }

    DayParts with(Spill other) {
        return new DayParts(by, weekStart, skip, other, ordinalsWithinMonths);
    }

    DayParts with(ByParts others) {
        return new DayParts(others, weekStart, skip, spill, ordinalsWithinMonths);
    }

    /// Whether SKIP may push a day into the month after (1) or before (-1) its own; 0 if not.
    int spillsTo() {
        return switch (skip) {
            case OMIT -> 0;
            case FORWARD -> by.monthDays().stream().anyMatch(day -> day > 28) ? 1 : 0;
            case BACKWARD -> by.monthDays().stream().anyMatch(day -> day < -28) ? -1 : 0;
        };
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
            days.and(monthDays(year));
        } else if (!by.months().isEmpty()) {
            days.and(months(year));
        }
        if (!by.weekNumbers().isEmpty()) {
            days.and(weeks(year));
        }
        if (!by.yearDays().isEmpty()) {
            days.and(yearDays(year));
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

    /// BYMONTHDAY within BYMONTH, so that SKIP may push a day out of its month (RFC 7529 §4.1).
    private YearDays.Builder monthDays(Year year) {
        var days = new YearDays.Builder(year);
        for (var month = 0; month < 12; month++) {
            if (by.months().isEmpty() || by.months().contains(month + 1)) {
                for (var monthDay : by.monthDays()) {
                    days.add(monthDay(year, month, monthDay));
                }
            }
        }
        return days;
    }

    private int monthDay(Year year, int month, int monthDay) {
        var start = year.monthStart(month);
        var end = year.monthStart(month + 1);
        var day = monthDay > 0 ? start + monthDay - 1 : end + monthDay;
        var late = monthDay > 0;
        var there = day >= start && day < end
                ? day
                : switch (skip) {
                    case OMIT -> -1;
                    case BACKWARD -> late ? end - 1 : start - 1;
                    case FORWARD -> late ? end : start;
                };
        var spilled = there < start || there >= end;
        return switch (spill) {
            case KEEP -> there;
            case DROP -> spilled ? -1 : there;
            case ONLY -> spilled ? there : -1;
        };
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

    private YearDays.Builder yearDays(Year year) {
        var days = new YearDays.Builder(year);
        for (var day : by.yearDays()) {
            days.add(day > 0 ? day - 1 : year.length() + day);
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
