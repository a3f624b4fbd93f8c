package io.gadfly.schedule;

/// The days that fall on some weekdays.
///
/// @param bits bit 0 is Monday; at least one is set
record Weekdays(int bits) implements Days {
    /// Every seventh bit.
    private static final long ALL_WEEKS = 0x8102_0408_1020_4081L;

    @Override
    public long ceiling(long day) {
        var from = Math.max(day, Calendar400.FIRST_DAY);
        var weekday = Calendar400.weekday(from);
        // The week twice over, so that one look reaches round its end.
        var next = from + Integer.numberOfTrailingZeros((bits | bits << 7) >>> weekday);
        return next > Calendar400.LAST_DAY ? NONE : next;
    }

    @Override
    public long floor(long day) {
        var from = Math.min(day, Calendar400.LAST_DAY);
        var weekday = Calendar400.weekday(from);
        var last = from - Integer.numberOfLeadingZeros((bits | bits << 7) << (24 - weekday));
        return last < Calendar400.FIRST_DAY ? NONE : last;
    }

    @Override
    public boolean contains(long day) {
        return (bits >>> Calendar400.weekday(day) & 1) != 0
                && day >= Calendar400.FIRST_DAY
                && day <= Calendar400.LAST_DAY;
    }

    @Override
    public long bits(long first, int length) {
        if (!Calendar400.holds(first, length)) {
            return Days.super.bits(first, length);
        }
        var week = (bits | bits << 7) >>> Calendar400.weekday(first) & 0x7f;
        return week * ALL_WEEKS & Days.allBits(length);
    }

    @Override
    public long later(long day, long n) {
        var perWeek = Integer.bitCount(bits);
        var from = ceiling(day + n / perWeek * 7);
        return from == NONE ? NONE : Days.super.later(from, n % perWeek);
    }

    @Override
    public long period() {
        return 7;
    }
}
