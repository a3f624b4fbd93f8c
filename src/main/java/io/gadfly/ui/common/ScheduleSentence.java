package io.gadfly.ui.common;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.ScheduleWords;
import io.gadfly.schedule.Zone;

/// A schedule in words for a viewer, who need not be told the zone that they are in.
public record ScheduleSentence(Here here, ScheduleWords words) {
    public ScheduleSentence(Here here) {
        this(here, ScheduleWords.in(here.locale()));
    }

    public String of(Schedule schedule) {
        return words.describe(
                schedule.start() instanceof CalendarTime.Zoned(var local, var zone) && zone.equals(here.zone())
                        ? onTheWall(schedule, new CalendarTime.Floating(local), zone)
                        : schedule);
    }

    private static Schedule onTheWall(Schedule schedule, CalendarTime start, Zone zone) {
        return new Schedule(
                start,
                schedule.span(),
                schedule.rules().stream().map(rule -> onTheWall(rule, zone)).toList(),
                schedule.exclusionRules(),
                schedule.dates(),
                schedule.exceptions(),
                schedule.overrides());
    }

    private static RecurrenceRule onTheWall(RecurrenceRule rule, Zone zone) {
        return rule.limit() instanceof Limit.Until(var last)
                ? rule.withLimit(new Limit.Until(new CalendarTime.Floating(zone.wallTimeOf(last.in(zone)))))
                : rule;
    }
}
