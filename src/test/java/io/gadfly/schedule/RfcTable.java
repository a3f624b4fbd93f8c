package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.Skip;
import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The table of RFC 5545 §3.3.10 taken word by word: goes through every period, every day and every time of day, and
/// asks each part in turn. Slow and plain, so that the expander can be held against it.
///
/// @param rule completed from the start
record RfcTable(RecurrenceRule rule, LocalDateTime start) {
    static RfcTable of(RecurrenceRule rule, LocalDateTime start) {
        return new RfcTable(RuleDefaults.complete(rule, start), start);
    }

    /// What the rule gives before `end`, DTSTART only where it is among that.
    List<LocalDateTime> datesBefore(LocalDateTime end) {
        var dates = periodsBefore(end)
                .flatMap(this::datesOfPeriod)
                .filter(date -> !date.isBefore(start) && date.isBefore(end))
                .sorted()
                .distinct();
        return switch (rule.limit()) {
            case Limit.Forever() -> dates.toList();
            case Limit.Count(var count) -> dates.limit(count).toList();
            case Limit.Until(var until) ->
                dates.filter(date -> !date.isAfter(until.local())).toList();
        };
    }

    private ChronoUnit unit() {
        return switch (rule.frequency()) {
            case YEARLY -> ChronoUnit.YEARS;
            case MONTHLY -> ChronoUnit.MONTHS;
            case WEEKLY -> ChronoUnit.WEEKS;
            case DAILY -> ChronoUnit.DAYS;
            case HOURLY -> ChronoUnit.HOURS;
            case MINUTELY -> ChronoUnit.MINUTES;
            case SECONDLY -> ChronoUnit.SECONDS;
        };
    }

    /// And the one after, since SKIP may move a day out of it.
    private Stream<LocalDateTime> periodsBefore(LocalDateTime end) {
        var day = start.toLocalDate();
        var first = switch (rule.frequency()) {
            case YEARLY -> day.withDayOfYear(1).atStartOfDay();
            case MONTHLY -> day.withDayOfMonth(1).atStartOfDay();
            case WEEKLY ->
                day.with(TemporalAdjusters.previousOrSame(rule.weekStart())).atStartOfDay();
            case DAILY, HOURLY, MINUTELY, SECONDLY -> start.truncatedTo(unit());
        };
        return LongStream.iterate(0, step -> step + rule.interval())
                .mapToObj(step -> first.plus(step, unit()))
                .takeWhile(period -> period.minus(1, unit()).isBefore(end));
    }

    /// In order, and after BYSETPOS.
    private Stream<LocalDateTime> datesOfPeriod(LocalDateTime period) {
        var dates = new TreeSet<LocalDateTime>();
        for (var day : daysOfPeriod(period)) {
            for (var hour : expanded(rule.by().hours(), Frequency.HOURLY, period.getHour())) {
                for (var minute : expanded(rule.by().minutes(), Frequency.MINUTELY, period.getMinute())) {
                    for (var second : expanded(rule.by().seconds(), Frequency.SECONDLY, period.getSecond())) {
                        dates.add(day.atTime(hour, minute, second));
                    }
                }
            }
        }
        return inPlaces(List.copyOf(dates));
    }

    /// What a part lists where it expands; where it limits, what the period has if that is listed.
    private List<Integer> expanded(List<Integer> listed, Frequency finest, int given) {
        if (rule.frequency().compareTo(finest) > 0) {
            return listed;
        }
        return listed.isEmpty() || listed.contains(given) ? List.of(given) : List.of();
    }

    private Stream<LocalDateTime> inPlaces(List<LocalDateTime> dates) {
        var places = rule.by().setPositions();
        return places.isEmpty()
                ? dates.stream()
                : IntStream.range(0, dates.size())
                        .filter(index -> places.contains(index + 1) || places.contains(index - dates.size()))
                        .mapToObj(dates::get);
    }

    private List<LocalDate> daysOfPeriod(LocalDateTime period) {
        var first = period.toLocalDate();
        var end = rule.frequency().compareTo(Frequency.DAILY) < 0
                ? first.plusDays(1)
                : period.plus(1, unit()).toLocalDate();
        if (rule.skip() != Skip.OMIT && rule.frequency().compareTo(Frequency.MONTHLY) >= 0) {
            return skippingDays(first, end);
        }
        // The week of DTSTART is counted from its day.
        var counted = rule.frequency() == Frequency.WEEKLY
                        && !rule.by().setPositions().isEmpty()
                        && first.isBefore(start.toLocalDate())
                ? start.toLocalDate()
                : first;
        return counted.datesUntil(end).filter(this::isAllowed).toList();
    }

    private boolean isAllowed(LocalDate day) {
        var by = rule.by();
        return (by.months().isEmpty() || by.months().contains(day.getMonthValue()))
                && (by.weekNumbers().isEmpty() || isInWeeks(day))
                && (by.yearDays().isEmpty() || isIn(by.yearDays(), day.getDayOfYear(), day.lengthOfYear()))
                && (by.monthDays().isEmpty() || isIn(by.monthDays(), day.getDayOfMonth(), day.lengthOfMonth()))
                && (by.days().isEmpty() || isOnWeekdays(day));
    }

    private boolean isInWeeks(LocalDate day) {
        var week = WeekFields.of(rule.weekStart(), 4).weekOfWeekBasedYear();
        return isIn(
                rule.by().weekNumbers(), day.get(week), (int) day.range(week).getMaximum());
    }

    private static boolean isIn(List<Integer> listed, int number, int length) {
        return listed.contains(number) || listed.contains(number - length - 1);
    }

    private boolean isOnWeekdays(LocalDate day) {
        return rule.by().days().stream().anyMatch(weekday -> isOn(day, weekday));
    }

    private boolean isOn(LocalDate day, WeekdayNum weekday) {
        var withinMonth =
                rule.frequency() == Frequency.MONTHLY || !rule.by().months().isEmpty();
        var number = withinMonth ? day.getDayOfMonth() : day.getDayOfYear();
        var length = withinMonth ? day.lengthOfMonth() : day.lengthOfYear();
        return weekday.day() == day.getDayOfWeek()
                && weekday.ordinal()
                        .map(n -> n == (number + 6) / 7 || n == -((length - number) / 7 + 1))
                        .orElse(true);
    }

    /// With SKIP of RFC 7529 §4.1: the days that parts name, real or not, then moved to where there are such days, then
    /// limited by BYDAY.
    private List<LocalDate> skippingDays(LocalDate first, LocalDate end) {
        var by = rule.by();
        if (by.monthDays().isEmpty() && (by.yearDays().isEmpty() || rule.frequency() == Frequency.MONTHLY)) {
            return first.datesUntil(end).filter(this::isAllowed).toList();
        }
        var days = new TreeSet<LocalDate>();
        if (by.monthDays().isEmpty()) {
            by.yearDays().stream()
                    .filter(number -> by.months().isEmpty() || by.months().contains(monthOf(number, first)))
                    .forEach(number -> days.add(named(number, first, end)));
        } else {
            for (var month = first; month.isBefore(end); month = month.plusMonths(1)) {
                if (by.months().isEmpty() || by.months().contains(month.getMonthValue())) {
                    for (var number : by.monthDays()) {
                        days.add(named(number, month, month.plusMonths(1)));
                    }
                }
            }
        }
        return days.stream()
                .filter(day -> by.days().isEmpty() || isOnWeekdays(day))
                .toList();
    }

    private static int monthOf(int yearDay, LocalDate newYear) {
        var day = yearDay > 0
                ? newYear.plusDays(yearDay - 1)
                : newYear.plusYears(1).plusDays(yearDay);
        return day.getYear() == newYear.getYear() ? day.getMonthValue() : yearDay > 0 ? 12 : 1;
    }

    private LocalDate named(int number, LocalDate first, LocalDate end) {
        var day = number > 0 ? first.plusDays(number - 1) : end.plusDays(number);
        if (!day.isBefore(first) && day.isBefore(end)) {
            return day;
        }
        return rule.skip() == Skip.BACKWARD
                ? number > 0 ? end.minusDays(1) : first.minusDays(1)
                : number > 0 ? end : first;
    }
}
