package io.gadfly.schedule;

/// A set of days, as epoch days; perhaps endless. The building block of rules that are not finer than DAILY.
interface Days {
    /// No such day.
    long NONE = Long.MAX_VALUE;

    /// The first day of the set at or after `day`, or `NONE` where there is none up to the year 9999.
    long ceiling(long day);

    /// The first day of the set at or after `day` and before `end`; where there is none, something not before `end`.
    default long ceiling(long day, long end) {
        return ceiling(day);
    }

    /// The last day of the set at or before `day`, or `NONE` where there is none down to the year 1.
    long floor(long day);

    /// The day of the set that comes `n` days of the set after `day`, which is one, or `NONE`.
    default long later(long day, long n) {
        var at = day;
        for (var left = n; left > 0 && at != NONE; left--) {
            at = ceiling(at + 1);
        }
        return at;
    }

    /// Which of `length` days, up to 64, are in the set, the first of them as the lowest bit.
    default long bits(long first, int length) {
        var bits = 0L;
        var end = first + length;
        for (var day = ceiling(first, end); day < end; day = ceiling(day + 1, end)) {
            bits |= 1L << (day - first);
        }
        return bits;
    }

    /// As many bits as there are days.
    static long allBits(int length) {
        return -1L >>> (Long.SIZE - length);
    }

    /// After so many days the set repeats.
    long period();

    default boolean contains(long day) {
        return ceiling(day) == day;
    }

    /// The days that are in both sets, by leaping from the one to the other.
    static Days both(Days one, Days other) {
        return one.equals(ALL)
                ? other
                : other.equals(ALL) ? one : new Both(one, other, DayPattern.common(one.period(), other.period()));
    }

    /// The days that are in one of the sets.
    static Days either(Days one, Days other) {
        return new Either(one, other);
    }

    Days ALL = new Days() {
        @Override
        public long ceiling(long day) {
            return day > Calendar400.LAST_DAY ? NONE : Math.max(day, Calendar400.FIRST_DAY);
        }

        @Override
        public long floor(long day) {
            return day < Calendar400.FIRST_DAY ? NONE : Math.min(day, Calendar400.LAST_DAY);
        }

        @Override
        public long later(long day, long n) {
            return ceiling(day + n);
        }

        @Override
        public long bits(long first, int length) {
            return Calendar400.holds(first, length) ? allBits(length) : Days.super.bits(first, length);
        }

        @Override
        public long period() {
            return 1;
        }
    };

    /// The intersection. What has not come within a period will not come.
    record Both(Days one, Days other, long period) implements Days {
        @Override
        public long ceiling(long day) {
            var here = one.ceiling(day);
            var end = Math.max(day, Calendar400.FIRST_DAY) + period;
            while (here <= end) {
                var there = other.ceiling(here);
                if (there == here || there == NONE) {
                    return there;
                }
                here = one.ceiling(there);
                if (here == there) {
                    return here;
                }
            }
            return NONE;
        }

        @Override
        public long floor(long day) {
            var here = one.floor(day);
            var end = Math.min(day, Calendar400.LAST_DAY) - period;
            while (here != NONE && here >= end) {
                var there = other.floor(here);
                if (there == here || there == NONE) {
                    return there;
                }
                here = one.floor(there);
                if (here == there) {
                    return here;
                }
            }
            return NONE;
        }

        @Override
        public boolean contains(long day) {
            return one.contains(day) && other.contains(day);
        }
    }

    /// The union.
    record Either(Days one, Days other) implements Days {
        @Override
        public long ceiling(long day) {
            return Math.min(one.ceiling(day), other.ceiling(day));
        }

        @Override
        public long floor(long day) {
            var here = one.floor(day);
            var there = other.floor(day);
            return here == NONE ? there : there == NONE ? here : Math.max(here, there);
        }

        @Override
        public boolean contains(long day) {
            return one.contains(day) || other.contains(day);
        }

        @Override
        public long period() {
            return DayPattern.common(one.period(), other.period());
        }
    }
}
