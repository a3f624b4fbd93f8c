package io.gadfly.ui.common;

import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import io.gadfly.schedule.Schedule;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A schedule as a plain sentence: `every 2 weeks on Monday and Friday at 09:00, 10 times`.
public final class ScheduleWords {
    private static final EnumSet<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private final Here here;
    private final TimeWords times;
    private final Texts texts;

    public ScheduleWords(Here here) {
        this.here = here;
        this.times = new TimeWords(here);
        this.texts = Texts.of(ScheduleWords.class, here.locale());
    }

    public String sentence(Schedule schedule) {
        if (!schedule.repeats()) {
            return texts.text("schedule.once", times.moment(schedule.start()));
        }
        var rules = schedule.rules().stream().map(this::rule).collect(Collectors.joining(texts.text("schedule.and")));
        var dates = schedule.dates().isEmpty()
                ? ""
                : texts.text("schedule.dates", schedule.dates().size());
        var joined =
                List.of(rules, dates).stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return joined + at(schedule);
    }

    private String at(Schedule schedule) {
        var start = schedule.start();
        var timed = !(start instanceof io.gadfly.schedule.CalendarTime.Day)
                && schedule.rules().stream().allMatch(rule -> rule.by().hours().isEmpty())
                && schedule.rules().stream()
                        .allMatch(rule -> rule.frequency().compareTo(RecurrenceRule.Frequency.DAILY) >= 0);
        return timed ? " " + texts.text("schedule.at", times.time(start.local().toLocalTime())) : "";
    }

    private String rule(RecurrenceRule rule) {
        var by = rule.by();
        return every(rule)
                + phrase("rule.days", weekdays(rule))
                + phrase("rule.monthDays", list(by.monthDays(), this::ordinal))
                + phrase("rule.yearDays", list(by.yearDays(), this::ordinal))
                + phrase("rule.weeks", list(by.weekNumbers(), String::valueOf))
                + phrase("rule.months", list(by.months(), this::month))
                + phrase("rule.hours", list(by.hours(), String::valueOf))
                + phrase("rule.minutes", list(by.minutes(), String::valueOf))
                + phrase("rule.positions", list(by.setPositions(), this::ordinal))
                + end(rule.limit());
    }

    private String every(RecurrenceRule rule) {
        return onWorkdays(rule)
                ? texts.text("rule.workdays")
                : texts.text("rule." + rule.frequency().name(), rule.interval());
    }

    private static boolean onWorkdays(RecurrenceRule rule) {
        var days = rule.by().days();
        return rule.interval() == 1
                && rule.frequency() == RecurrenceRule.Frequency.WEEKLY
                && days.stream().allMatch(day -> day.ordinal().isEmpty())
                && days.size() == WORKDAYS.size()
                && days.stream().map(WeekdayNum::day).allMatch(WORKDAYS::contains);
    }

    private String weekdays(RecurrenceRule rule) {
        return onWorkdays(rule) ? "" : list(rule.by().days(), this::weekday);
    }

    private String weekday(WeekdayNum day) {
        var name = day.day().getDisplayName(TextStyle.FULL, here.locale());
        return day.ordinal()
                .map(number -> texts.text("rule.nth", ordinal(number), name))
                .orElse(name);
    }

    private String month(int number) {
        return Month.of(number).getDisplayName(TextStyle.FULL, here.locale());
    }

    private String ordinal(int number) {
        if (number < 0) {
            return number == -1 ? texts.text("ordinal.last") : texts.text("ordinal.fromEnd", ordinal(-number));
        }
        var isTeen = number % 100 >= 11 && number % 100 <= 13;
        return texts.text("ordinal." + (isTeen ? 0 : Math.min(number % 10, 4)), number);
    }

    private <T> String list(List<T> parts, Function<T, String> word) {
        var words = parts.stream().map(word).toList();
        if (words.size() < 2) {
            return String.join("", words);
        }
        var head = String.join(", ", words.subList(0, words.size() - 1));
        return texts.text("list.and", head, words.getLast());
    }

    private String phrase(String key, String words) {
        return words.isEmpty() ? "" : " " + texts.text(key, words);
    }

    private String end(Limit limit) {
        return switch (limit) {
            case Limit.Forever() -> "";
            case Limit.Count(var count) -> texts.text("rule.count", count);
            case Limit.Until(var until) -> texts.text("rule.until", times.moment(until));
        };
    }
}
