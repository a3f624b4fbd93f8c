package io.gadfly.schedule;

import static io.gadfly.schedule.WallTimes.NONE;

import java.util.List;

/// The instants at which wall times fall on the clock of a zone, in epoch seconds: in a gap by the offset before it, in
/// an overlap at its first pass (RFC 5545 §3.3.5). Two times that fall on one instant are one.
record Instants(WallTimes times, WallClock clock) {
    private Instants far() {
        return new Instants(times, clock.far());
    }

    /// The first instant at or after `instant` that a time of `times` falls on.
    long ceiling(long instant) {
        if (clock.isBeyond(instant)) {
            return far().ceiling(instant);
        }
        var index = clock.changesUpTo(instant);
        var wall = instant + clock.offset(index);
        if (index > 0 && clock.isInShadow(instant, index - 1)) {
            var inGap = times.ceiling(instant + clock.offset(index - 1));
            var there = inGap < clock.wallChange(index - 1) ? inGap - clock.offset(index - 1) : NONE;
            return Math.min(there, onward(wall));
        }
        if (index > 0) {
            // The second pass of an overlap holds nothing.
            wall = Math.max(wall, clock.wallChange(index - 1));
        }
        return onward(wall);
    }

    /// Whether a time of `times` falls on `instant`.
    boolean contains(long instant) {
        if (clock.isBeyond(instant)) {
            return far().contains(instant);
        }
        var index = clock.changesUpTo(instant);
        var wall = instant + clock.offset(index);
        if (index == 0) {
            return times.contains(wall);
        }
        return clock.isInShadow(instant, index - 1) && times.contains(instant + clock.offset(index - 1))
                || wall >= clock.wallChange(index - 1) && times.contains(wall);
    }

    /// Adds the instants of `times` at or after `from` and before `to`, in order, until `found` is full.
    void collect(long from, long to, Longs found) {
        var near = clock.isBeyond(to) ? Math.max(from, clock.end()) : to;
        for (var at = from; at < near && !found.isFull(); ) {
            var index = clock.changesUpTo(at);
            var until = index < clock.count() ? Math.min(near, clock.change(index)) : near;
            if (index > 0 && clock.isInShadow(at, index - 1)) {
                until = Math.min(until, clock.change(index - 1) + clock.gap(index - 1));
                for (var next = ceiling(at); next < until && !found.isFull(); next = ceiling(next + 1)) {
                    found.add(next);
                }
            } else {
                var before = found.size();
                var wall = index > 0
                        ? Math.max(at + clock.offset(index), clock.wallChange(index - 1))
                        : at + clock.offset(index);
                times.collect(wall, until + clock.offset(index), found);
                found.shift(before, -clock.offset(index));
            }
            at = until;
        }
        if (near < to && !found.isFull()) {
            far().collect(near, to, found);
        }
    }

    private long onward(long wall) {
        var next = times.ceiling(wall);
        if (next == NONE) {
            return NONE;
        }
        if (clock.isBeyond(next)) {
            return far().onward(next);
        }
        var index = clock.changesUpToWall(next);
        var instant = next - clock.offset(index);
        if (index < clock.count() && instant >= clock.change(index)) {
            // In a gap; a time after it may come before.
            var after = times.ceiling(clock.wallChange(index));
            return after == NONE ? instant : Math.min(instant, clock.instantOf(after));
        }
        return instant;
    }

    /// The last instant at or before `instant` that a time of `times` falls on.
    long floor(long instant) {
        if (clock.isBeyond(instant)) {
            return far().floor(instant);
        }
        var index = clock.changesUpTo(instant);
        var wall = instant + clock.offset(index);
        if (index > 0 && clock.isInShadow(instant, index - 1)) {
            var best =
                    laterOf(inGap(instant + clock.offset(index - 1), index - 1), instantFrom(times.floor(wall), index));
            if (best != NONE) {
                return best;
            }
            wall = clock.change(index - 1) + clock.offset(index - 1) - 1;
        } else if (index > 0) {
            // In the second pass of an overlap, all of the first has been.
            wall = Math.max(wall, clock.wallChange(index - 1) - 1);
        }
        var previous = times.floor(wall);
        if (previous == NONE) {
            return NONE;
        }
        index = clock.changesUpToWall(previous);
        var before = previous - clock.offset(index);
        return index > 0 && clock.isInShadow(before, index - 1)
                ? laterOf(inGap(clock.wallChange(index - 1) - 1, index - 1), before)
                : before;
    }

    /// The instant of the last time in a gap, up to a wall time in it.
    private long inGap(long wall, int change) {
        var last = times.floor(wall);
        return last == NONE || last < clock.change(change) + clock.offset(change) ? NONE : last - clock.offset(change);
    }

    /// The instant of a wall time after change `index - 1`, if it is.
    private long instantFrom(long wall, int index) {
        return wall == NONE || wall < clock.wallChange(index - 1) ? NONE : wall - clock.offset(index);
    }

    private static long laterOf(long one, long other) {
        return one == NONE ? other : other == NONE ? one : Math.max(one, other);
    }

    /// Those of `times` from `first` on that fall on no instant after `last`. Times in a gap may fall on later ones
    /// than times after it.
    WallTimes upTo(long first, long last) {
        if (clock.isBeyond(last)) {
            return far().upTo(first, last);
        }
        var index = clock.changesUpTo(last);
        var wall = last + clock.offset(index);
        if (index > 0 && clock.isInShadow(last, index - 1)) {
            return WallSets.union(List.of(
                    WallSets.within(times, first, last + clock.offset(index - 1)),
                    WallSets.within(times, Math.max(first, clock.wallChange(index - 1)), wall)));
        }
        return WallSets.within(times, first, index > 0 ? Math.max(wall, clock.wallChange(index - 1) - 1) : wall);
    }

    /// How many of `times`, from `first` to `last`, fall on the same instant as an earlier one: after a gap, where the
    /// gap's own times fall.
    long doubles(long first, long last) {
        if (clock.isBeyond(last)) {
            return far().doubles(first, last);
        }
        var doubles = 0L;
        for (var i = clock.changesUpToWall(first); i < clock.count() && clock.wallChange(i) <= last; i++) {
            var gap = clock.gap(i);
            var end = Math.min(clock.wallChange(i), last - gap + 1);
            var from = Math.max(first, clock.wallChange(i) - gap);
            for (var time = times.ceiling(from); gap > 0 && time < end; time = times.ceiling(time + 1)) {
                doubles += times.contains(time + gap) ? 1 : 0;
            }
        }
        return doubles;
    }

    /// Up to where times are as far from their instants as at `instant`, at least.
    long steadyUntil(long instant) {
        if (clock.isBeyond(instant)) {
            return far().steadyUntil(instant);
        }
        var index = clock.changesUpTo(instant);
        if (index > 0 && clock.isInShadow(instant, index - 1)) {
            return instant + 1;
        }
        return index < clock.count() ? clock.change(index) : clock.end();
    }

    /// The time of `times` that falls on `instant`: where it has two, the one that the clock shows.
    long timeOf(long instant) {
        if (clock.isBeyond(instant)) {
            return far().timeOf(instant);
        }
        var index = clock.changesUpTo(instant);
        var wall = instant + clock.offset(index);
        if (index > 0 && clock.isInShadow(instant, index - 1) && !times.contains(wall)) {
            return instant + clock.offset(index - 1);
        }
        return wall;
    }
}
