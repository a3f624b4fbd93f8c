package io.gadfly.schedule;

import static io.gadfly.schedule.WallTimes.NONE;

import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The offsets of one zone as a table, to turn instants into wall time and back without garbage. All in seconds since
/// 1970-01-01T00:00, of UTC or on the wall.
///
/// The table is written out for the times that people plan for; that of the far future is made when it is asked for.
final class WallClock {
    private static final Instant NEAR = Instant.parse("2200-01-01T00:00:00Z");
    private static final Instant FAR = Instant.parse("+10000-01-02T00:00:00Z");

    private final ZoneRules rules;

    /// The instants at which the offset changes, up to `end`.
    private final long[] changes;

    /// The wall times up to which the offset before a change applies: to the end of a gap, or of an overlap's first
    /// pass (RFC 5545 §3.3.5).
    private final long[] wallChanges;

    /// The offset before change `i`; one more than there are changes.
    private final int[] offsets;

    private final long end;

    /// Where the last look was; the next is often there too. A race on it costs time, not truth.
    private int recent;

    private @Nullable WallClock far;

    private WallClock(ZoneRules rules, Instant end) {
        this.rules = rules;
        this.end = rules.isFixedOffset() ? Long.MAX_VALUE : end.getEpochSecond();
        var found = new long[64];
        var size = 0;
        for (var next = rules.nextTransition(Instant.MIN);
                next != null && next.getInstant().isBefore(end);
                next = rules.nextTransition(next.getInstant())) {
            if (size == found.length) {
                found = Arrays.copyOf(found, size * 2);
            }
            found[size++] = next.toEpochSecond();
        }
        this.changes = Arrays.copyOf(found, size);
        this.offsets = new int[size + 1];
        this.wallChanges = new long[size];
        offsets[0] = rules.getOffset(Instant.MIN).getTotalSeconds();
        for (var i = 0; i < size; i++) {
            offsets[i + 1] = rules.getOffset(Instant.ofEpochSecond(changes[i])).getTotalSeconds();
            wallChanges[i] = changes[i] + Math.max(offsets[i], offsets[i + 1]);
        }
    }

    static WallClock of(ZoneRules rules) {
        return new WallClock(rules, NEAR);
    }

    private WallClock far() {
        var known = far;
        if (known == null) {
            known = new WallClock(rules, FAR);
            far = known;
        }
        return known;
    }

    /// How many changes are at or before `time`.
    private int indexOf(long[] table, long time) {
        var index = recent;
        if ((index == 0 || table[index - 1] <= time) && (index == table.length || time < table[index])) {
            return index;
        }
        var found = Arrays.binarySearch(table, time);
        index = found >= 0 ? found + 1 : -found - 1;
        recent = index;
        return index;
    }

    long wallOf(long instant) {
        return isBeyond(instant) ? far().wallOf(instant) : instant + offsets[indexOf(changes, instant)];
    }

    long instantOf(long wall) {
        return isBeyond(wall) ? far().instantOf(wall) : wall - offsets[indexOf(wallChanges, wall)];
    }

    private boolean isBeyond(long time) {
        return time >= end && end != FAR.getEpochSecond();
    }

    /// The first instant at or after `instant` that a time of `times` falls on.
    long ceiling(WallTimes times, long instant) {
        if (isBeyond(instant)) {
            return far().ceiling(times, instant);
        }
        var index = indexOf(changes, instant);
        var wall = instant + offsets[index];
        if (index > 0 && isInShadow(instant, index - 1)) {
            var inGap = times.ceiling(instant + offsets[index - 1]);
            var there = inGap < wallChanges[index - 1] ? inGap - offsets[index - 1] : NONE;
            return Math.min(there, onward(times, wall));
        }
        if (index > 0) {
            // The second pass of an overlap holds nothing.
            wall = Math.max(wall, wallChanges[index - 1]);
        }
        return onward(times, wall);
    }

    /// Adds the instants of `times` at or after `from` and before `to`, in order, until `found` is full.
    void collect(WallTimes times, long from, long to, Longs found) {
        var near = isBeyond(to) ? Math.max(from, end) : to;
        for (var at = from; at < near && !found.isFull(); ) {
            var index = indexOf(changes, at);
            var until = index < changes.length ? Math.min(near, changes[index]) : near;
            if (index > 0 && isInShadow(at, index - 1)) {
                until = Math.min(until, changes[index - 1] + gap(index - 1));
                for (var next = ceiling(times, at); next < until && !found.isFull(); next = ceiling(times, next + 1)) {
                    found.add(next);
                }
            } else {
                var before = found.size();
                var wall = index > 0 ? Math.max(at + offsets[index], wallChanges[index - 1]) : at + offsets[index];
                times.collect(wall, until + offsets[index], found);
                found.shift(before, -offsets[index]);
            }
            at = until;
        }
        if (near < to && !found.isFull()) {
            far().collect(times, near, to, found);
        }
    }

    private int gap(int change) {
        return offsets[change + 1] - offsets[change];
    }

    private long onward(WallTimes times, long wall) {
        var next = times.ceiling(wall);
        if (next == NONE) {
            return NONE;
        }
        if (isBeyond(next)) {
            return far().onward(times, next);
        }
        var index = indexOf(wallChanges, next);
        var instant = next - offsets[index];
        if (index < changes.length && instant >= changes[index]) {
            // In a gap; a time after it may come before.
            var after = times.ceiling(wallChanges[index]);
            return after == NONE ? instant : Math.min(instant, instantOf(after));
        }
        return instant;
    }

    /// The last instant at or before `instant` that a time of `times` falls on.
    long floor(WallTimes times, long instant) {
        if (isBeyond(instant)) {
            return far().floor(times, instant);
        }
        var index = indexOf(changes, instant);
        var wall = instant + offsets[index];
        if (index > 0 && isInShadow(instant, index - 1)) {
            var best = laterOf(
                    inGap(times, instant + offsets[index - 1], index - 1), instantFrom(times.floor(wall), index));
            if (best != NONE) {
                return best;
            }
            wall = changes[index - 1] + offsets[index - 1] - 1;
        } else if (index > 0) {
            // In the second pass of an overlap, all of the first has been.
            wall = Math.max(wall, wallChanges[index - 1] - 1);
        }
        var previous = times.floor(wall);
        if (previous == NONE) {
            return NONE;
        }
        index = indexOf(wallChanges, previous);
        var before = previous - offsets[index];
        return index > 0 && isInShadow(before, index - 1)
                ? laterOf(inGap(times, wallChanges[index - 1] - 1, index - 1), before)
                : before;
    }

    /// Whether an instant comes so soon after a gap that times in the gap may fall on it too.
    private boolean isInShadow(long instant, int change) {
        return instant >= changes[change] && instant < changes[change] + gap(change);
    }

    /// The instant of the last time in a gap, up to a wall time in it.
    private long inGap(WallTimes times, long wall, int change) {
        var last = times.floor(wall);
        return last == NONE || last < changes[change] + offsets[change] ? NONE : last - offsets[change];
    }

    /// The instant of a wall time after change `index - 1`, if it is.
    private long instantFrom(long wall, int index) {
        return wall == NONE || wall < wallChanges[index - 1] ? NONE : wall - offsets[index];
    }

    private static long laterOf(long one, long other) {
        return one == NONE ? other : other == NONE ? one : Math.max(one, other);
    }

    /// Those of `times` from `first` on that fall on no instant after `last`. Times in a gap may fall on later ones
    /// than times after it.
    WallTimes upTo(WallTimes times, long first, long last) {
        if (isBeyond(last)) {
            return far().upTo(times, first, last);
        }
        var index = indexOf(changes, last);
        var wall = last + offsets[index];
        if (index > 0 && isInShadow(last, index - 1)) {
            return WallSets.union(List.of(
                    WallSets.within(times, first, last + offsets[index - 1]),
                    WallSets.within(times, Math.max(first, wallChanges[index - 1]), wall)));
        }
        return WallSets.within(times, first, index > 0 ? Math.max(wall, wallChanges[index - 1] - 1) : wall);
    }

    /// How many of `times`, from `first` to `last`, fall on the same instant as an earlier one: after a gap, where the
    /// gap's own times fall.
    long doubles(WallTimes times, long first, long last) {
        if (isBeyond(last)) {
            return far().doubles(times, first, last);
        }
        var doubles = 0L;
        for (var i = indexOf(wallChanges, first); i < changes.length && wallChanges[i] <= last; i++) {
            var gap = gap(i);
            var end = Math.min(wallChanges[i], last - gap + 1);
            var from = Math.max(first, wallChanges[i] - gap);
            for (var time = times.ceiling(from); gap > 0 && time < end; time = times.ceiling(time + 1)) {
                doubles += times.contains(time + gap) ? 1 : 0;
            }
        }
        return doubles;
    }

    /// The time of `times` that falls on `instant`: where it has two, the one that the clock shows.
    long timeOf(WallTimes times, long instant) {
        if (isBeyond(instant)) {
            return far().timeOf(times, instant);
        }
        var index = indexOf(changes, instant);
        var wall = instant + offsets[index];
        if (index > 0 && isInShadow(instant, index - 1) && !times.contains(wall)) {
            return instant + offsets[index - 1];
        }
        return wall;
    }

    /// All wall times that fall on `instant`: none in the second pass of an overlap, two behind a gap.
    long[] wallTimesOf(long instant) {
        if (isBeyond(instant)) {
            return far().wallTimesOf(instant);
        }
        var index = indexOf(changes, instant);
        var wall = instant + offsets[index];
        if (index > 0 && wall < wallChanges[index - 1]) {
            return new long[0];
        }
        return index > 0 && isInShadow(instant, index - 1)
                ? new long[] {instant + offsets[index - 1], wall}
                : new long[] {wall};
    }
}
