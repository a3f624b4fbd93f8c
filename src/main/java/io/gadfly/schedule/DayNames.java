package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Names of days, months and places in a row.
///
/// @param phrases of the language
record DayNames(Phrases phrases) {
    static final int WEEK = 7;

    private static final Comparator<Integer> FROM_START_FIRST =
            Comparator.comparing((Integer place) -> place < 0).thenComparing(Comparator.naturalOrder());
    private static final List<WeekdayNum> WORKING_DAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).stream()
            .map(WeekdayNum::every)
            .toList();
    private static final List<WeekdayNum> WEEKEND = Stream.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)
            .map(WeekdayNum::every)
            .toList();
    private static final List<WeekdayNum> ALL =
            Stream.of(DayOfWeek.values()).map(WeekdayNum::every).toList();

    /// The names of places, those from the start first.
    static List<String> inOrder(List<Integer> places, Function<Integer, String> name) {
        return places.stream().sorted(FROM_START_FIRST).map(name).toList();
    }

    /// "weekday", where days have such a name together.
    Optional<String> kind(List<WeekdayNum> days) {
        if (days.equals(WORKING_DAYS)) {
            return phrases.find("weekday");
        }
        return days.equals(WEEKEND)
                ? phrases.find("weekendDay")
                : days.equals(ALL) ? phrases.find("day") : Optional.empty();
    }

    /// "weekdays", where days have such a name together.
    Optional<String> group(List<WeekdayNum> days) {
        return days.equals(WORKING_DAYS)
                ? phrases.find("weekdays")
                : days.equals(ALL) ? phrases.find("anyDay") : Optional.empty();
    }

    /// "day 100", "the last day"
    String yearDay(int day) {
        return day > 0
                ? phrases.say("day.number", day)
                : phrases.say("the", day == -1 ? phrases.say("lastDay") : phrases.say("daysBeforeEnd", ordinal(day)));
    }

    /// "week 20", "the last week"
    String week(int week) {
        return week > 0 ? phrases.say("week.number", week) : phrases.say("week.fromEnd", ordinal(week));
    }

    String day(WeekdayNum day) {
        return day.ordinal()
                .map(ordinal -> phrases.say("ordinal.of", ordinal(ordinal), name(day.day())))
                .orElseGet(() -> name(day.day()));
    }

    String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, phrases.locale());
    }

    String months(List<Integer> months) {
        return phrases.list(months.stream()
                .map(month -> Month.of(month).getDisplayName(TextStyle.FULL_STANDALONE, phrases.locale()))
                .toList());
    }

    String monthDay(int day) {
        if (day > 0) {
            return phrases.say("monthDay." + day);
        }
        return day == -1 ? phrases.say("lastDay") : phrases.say("daysBeforeEnd", ordinal(day));
    }

    String ordinal(int number) {
        return phrases.find("ordinal." + number).orElseGet(() -> {
            var place = phrases.say(ending(Math.abs(number)), Math.abs(number));
            return number > 0 ? place : phrases.say("ordinal.fromEnd", place);
        });
    }

    /// 21st, but 11th.
    private String ending(int number) {
        var key = "ordinal.ending." + number % 10;
        return number / 10 % 10 == 1 || phrases.find(key).isEmpty() ? "ordinal.positive" : key;
    }

    String numbers(List<Integer> numbers) {
        return phrases.list(numbers.stream().map(Object::toString).toList());
    }
}
