package io.gadfly.schedule;

import io.gadfly.schedule.Rescheduled.Range;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What a schedule takes away: EXDATE, EXRULE, and the old places of instances that were moved.
///
/// @param days whole days, as epoch days
/// @param instants of single instances; those of a schedule of days are in `walls` alone
/// @param walls the wall times that stand for single instances, in order
/// @param rules of all exclusion rules
@SuppressWarnings("ArrayRecordComponent")
record Exclusions(Home home, Set<Long> days, Set<Long> instants, long[] walls, List<WallTimes> rules) {
    static Exclusions of(Schedule schedule, Home home) {
        if (schedule.exceptions().isEmpty()
                && schedule.overrides().isEmpty()
                && schedule.exclusionRules().isEmpty()) {
            return new Exclusions(home, Set.of(), Set.of(), new long[0], List.of());
        }
        var days = new HashSet<Long>();
        var instants = new HashSet<Long>();
        var walls = LongStream.builder();
        names(schedule).forEach(name -> {
            switch (name) {
                case CalendarTime.Day(var date) -> days.add(date.toEpochDay());
                case CalendarTime.Floating _, CalendarTime.Zoned _
                when schedule.start() instanceof CalendarTime.Day -> walls.add(home.wall(name));
                case CalendarTime.Floating _, CalendarTime.Zoned _ -> {
                    instants.add(home.instant(name));
                    Arrays.stream(home.clock().wallTimesOf(home.instant(name))).forEach(walls::add);
                }
            }
        });
        var rules = schedule.exclusionRules().stream()
                .map(rule -> RuleTimes.of(rule, home, false))
                .toList();
        return new Exclusions(home, days, instants, walls.build().sorted().toArray(), rules);
    }

    private static Stream<CalendarTime> names(Schedule schedule) {
        var moved = schedule.overrides().stream()
                .filter(override -> override.range() == Range.THIS)
                .map(Rescheduled::recurrenceId);
        return Stream.concat(schedule.exceptions().stream(), moved);
    }

    /// What they leave of a set. Who goes through it asks for one time after the other, so a long run of what is gone
    /// is searched once.
    WallTimes from(WallTimes set) {
        if (days.isEmpty() && walls.length == 0 && rules.isEmpty()) {
            return set;
        }
        var single = walls.length == 0 ? Stream.<WallTimes>empty() : Stream.of(WallSets.listed(walls));
        var gone = WallSets.union(Stream.concat(rules.stream(), single).toList());
        return Remembering.of(new Difference(set, gone, days));
    }

    /// Whether they take a single date away.
    boolean cover(CalendarTime date) {
        if (home.start() instanceof CalendarTime.Day) {
            return coverWall(home.wall(date));
        }
        var instant = home.instant(date);
        return instants.contains(instant)
                || days.contains(Math.floorDiv(home.clock().wallOf(instant), WallTimes.DAY))
                || Arrays.stream(home.clock().wallTimesOf(instant)).anyMatch(this::isGivenByRule);
    }

    private boolean coverWall(long wall) {
        return days.contains(Math.floorDiv(wall, WallTimes.DAY))
                || Arrays.binarySearch(walls, wall) >= 0
                || isGivenByRule(wall);
    }

    private boolean isGivenByRule(long wall) {
        return rules.stream().anyMatch(rule -> rule.contains(wall));
    }
}
