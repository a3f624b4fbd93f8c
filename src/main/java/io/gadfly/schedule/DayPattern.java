package io.gadfly.schedule;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/// How a set of wall times lies on the days. Most sets have the same seconds on every day on which they have any; by
/// that a difference can leap over days, and over whole periods.
///
/// @param shares what the set has on an epoch day
/// @param seconds of the day, on a usual one; not to be changed
/// @param period after so many days the set repeats, where no break comes between
/// @param breaks wall times at which something begins or ends, in order
@SuppressWarnings("ArrayRecordComponent")
record DayPattern(LongFunction<Share> shares, BitSet seconds, long period, long[] breaks) {
    /// Longer than the calendar.
    static final long NEVER_REPEATS = Calendar400.LAST_DAY - Calendar400.FIRST_DAY + 1;

    enum Share {
        NOTHING,
        USUAL,
        /// Not known without a closer look.
        OTHER
    }

    static DayPattern alike(Days days, BitSet seconds) {
        return new DayPattern(
                day -> days.contains(day) ? Share.USUAL : Share.NOTHING, seconds, days.period(), new long[0]);
    }

    static DayPattern unlike(Days days, long period, long... breaks) {
        return new DayPattern(day -> days.contains(day) ? Share.OTHER : Share.NOTHING, new BitSet(), period, breaks);
    }

    /// From `first` to `last`, both included.
    DayPattern within(long first, long last) {
        var firstDay = Math.floorDiv(first, WallTimes.DAY);
        var lastDay = Math.floorDiv(last, WallTimes.DAY);
        LongFunction<Share> cut = day -> {
            if (day < firstDay || day > lastDay) {
                return Share.NOTHING;
            }
            return day == firstDay || day == lastDay ? Share.OTHER : shares.apply(day);
        };
        var ends = LongStream.of(first, last == Long.MAX_VALUE ? last : last + 1);
        return new DayPattern(
                cut,
                seconds,
                period,
                LongStream.concat(ends, Arrays.stream(breaks)).sorted().toArray());
    }

    Share on(long day) {
        return shares.apply(day);
    }

    /// The least common multiple, where it matters.
    static long common(long one, long other) {
        var multiple = Math.multiplyHigh(one, other / gcd(one, other)) == 0 ? one * (other / gcd(one, other)) : 0;
        return multiple <= 0 ? NEVER_REPEATS : Math.min(multiple, NEVER_REPEATS);
    }

    static long gcd(long one, long other) {
        return other == 0 ? one : gcd(other, one % other);
    }
}
