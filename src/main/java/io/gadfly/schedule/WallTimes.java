package io.gadfly.schedule;

import java.util.List;

/// An ordered set of wall times, perhaps endless, as seconds since 1970-01-01T00:00 on the wall.
interface WallTimes {
    /// No such time.
    long NONE = Long.MAX_VALUE;

    long DAY = 86_400;

    /// So many times are gathered at once.
    int CHUNK = 1_024;

    /// The first time of the set at or after `time`, or `NONE`.
    long ceiling(long time);

    /// The same before `end`; where there is none, something at or after `end` before which there is none.
    default long ceiling(long time, long end) {
        return ceiling(time);
    }

    /// The last time of the set at or before `time`, or `NONE`.
    long floor(long time);

    /// Adds those at or after `from` and before `to`, in order, until `found` is full.
    default void collect(long from, long to, Longs found) {
        for (var time = ceiling(from); time < to && !found.isFull(); time = ceiling(time + 1)) {
            found.add(time);
        }
    }

    /// The `n`-th time, from 1, at or after `from`; the last where there are fewer, and what lies before `from` where
    /// there are none.
    default long nth(long from, long n) {
        var last = from - 1;
        for (var left = n; left > 0; ) {
            var found = new Longs((int) Math.min(left, CHUNK));
            collect(last + 1, NONE, found);
            if (found.size() == 0) {
                return last;
            }
            last = found.last();
            left -= found.size();
        }
        return last;
    }

    default boolean contains(long time) {
        return ceiling(time) == time;
    }

    /// How the set lies on the days.
    default DayPattern pattern() {
        return DayPattern.unlike(Days.ALL, DayPattern.NEVER_REPEATS);
    }

    /// The sets that make it up.
    default List<WallTimes> members() {
        return List.of(this);
    }
}
