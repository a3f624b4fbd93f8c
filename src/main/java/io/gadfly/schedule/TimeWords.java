package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/// Says at which times of a day a rule gives something.
record TimeWords(Phrases phrases, DayNames names) {
    private static final int MOST_TIMES = 6;
    private static final List<Integer> FULL = List.of(0);

    /// @param rule completed from the start
    /// @param written as it stands
    String add(String text, RecurrenceRule rule, RecurrenceRule written) {
        if (rule.frequency().compareTo(Frequency.DAILY) < 0 || count(rule.by()) > MOST_TIMES) {
            return within(text, saidFromStart(rule.by(), written.by()));
        }
        var times = new ArrayList<String>();
        var seconds = TimesOfDay.of(rule.by());
        for (var i = 0; i < seconds.size(); i++) {
            times.add(phrases.time(LocalTime.ofSecondOfDay(seconds.get(i))));
        }
        return phrases.say("part.at", text, phrases.list(times));
    }

    /// How many times of day there are, where all parts are there.
    static int count(ByParts by) {
        return by.hours().size() * by.minutes().size() * by.seconds().size();
    }

    /// Whether a day has nothing after `time`.
    static boolean isOverBy(LocalTime time, ByParts by) {
        var last = LocalTime.of(last(by.hours(), 23), last(by.minutes(), 59), last(by.seconds(), 59));
        return !last.isAfter(time);
    }

    private static int last(List<Integer> values, int highest) {
        return values.isEmpty() ? highest : values.getLast();
    }

    /// What is taken from DTSTART need not be said where it is the full hour or minute.
    private static ByParts saidFromStart(ByParts complete, ByParts written) {
        return written.withTimes(
                complete.hours(),
                complete.minutes().equals(FULL) ? written.minutes() : complete.minutes(),
                complete.seconds().equals(FULL) ? written.seconds() : complete.seconds());
    }

    private String within(String text, ByParts by) {
        var all = text;
        if (!by.hours().isEmpty()) {
            all = phrases.say("part.hours", all, by.hours().size(), names.numbers(by.hours()));
        }
        if (!by.minutes().isEmpty()) {
            all = phrases.say("part.minutes", all, by.minutes().size(), names.numbers(by.minutes()));
        }
        return by.seconds().isEmpty()
                ? all
                : phrases.say("part.seconds", all, by.seconds().size(), names.numbers(by.seconds()));
    }
}
