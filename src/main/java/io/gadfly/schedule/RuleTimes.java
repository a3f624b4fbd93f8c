package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.Skipping.Spill;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// What one rule means on the wall: the set of times that it gives from DTSTART on.
final class RuleTimes {
    private static final int CHUNK = 1_024;

    private RuleTimes() {}

    /// @param startCounts DTSTART counts as the first of COUNT even where the rule does not give it
    static WallTimes of(RecurrenceRule rule, CalendarTime start, boolean startCounts) {
        var first = start.local().toEpochSecond(ZoneOffset.UTC);
        var times = endless(rule, start.local());
        return switch (rule.limit()) {
            case Limit.Forever() -> WallSets.within(times, first, WallTimes.NONE - 1);
            case Limit.Until(var until) -> WallSets.within(times, first, last(until, start));
            case Limit.Count(var count) -> {
                var counted = startCounts && !times.contains(first) ? count - 1 : count;
                yield counted == 0 ? WallSets.EMPTY : WallSets.within(times, first, nth(times, first, counted));
            }
        };
    }

    /// Without COUNT, UNTIL and DTSTART as the beginning; only the grid of INTERVAL knows of it.
    static WallTimes endless(RecurrenceRule rule, LocalDateTime start) {
        var complete = RuleDefaults.complete(rule, start);
        var parts = DayParts.of(complete);
        if (rule.frequency().compareTo(Frequency.DAILY) < 0) {
            return Ticks.of(complete, start, days(parts));
        }
        var startDay = start.toLocalDate().toEpochDay();
        var grid = Grid.of(rule, startDay);
        var days = days(parts, grid);
        if (complete.by().setPositions().isEmpty()) {
            return new TimesOfDays(days.all(), TimesOfDay.of(complete.by()));
        }
        return rule.frequency() == Frequency.DAILY
                ? onEachDay(days.all(), TimesOfDay.of(complete.by()).at(complete.by().setPositions()))
                : SetPositions.of(days, complete, startDay);
    }

    private static WallTimes onEachDay(Days days, TimesOfDay times) {
        return times.size() == 0 ? WallSets.EMPTY : new TimesOfDays(days, times);
    }

    /// Whether the rule gives no date in all eternity. The calendar comes round after 400 years, and with it the
    /// periods
    /// that INTERVAL picks, so it is enough to look once round at those that it can ever pick.
    static boolean neverHappens(RecurrenceRule rule, LocalDateTime start) {
        var cycle = switch (rule.frequency()) {
            case YEARLY -> Calendar400.YEARS;
            case MONTHLY -> Calendar400.YEARS * 12;
            case WEEKLY -> Calendar400.WEEKS;
            case DAILY -> Calendar400.DAYS;
            case HOURLY, MINUTELY, SECONDLY -> rule.interval();
        };
        var everyPossible = endless(rule.withInterval(gcd(rule.interval(), cycle)), start);
        return everyPossible instanceof Ticks ticks ? ticks.isEmpty() : everyPossible.ceiling(0) == WallTimes.NONE;
    }

    private static int gcd(int one, int other) {
        return other == 0 ? one : gcd(other, one % other);
    }

    private static PeriodDays days(DayParts parts, Grid grid) {
        var reach = parts.skipping().reach(parts.by());
        if (reach == 0) {
            return PeriodDays.within(grid, in(grid, days(parts)));
        }
        var inside = new YearPattern(parts.with(Spill.DROP));
        var outside = new YearPattern(parts.with(Spill.ONLY));
        var all = grid.everyPeriod()
                ? days(parts)
                : Days.either(in(grid, inside), in(grid.shifted(reach), outside));
        return new PeriodDays(grid, all, inside, outside, reach);
    }

    private static Days in(Grid grid, Days days) {
        return grid.everyPeriod() ? days : Days.both(grid, days);
    }

    private static Days days(DayParts parts) {
        if (parts.isEmpty()) {
            return Days.ALL;
        }
        return parts.weekdaysOnly() ? new Weekdays(DayParts.bits(parts.by().days())) : new YearPattern(parts);
    }

    /// The last wall time that UNTIL lets through. No wall time stands for an instant in the second pass of an overlap;
    /// the whole first pass comes before it.
    private static long last(CalendarTime until, CalendarTime start) {
        if (!(until instanceof CalendarTime.Zoned(var wall, var zone) && start instanceof CalendarTime.Zoned home)) {
            return until.local().toEpochSecond(ZoneOffset.UTC);
        }
        var instant = zone.instantOf(wall);
        var shown = home.zone().wallTimeOf(instant);
        var transition = home.zone().rules().getTransition(shown);
        if (transition != null && transition.isOverlap() && !instant.isBefore(transition.getInstant())) {
            shown = transition.getDateTimeBefore().minusSeconds(1);
        }
        return shown.toEpochSecond(ZoneOffset.UTC);
    }

    /// The `n`-th time from `first` on, or the last where there are fewer.
    private static long nth(WallTimes times, long first, int n) {
        var last = first - 1;
        for (var left = n; left > 0; ) {
            var found = new Longs(Math.min(left, CHUNK));
            times.collect(last + 1, WallTimes.NONE, found);
            if (found.size() == 0) {
                return last;
            }
            last = found.last();
            left -= found.size();
        }
        return last;
    }
}
