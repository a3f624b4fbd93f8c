package io.gadfly.app.cli;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.RecurrenceDate;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A schedule as the texts of RFC 5545 that make it up.
///
/// @param reader of the times
/// @param zone empty: floating
record ScheduleText(
        TimeReader reader,
        String start,
        Optional<Zone> zone,
        List<String> rules,
        List<String> exclusionRules,
        List<String> dates,
        List<String> exceptions) {

    Parsed<Schedule> parse() {
        return new DateValues(reader)
                .parse(start, zone)
                .then(first -> from(first.getFirst().start()));
    }

    Parsed<Schedule> from(CalendarTime first) {
        return rules(rules, first)
                .then(included -> rules(exclusionRules, first)
                        .then(excluded -> times(dates)
                                .then(added -> times(exceptions)
                                        .map(removed -> schedule(first, included, excluded, added, removed)))));
    }

    static Parsed<List<RecurrenceRule>> rules(List<String> texts, CalendarTime first) {
        return each(texts, text -> rule(text, first)).then(RecurrenceRule::together);
    }

    /// Perhaps with the name of the property in front.
    private static Parsed<RecurrenceRule> rule(String text, CalendarTime first) {
        return RecurrenceRule.parse(text.strip().replaceFirst("(?i)^(RRULE|EXRULE):", ""), first);
    }

    private static Schedule schedule(
            CalendarTime first,
            List<RecurrenceRule> included,
            List<RecurrenceRule> excluded,
            List<RecurrenceDate> added,
            List<RecurrenceDate> removed) {
        var exceptions = removed.stream().map(RecurrenceDate::start).toList();
        return new Schedule(first, Span.ZERO, included, excluded, added, exceptions, List.of());
    }

    private Parsed<List<RecurrenceDate>> times(List<String> properties) {
        return each(properties, text -> new DateValues(reader).parse(text, zone))
                .map(lists -> lists.stream().flatMap(List::stream).toList());
    }

    /// All of them, or the first refusal.
    static <S, T> Parsed<List<T>> each(List<S> sources, Function<? super S, Parsed<T>> read) {
        var values = new ArrayList<T>();
        for (var source : sources) {
            switch (read.apply(source)) {
                case Parsed.Value<T>(var value) -> values.add(value);
                case Parsed.Refused<T>(var refusal) -> {
                    return new Parsed.Refused<>(refusal);
                }
            }
        }
        return Parsed.of(List.copyOf(values));
    }
}
