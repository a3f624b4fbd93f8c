package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.Skipping.Spill;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// What one rule means on the wall: the set of times that it gives from DTSTART on.
final class RuleTimes {
    private RuleTimes() {}

    /// @param home where the rule's schedule lives
    /// @param startCounts DTSTART counts as the first of COUNT even where the rule does not give it
    static WallTimes of(RecurrenceRule rule, Home home, boolean startCounts) {
        var start = home.start();
        var first = start.local().toEpochSecond(ZoneOffset.UTC);
        var times = endless(rule, start.local());
        return switch (rule.limit()) {
            case Limit.Forever() -> WallSets.within(times, first, WallTimes.NONE - 1);
            case Limit.Until(var until) ->
                until instanceof CalendarTime.Zoned && start instanceof CalendarTime.Zoned
                        ? new Instants(times, home.clock()).upTo(first, home.instant(until))
                        : WallSets.within(times, first, until.local().toEpochSecond(ZoneOffset.UTC));
            case Limit.Count(var count) -> {
                var counted = startCounts && !times.contains(first) ? count - 1 : count;
                yield counted == 0 ? WallSets.EMPTY : WallSets.within(times, first, nth(times, first, counted, home));
            }
        };
    }

    /// The time at which `n` instants have been. A time that a gap moved onto another counts once.
    private static long nth(WallTimes times, long first, int n, Home home) {
        var last = times.nth(first, n);
        if (!(home.start() instanceof CalendarTime.Zoned)) {
            return last;
        }
        for (var doubles = 0L; ; ) {
            var found = new Instants(times, home.clock()).doubles(first, last);
            if (found == doubles) {
                return last;
            }
            doubles = found;
            last = times.nth(first, n + doubles);
        }
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
                ? onEachDay(
                        days.all(),
                        TimesOfDay.of(complete.by()).at(complete.by().setPositions()))
                : SetPositions.of(days, complete, startDay);
    }

    private static WallTimes onEachDay(Days days, TimesOfDay times) {
        return times.size() == 0 ? WallSets.EMPTY : new TimesOfDays(days, times);
    }

    /// Whether the rule gives no date in all eternity. The calendar comes round after 400 years, and with it the
    /// periods that INTERVAL picks, so it is enough to look once round at those that it can ever pick.
    static boolean neverHappens(RecurrenceRule rule, LocalDateTime start) {
        var cycle = switch (rule.frequency()) {
            case YEARLY -> Calendar400.YEARS;
            case MONTHLY -> Calendar400.YEARS * 12;
            case WEEKLY -> Calendar400.WEEKS;
            case DAILY -> Calendar400.DAYS;
            case HOURLY, MINUTELY, SECONDLY -> rule.interval();
        };
        var everyPossible = endless(
                rule.withInterval(gcd(rule.interval(), cycle)),
                start.withYear(1600 + Math.floorMod(start.getYear(), Calendar400.YEARS)));
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
        var all = grid.everyPeriod() ? days(parts) : Days.either(in(grid, inside), in(grid.shifted(reach), outside));
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
}
