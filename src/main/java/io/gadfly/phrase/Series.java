package io.gadfly.phrase;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.time.LocalTime;
import java.util.List;

/// The schedule of a repetition: its rules with their end, and the days that it leaves out.
///
/// @param times of each day; one or none: that of the start
record Series(CalendarTime start, Repetition repetition, List<LocalTime> times) {
    /// @param zone whose clock the times are on
    Schedule schedule(Zone zone) {
        var endless = with(DailyTimes.rules(repetition.rule(), times));
        return switch (repetition.end()) {
            case RepetitionEnd.Never() -> endless;
            case RepetitionEnd.Until(var last) -> ending(endless, new Limit.Until(start.withLocal(last)));
            case RepetitionEnd.For(var length) ->
                ending(
                        endless,
                        new Limit.Until(
                                start.withLocal(start.local().plus(length).minusSeconds(1))));
            case RepetitionEnd.Times(var count) -> ending(endless, after(endless, count, zone));
        };
    }

    private Schedule with(List<RecurrenceRule> rules) {
        var exceptions = repetition.exceptions().stream()
                .<CalendarTime>map(CalendarTime.Day::new)
                .toList();
        return new Schedule(start, Span.ZERO, rules, List.of(), List.of(), exceptions, List.of());
    }

    private Schedule ending(Schedule endless, Limit limit) {
        return with(endless.rules().stream().map(rule -> rule.withLimit(limit)).toList());
    }

    /// Several rules have no count in common, but a last time.
    private static Limit after(Schedule endless, int count, Zone zone) {
        if (endless.rules().size() == 1) {
            return new Limit.Count(count);
        }
        var last = Recurrences.of(endless, zone).first(count).getLast();
        return new Limit.Until(CalendarTime.utc(last.startIn(zone)));
    }
}
