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
        var known = ahead;
        if (known != null && known.spans(time)) {
            return known.to;
        }
        var next = times.ceiling(time);
        ahead = new Gap(time, next);
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
            known = new Gap(previous == NONE ? Long.MIN_VALUE : previous, time);
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
    private record Gap(long from, long to) {
        boolean spans(long time) {
            return from <= time && time <= to;
        }
    }
}
