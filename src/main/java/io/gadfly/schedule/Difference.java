package io.gadfly.schedule;

import io.gadfly.schedule.Refusal.Reason;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What rules and dates give, without what exceptions and exclusion rules take away.
///
/// Exceptions are few or far between, as a rule, so the next time that is left is looked for one by one; where many
/// in a row are gone, day by day, and a whole period without any is proof that there are none up to the next time at
/// which something begins or ends. Where even that does not come to an answer in bounded work, a `RefusedException`
/// says so.
final class Difference implements WallTimes {
    /// After so many in a row that are gone it is worth while to look at whole days.
    private static final int FEW = 100;

    /// After so many steps of any kind the search is broken off: enough for each day of a round of the calendar.
    private static final int MANY = 160_000;

    private final WallTimes given;
    private final WallTimes gone;
    private final Set<Long> goneDays;

    /// Made when needed; two threads may make the same twice.
    private @Nullable WholeDays wholeDays;

    /// @param goneDays whole days that are gone, as epoch days
    Difference(WallTimes given, WallTimes gone, Set<Long> goneDays) {
        this.given = given;
        this.gone = gone;
        this.goneDays = Set.copyOf(goneDays);
    }

    @Override
    public boolean contains(long time) {
        return given.contains(time) && !isGone(time);
    }

    private boolean isGone(long time) {
        return !goneDays.isEmpty() && goneDays.contains(Math.floorDiv(time, DAY)) || gone.contains(time);
    }

    @Override
    public long ceiling(long time) {
        return firstBetween(time, NONE);
    }

    @Override
    public long ceiling(long time, long end) {
        return firstBetween(time, end);
    }

    @Override
    public void collect(long from, long to, Longs found) {
        for (var time = firstBetween(from, to); time < to && !found.isFull(); time = firstBetween(time + 1, to)) {
            found.add(time);
        }
    }

    /// Something at or after `to` where there is none.
    private long firstBetween(long from, long to) {
        var next = given.ceiling(from);
        for (var passed = 0; next < to && isGone(next); passed++) {
            if (passed == FEW) {
                return leapForwards(next, to);
            }
            next = given.ceiling(next + 1);
        }
        return next;
    }

    @Override
    public long floor(long time) {
        var previous = given.floor(time);
        for (var passed = 0; previous != NONE && isGone(previous); passed++) {
            if (passed == FEW) {
                return leapBackwards(previous);
            }
            previous = given.floor(previous - 1);
        }
        return previous;
    }

    private long leapForwards(long time, long to) {
        var days = wholeDays();
        var next = time;
        var since = time;
        for (var steps = 0; next < to; steps++) {
            checkCost(steps);
            if (days.breakAfter(since) <= next) {
                since = next;
            } else if (next - since > days.period()) {
                since = days.breakAfter(next);
                next = since == NONE ? NONE : given.ceiling(since);
                continue;
            }
            var day = Math.floorDiv(next, DAY);
            if (days.isGone(day)) {
                next = given.ceiling((day + 1) * DAY);
            } else if (isGone(next)) {
                next = given.ceiling(next + 1);
            } else {
                return next;
            }
        }
        return next;
    }

    private long leapBackwards(long time) {
        var days = wholeDays();
        var previous = time;
        var since = time;
        for (var steps = 0; previous != NONE; steps++) {
            checkCost(steps);
            var barrier = days.breakBefore(since);
            if (barrier != NONE && barrier > previous) {
                since = previous;
            } else if (since - previous > days.period()) {
                since = days.breakBefore(previous);
                previous = since == NONE ? NONE : given.floor(since - 1);
                since = previous;
                continue;
            }
            var day = Math.floorDiv(previous, DAY);
            if (days.isGone(day)) {
                previous = given.floor(day * DAY - 1);
            } else if (isGone(previous)) {
                previous = given.floor(previous - 1);
            } else {
                return previous;
            }
        }
        return NONE;
    }

    private static void checkCost(int steps) {
        if (steps == MANY) {
            throw new RefusedException(Reason.TOO_COSTLY, "EXRULE");
        }
    }

    private WholeDays wholeDays() {
        var known = wholeDays;
        if (known == null) {
            known = new WholeDays(given.members(), gone.members(), goneDays);
            wholeDays = known;
        }
        return known;
    }
}
