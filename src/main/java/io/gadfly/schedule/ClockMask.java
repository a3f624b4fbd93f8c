package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import java.util.List;

/// The seconds of a day that BYHOUR, BYMINUTE and BYSECOND let through where they limit.
///
/// @param hours one bit for each, as are `minutes` and `seconds`
record ClockMask(long hours, long minutes, long seconds) {
    private static final int DAY = (int) WallTimes.DAY;

    /// Only parts that are not finer than the frequency limit it; the others expand.
    static ClockMask of(ByParts by, Frequency frequency) {
        return new ClockMask(
                bits(by.hours(), 24),
                bits(frequency == Frequency.HOURLY ? List.of() : by.minutes(), 60),
                bits(frequency == Frequency.SECONDLY ? by.seconds() : List.of(), 60));
    }

    private static long bits(List<Integer> values, int size) {
        return values.isEmpty()
                ? (1L << size) - 1
                : values.stream().mapToLong(value -> 1L << value).reduce(0, (one, other) -> one | other);
    }

    boolean allowsAll() {
        return Long.bitCount(hours) == 24 && Long.bitCount(minutes) == 60 && Long.bitCount(seconds) == 60;
    }

    boolean allows(int second) {
        return (hours >>> second / 3600 & minutes >>> second / 60 % 60 & seconds >>> second % 60 & 1) != 0;
    }

    /// For a second that is not allowed, a later one (perhaps that after the last) such that none between is.
    int after(int second) {
        var hour = second / 3600;
        var minute = second / 60 % 60;
        if ((hours >>> hour & 1) == 0) {
            return Math.min(DAY, nextBit(hours, hour, 24) * 3600);
        }
        if ((minutes >>> minute & 1) == 0) {
            return hour * 3600 + nextBit(minutes, minute, 60) * 60;
        }
        return second - second % 60 + nextBit(seconds, second % 60, 60);
    }

    /// For a second that is not allowed, an earlier one (perhaps -1) such that none between is.
    int before(int second) {
        var hour = second / 3600;
        var minute = second / 60 % 60;
        if ((hours >>> hour & 1) == 0) {
            return (previousBit(hours, hour) + 1) * 3600 - 1;
        }
        if ((minutes >>> minute & 1) == 0) {
            return hour * 3600 + (previousBit(minutes, minute) + 1) * 60 - 1;
        }
        return second - second % 60 + previousBit(seconds, second % 60);
    }

    /// `size` where there is none.
    private static int nextBit(long bits, int from, int size) {
        return Math.min(size, Long.numberOfTrailingZeros(bits & -1L << from));
    }

    /// -1 where there is none.
    private static int previousBit(long bits, int to) {
        return 63 - Long.numberOfLeadingZeros(bits & (1L << to + 1) - 1);
    }
}
