package io.gadfly.schedule;

import io.gadfly.schedule.Rescheduled.Range;
import java.util.List;
import java.util.stream.Stream;

/// When: a start and the recurrence set that RFC 5545 §3.8.5 builds on it.
///
/// @param start DTSTART: an instance whatever the rules say, unless an exception takes it away or all rules ended
/// before
/// @param span from DTEND, DURATION or DUE: how long each instance lasts
/// @param rules RRULE, joined
/// @param exclusionRules EXRULE of RFC 2445, read for the sake of old calendars
/// @param dates RDATE
/// @param exceptions EXDATE; a `Day` removes all instances of that day
/// @param overrides instances that were moved
public record Schedule(
        CalendarTime start,
        Span span,
        List<RecurrenceRule> rules,
        List<RecurrenceRule> exclusionRules,
        List<RecurrenceDate> dates,
        List<CalendarTime> exceptions,
        List<Rescheduled> overrides) {
    public Schedule {
        rules = List.copyOf(rules);
        exclusionRules = List.copyOf(exclusionRules);
        dates = List.copyOf(dates);
        exceptions = List.copyOf(exceptions);
        overrides = List.copyOf(overrides);
    }

    /// A single instance.
    public static Schedule once(CalendarTime start) {
        return new Schedule(start, Span.ZERO, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /// A start and one rule, which was read for that start.
    public static Schedule repeating(CalendarTime start, RecurrenceRule rule) {
        return new Schedule(start, Span.ZERO, List.of(rule), List.of(), List.of(), List.of(), List.of());
    }

    /// The same, beginning at `start`.
    public Schedule withStart(CalendarTime start) {
        return new Schedule(start, span, rules, exclusionRules, dates, exceptions, overrides);
    }

    public Schedule withSpan(Span other) {
        return new Schedule(start, other, rules, exclusionRules, dates, exceptions, overrides);
    }

    /// The same with these exceptions, and these instances moved.
    public Schedule with(List<CalendarTime> exceptions, List<Rescheduled> overrides) {
        return new Schedule(start, span, rules, exclusionRules, dates, exceptions, overrides);
    }

    /// The same with these dates besides.
    public Schedule withDates(List<RecurrenceDate> others) {
        return new Schedule(start, span, rules, exclusionRules, others, exceptions, overrides);
    }

    /// Without the instances of these names, moved or not.
    public Schedule leavingOut(List<CalendarTime> names) {
        return with(
                Stream.concat(exceptions.stream(), names.stream()).distinct().toList(),
                overrides.stream()
                        .filter(each -> each.range() == Range.THIS_AND_FUTURE || !names.contains(each.recurrenceId()))
                        .toList());
    }

    /// With the instance of that name at another time, and as long as it was.
    public Schedule moving(CalendarTime name, CalendarTime start) {
        var before = overrides.stream().filter(each -> isOnly(each, name)).findFirst();
        var moved = new Rescheduled(
                name, Range.THIS, start, before.map(Rescheduled::span).orElse(span));
        return with(
                exceptions,
                Stream.concat(overrides.stream().filter(each -> !isOnly(each, name)), Stream.of(moved))
                        .toList());
    }

    private static boolean isOnly(Rescheduled override, CalendarTime name) {
        return override.range() == Range.THIS && override.recurrenceId().equals(name);
    }

    /// Whether there is anything but the start; not whether that gives a second instance.
    public boolean repeats() {
        return !rules.isEmpty() || !dates.isEmpty();
    }
}
