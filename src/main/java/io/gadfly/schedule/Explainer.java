package io.gadfly.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tells why a schedule has an instance at an instant, or has not.
///
/// @param startCounts DTSTART is an instance whatever the rules say
record Explainer(Schedule schedule, Home home, boolean startCounts) {
    List<Cause> why(long instant) {
        var walls = home.clock().wallTimesOf(instant);
        var wall = home.clock().wallOf(instant);
        var causes = new ArrayList<Cause>();
        given(causes, walls, instant);
        for (var rule : schedule.rules()) {
            causes.add(isGiven(rule, walls) ? new Cause.GivenByRule(rule) : objection(rule, walls, wall));
        }
        removed(causes, walls, instant);
        moved(causes, instant, walls.length == 0 ? new long[] {wall} : walls);
        return List.copyOf(causes);
    }

    private Cause objection(RecurrenceRule rule, long[] walls, long wall) {
        return walls.length == 0
                ? new Cause.SecondPass()
                : new Cause.ForbiddenBy(
                        rule, new RuleObjection(rule, schedule.start().local(), wall).find());
    }

    private void given(List<Cause> causes, long[] walls, long instant) {
        if (startCounts && contains(walls, home.wall(schedule.start()))) {
            causes.add(new Cause.GivenByStart());
        }
        for (var date : schedule.dates()) {
            if (home.isOnTheWall(date.start())
                    ? contains(walls, home.wall(date.start()))
                    : home.instant(date.start()) == instant) {
                causes.add(new Cause.GivenByDate(date));
            }
        }
    }

    private void removed(List<Cause> causes, long[] walls, long instant) {
        for (var exception : schedule.exceptions()) {
            if (Arrays.stream(walls).anyMatch(wall -> home.covers(exception, wall, instant))) {
                causes.add(new Cause.RemovedByException(exception));
            }
        }
        for (var rule : schedule.exclusionRules()) {
            if (isGiven(rule, walls)) {
                causes.add(new Cause.RemovedByRule(rule));
            }
        }
    }

    /// @param walls on which an instance may have been put
    private void moved(List<Cause> causes, long instant, long[] walls) {
        for (var override : schedule.overrides()) {
            var distance = home.distance(override);
            var reached = switch (override.range()) {
                case THIS -> home.instant(override.recurrenceId()) == instant;
                case THIS_AND_FUTURE -> distance != 0 && Arrays.stream(walls).anyMatch(wall -> moves(override, wall));
            };
            if (reached) {
                causes.add(new Cause.MovedAway(override));
            }
            var arrived = switch (override.range()) {
                case THIS -> home.instant(override.start()) == instant;
                case THIS_AND_FUTURE ->
                    distance != 0
                            && Arrays.stream(walls)
                                    .map(wall -> wall - distance)
                                    .anyMatch(name -> moves(override, name) && isGiven(name));
            };
            if (arrived) {
                causes.add(new Cause.MovedHere(override));
            }
        }
    }

    /// Whether it is the last of those that move all that follow, up to a wall time.
    private boolean moves(Rescheduled override, long wall) {
        var from = home.wall(override.recurrenceId());
        return from <= wall
                && schedule.overrides().stream()
                        .filter(other -> other.range() == Rescheduled.Range.THIS_AND_FUTURE)
                        .mapToLong(other -> home.wall(other.recurrenceId()))
                        .noneMatch(other -> from < other && other <= wall);
    }

    /// By anything.
    private boolean isGiven(long wall) {
        var walls = new long[] {wall};
        return startCounts && home.wall(schedule.start()) == wall
                || schedule.rules().stream().anyMatch(rule -> isGiven(rule, walls))
                || schedule.dates().stream().anyMatch(date -> home.wall(date.start()) == wall);
    }

    private boolean isGiven(RecurrenceRule rule, long[] walls) {
        var times = RuleTimes.of(rule, home, startCounts);
        return Arrays.stream(walls).anyMatch(times::contains);
    }

    private static boolean contains(long[] walls, long wanted) {
        return Arrays.stream(walls).anyMatch(wall -> wall == wanted);
    }
}
