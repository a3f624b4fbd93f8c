package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;

/// Names of days, months and places in a row.
///
/// @param phrases of the language
record DayNames(Phrases phrases) {
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
