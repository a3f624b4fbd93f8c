package io.gadfly.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps the last answer each way: a step that stays within a known gap is not searched for afresh. So a rule that
/// matches rarely, or never, costs one search however often it is asked along with others.
///
/// The gaps are immutable; of two threads that write one, either may win.
final class Remembering implements WallTimes {
    private final WallTimes times;

    private @Nullable Gap ahead;
    private @Nullable Gap behind;

    private Remembering(WallTimes times) {
        this.times = times;
    }

    static WallTimes of(WallTimes times) {
        return times instanceof Remembering ? times : new Remembering(times);
    }

    @Override
    public long ceiling(long time) {
        return ceiling(time, NONE);
    }

    /// A search that ended too early goes on where it ended.
    @Override
    public long ceiling(long time, long end) {
        var known = ahead;
        var from = time;
        if (known != null && known.spans(time)) {
            if (known.endsWithTime || known.to >= end) {
                return known.to;
            }
            from = known.to;
        }
        var next = times.ceiling(from, end);
        ahead = new Gap(time, next, next < end);
        return next;
    }

    @Override
    public boolean contains(long time) {
        return times.contains(time);
    }

    @Override
    public long floor(long time) {
        var known = behind;
        if (known == null || !known.spans(time)) {
            var previous = times.floor(time);
            known = new Gap(previous == NONE ? Long.MIN_VALUE : previous, time, false);
            behind = known;
        }
        return known.from == Long.MIN_VALUE ? NONE : known.from;
    }

    @Override
    public void collect(long from, long to, Longs found) {
        times.collect(from, to, found);
    }

    @Override
    public long nth(long from, long n) {
        return times.nth(from, n);
    }

    @Override
    public DayPattern pattern() {
        return times.pattern();
    }

    @Override
    public List<WallTimes> members() {
        return times.members();
    }

    /// Nothing lies between `from` and `to`, of which one is the time that was asked about.
    ///
    /// @param endsWithTime `to` is known to be a time of the set
    private record Gap(long from, long to, boolean endsWithTime) {
        boolean spans(long time) {
            return from <= time && time <= to;
        }
    }
}
