package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import java.time.LocalDateTime;
import java.util.List;

/// What a rule leaves open is taken from DTSTART (RFC 5545 §3.3.10): the month, the day and the time of day.
final class RuleDefaults {
    private RuleDefaults() {}

    static RecurrenceRule complete(RecurrenceRule rule, LocalDateTime start) {
        return rule.withBy(withTimes(withDays(rule, start), rule.frequency(), start));
    }

    private static ByParts withDays(RecurrenceRule rule, LocalDateTime start) {
        var by = rule.by();
        if (!by.weekNumbers().isEmpty()
                || !by.yearDays().isEmpty()
                || !by.monthDays().isEmpty()
                || !by.days().isEmpty()) {
            return by;
        }
        return switch (rule.frequency()) {
            case YEARLY -> {
                var months = by.months().isEmpty() ? List.of(start.getMonthValue()) : by.months();
                yield by.withMonths(months).withMonthDays(List.of(start.getDayOfMonth()));
            }
            case MONTHLY -> by.withMonthDays(List.of(start.getDayOfMonth()));
            case WEEKLY -> by.withDays(List.of(WeekdayNum.every(start.getDayOfWeek())));
            case DAILY, HOURLY, MINUTELY, SECONDLY -> by;
        };
    }

    private static ByParts withTimes(ByParts by, Frequency frequency, LocalDateTime start) {
        return by.withTimes(
                by.hours().isEmpty() && frequency.compareTo(Frequency.HOURLY) > 0
                        ? List.of(start.getHour())
                        : by.hours(),
                by.minutes().isEmpty() && frequency.compareTo(Frequency.MINUTELY) > 0
                        ? List.of(start.getMinute())
                        : by.minutes(),
                by.seconds().isEmpty() && frequency.compareTo(Frequency.SECONDLY) > 0
                        ? List.of(start.getSecond())
                        : by.seconds());
    }
}
