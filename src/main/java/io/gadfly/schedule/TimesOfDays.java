package io.gadfly.schedule;

import java.util.BitSet;

/// Days, each at the same times: what a rule that is not finer than DAILY comes to without BYSETPOS.
///
/// @param times at least one
record TimesOfDays(Days days, TimesOfDay times) implements WallTimes {
    @Override
    public long ceiling(long time) {
        var day = Math.floorDiv(time, DAY);
        var found = days.ceiling(day);
        if (found == day) {
            var index = times.indexFrom((int) (time - day * DAY));
            if (index < times.size()) {
                return day * DAY + times.get(index);
            }
            found = days.ceiling(day + 1);
        }
        return found == Days.NONE ? NONE : found * DAY + times.first();
    }

    @Override
    public boolean contains(long time) {
        var day = Math.floorDiv(time, DAY);
        return times.contains((int) (time - day * DAY)) && days.contains(day);
    }

    /// Day by day where they lie close together, and from one to the next where they do not.
    @Override
    public void collect(long from, long to, Longs found) {
        var end = Math.floorDiv(to - 1, DAY) + 1;
        for (var first = Math.floorDiv(from, DAY); first < end && !found.isFull(); ) {
            var bits = days.bits(first, (int) Math.min(Long.SIZE, end - first));
            var next = first + Long.SIZE;
            if (bits == 0 && next < end) {
                next = days.ceiling(next, end);
            }
            for (; bits != 0 && !found.isFull(); bits &= bits - 1) {
                collect((first + Long.numberOfTrailingZeros(bits)) * DAY, from, to, found);
            }
            first = next;
        }
    }

    private void collect(long midnight, long from, long to, Longs found) {
        var first = times.indexFrom((int) Math.clamp(from - midnight, 0, DAY));
        for (var i = first; i < times.size() && !found.isFull(); i++) {
            var time = midnight + times.get(i);
            if (time >= from && time < to) {
                found.add(time);
            }
        }
    }

    @Override
    public long floor(long time) {
        var day = Math.floorDiv(time, DAY);
        var found = days.floor(day);
        if (found == day) {
            var index = times.indexFrom((int) (time - day * DAY) + 1);
            if (index > 0) {
                return day * DAY + times.get(index - 1);
            }
            found = days.floor(day - 1);
        }
        return found == Days.NONE ? NONE : found * DAY + times.last();
    }

    @Override
    public long nth(long from, long n) {
        var day = days.ceiling(Math.floorDiv(from, DAY));
        if (day == Days.NONE) {
            return from - 1;
        }
        var passed = Math.max(0, times.indexFrom((int) Math.clamp(from - day * DAY, 0, DAY)));
        var index = passed + n - 1;
        var nthDay = days.later(day, index / times.size());
        return nthDay == Days.NONE
                ? floor(Calendar400.LAST_DAY * DAY + DAY)
                : nthDay * DAY + times.get((int) (index % times.size()));
    }

    @Override
    public DayPattern pattern() {
        var seconds = new BitSet();
        for (var i = 0; i < times.size(); i++) {
            seconds.set(times.get(i));
        }
        return DayPattern.alike(days, seconds);
    }
}
