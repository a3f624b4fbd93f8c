package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.Skip;
import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
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
        if (!(rule.limit() instanceof Limit.Forever)) {
            parts.add(limit(rule.limit()));
        }
        return String.join(";", parts);
    }

    static String limit(Limit limit) {
        return switch (limit) {
            case Limit.Forever() -> "";
            case Limit.Count(var count) -> "COUNT=" + count;
            case Limit.Until(var until) -> "UNTIL=" + until(until);
        };
    }

    static String part(String name, List<?> values) {
        return name
                + '='
                + values.stream()
                        .map(value -> value instanceof WeekdayNum day ? day(day) : value.toString())
                        .collect(Collectors.joining(","));
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
        add(parts, "BYMONTH", by.months());
        add(parts, "BYWEEKNO", by.weekNumbers());
        add(parts, "BYYEARDAY", by.yearDays());
        add(parts, "BYMONTHDAY", by.monthDays());
        add(parts, "BYDAY", by.days());
        add(parts, "BYHOUR", by.hours());
        add(parts, "BYMINUTE", by.minutes());
        add(parts, "BYSECOND", by.seconds());
        add(parts, "BYSETPOS", by.setPositions());
    }

    private static void add(List<String> parts, String name, List<?> values) {
        if (!values.isEmpty()) {
            parts.add(part(name, values));
        }
    }

    static String day(WeekdayNum day) {
        return day.ordinal().map(Object::toString).orElse("") + name(day.day());
    }

    private static String name(DayOfWeek day) {
        return day.name().substring(0, 2);
    }
}
