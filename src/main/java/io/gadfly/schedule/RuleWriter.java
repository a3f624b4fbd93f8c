package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.Skip;
import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes a recurrence rule in its one canonical form: parts in a fixed order, what is the default left out.
final class RuleWriter {
    private RuleWriter() {}

    static String write(RecurrenceRule rule) {
        var parts = new ArrayList<String>();
        if (rule.skip() != Skip.OMIT) {
            parts.add("RSCALE=GREGORIAN");
        }
        parts.add("FREQ=" + rule.frequency());
        if (rule.skip() != Skip.OMIT) {
            parts.add("SKIP=" + rule.skip());
        }
        if (rule.interval() != 1) {
            parts.add("INTERVAL=" + rule.interval());
        }
        addByParts(parts, rule.by());
        if (rule.weekStart() != DayOfWeek.MONDAY) {
            parts.add("WKST=" + name(rule.weekStart()));
        }
        switch (rule.limit()) {
            case Limit.Forever() -> {}
            case Limit.Count(var count) -> parts.add("COUNT=" + count);
            case Limit.Until(var until) -> parts.add("UNTIL=" + until(until));
        }
        return String.join(";", parts);
    }

    /// In UTC where the start has a zone, as RFC 5545 §3.3.10 wants it.
    private static String until(CalendarTime until) {
        return switch (until) {
            case CalendarTime.Zoned(var local, var zone) ->
                CalendarTime.utc(zone.instantOf(local)).text();
            case CalendarTime.Floating _, CalendarTime.Day _ -> until.text();
        };
    }

    static String byParts(ByParts by) {
        var parts = new ArrayList<String>();
        addByParts(parts, by);
        return String.join(";", parts);
    }

    private static void addByParts(List<String> parts, ByParts by) {
        add(parts, "BYMONTH", by.months(), Object::toString);
        add(parts, "BYWEEKNO", by.weekNumbers(), Object::toString);
        add(parts, "BYYEARDAY", by.yearDays(), Object::toString);
        add(parts, "BYMONTHDAY", by.monthDays(), Object::toString);
        add(parts, "BYDAY", by.days(), RuleWriter::day);
        add(parts, "BYHOUR", by.hours(), Object::toString);
        add(parts, "BYMINUTE", by.minutes(), Object::toString);
        add(parts, "BYSECOND", by.seconds(), Object::toString);
        add(parts, "BYSETPOS", by.setPositions(), Object::toString);
    }

    private static <T> void add(List<String> parts, String name, List<T> values, Function<? super T, String> write) {
        if (!values.isEmpty()) {
            parts.add(name + "=" + values.stream().map(write).collect(Collectors.joining(",")));
        }
    }

    static String numbers(List<Integer> numbers) {
        return numbers.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    static String day(WeekdayNum day) {
        return day.ordinal().map(Object::toString).orElse("") + name(day.day());
    }

    private static String name(DayOfWeek day) {
        return day.name().substring(0, 2);
    }
}
