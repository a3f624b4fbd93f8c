package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Optional;

/// The ways in which people say a rule, places and all, where it is one of those: "every last Friday of the month".
record RuleIdioms(Phrases phrases, DayNames names) {
    /// @param rule completed from the start
    Optional<String> find(RecurrenceRule rule) {
        var by = rule.by();
        if (!by.weekNumbers().isEmpty() || !by.yearDays().isEmpty()) {
            return Optional.empty();
        }
        return switch (rule.frequency()) {
            case DAILY -> rule.interval() == 1 && !by.days().isEmpty() ? weekdays(by) : Optional.empty();
            case WEEKLY -> rule.interval() == 1 ? weekdays(by) : Optional.empty();
            case MONTHLY -> rule.interval() == 1 ? monthly(by) : Optional.empty();
            case YEARLY -> yearly(rule);
            case HOURLY, MINUTELY, SECONDLY -> Optional.empty();
        };
    }

    private Optional<String> weekdays(ByParts by) {
        if (!by.setPositions().isEmpty()
                || !by.monthDays().isEmpty()
                || !by.months().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(names.kind(by.days())
                .map(kind -> phrases.say("every.days", kind))
                .orElseGet(() -> phrases.say(
                        "every.days",
                        phrases.list(by.days().stream().map(names::day).toList()))));
    }

    private Optional<String> monthly(ByParts by) {
        if (!by.months().isEmpty() || !by.monthDays().isEmpty()) {
            return Optional.empty();
        }
        return nthDay(by).map(day -> phrases.say("every.ofMonth", day));
    }

    private Optional<String> yearly(RecurrenceRule rule) {
        var by = rule.by();
        if (by.months().isEmpty() || !by.monthDays().isEmpty() && !by.days().isEmpty()) {
            return Optional.empty();
        }
        if (!by.monthDays().isEmpty()) {
            return by.setPositions().isEmpty() ? dates(rule) : Optional.empty();
        }
        return rule.interval() == 1
                ? nthDay(by).map(day -> phrases.say("every.ofMonths", day, names.months(by.months())))
                : Optional.empty();
    }

    /// "every year on 29 February", "every year on the 1st and last day of January and July"
    private Optional<String> dates(RecurrenceRule rule) {
        var every = phrases.say("every." + rule.frequency(), rule.interval());
        var months = rule.by().months();
        var days = rule.by().monthDays();
        var isOne = months.size() == 1 && days.size() == 1 && days.getFirst() > 0;
        return isOne && days.getFirst() <= Month.of(months.getFirst()).maxLength()
                ? Optional.of(phrases.say(
                        "part.on",
                        every,
                        phrases.date("dateOfYear", LocalDate.of(2000, months.getFirst(), days.getFirst()))))
                : Optional.of(phrases.say(
                        "part.onTheOfMonths",
                        every,
                        phrases.list(DayNames.inOrder(days, names::monthDay)),
                        names.months(months)));
    }

    /// "last Friday", "first weekday"
    private Optional<String> nthDay(ByParts by) {
        if (by.setPositions().isEmpty()) {
            return by.days().isEmpty()
                            || by.days().stream().anyMatch(day -> day.ordinal().isEmpty())
                    ? Optional.empty()
                    : Optional.of(
                            phrases.list(by.days().stream().map(names::day).toList()));
        }
        var isOne = by.setPositions().size() == 1 && TimeWords.count(by) == 1;
        return names.kind(by.days())
                .filter(_ -> isOne && !isWholeWeek(by.days()))
                .map(kind -> phrases.say(
                        "ordinal.of", names.ordinal(by.setPositions().getFirst()), kind));
    }

    /// "every second day of the month" would be another rule.
    private static boolean isWholeWeek(List<WeekdayNum> days) {
        return days.size() == DayNames.WEEK;
    }
}
