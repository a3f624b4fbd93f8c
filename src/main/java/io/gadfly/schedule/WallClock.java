package io.gadfly.schedule;

import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.Arrays;
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

    /// The same with the changes of the far future.
    WallClock far() {
        var known = far;
        if (known == null) {
            known = new WallClock(rules, FAR);
            far = known;
        }
        return known;
    }

    /// How many changes are at or before an instant.
    int changesUpTo(long instant) {
        return indexOf(changes, instant);
    }

    /// How many changes are over by a wall time.
    int changesUpToWall(long wall) {
        return indexOf(wallChanges, wall);
    }

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

    /// Whether only `far` knows of an instant or a wall time.
    boolean isBeyond(long time) {
        return time >= end && end != FAR.getEpochSecond();
    }

    int count() {
        return changes.length;
    }

    /// The instant of a change.
    long change(int index) {
        return changes[index];
    }

    /// The wall time up to which the offset before a change applies.
    long wallChange(int index) {
        return wallChanges[index];
    }

    /// The offset before a change, or after the last.
    int offset(int index) {
        return offsets[index];
    }

    long end() {
        return end;
    }

    /// How long the gap of a change is; negative for an overlap.
    int gap(int change) {
        return offsets[change + 1] - offsets[change];
    }

    /// Whether an instant comes so soon after a gap that times in the gap may fall on it too.
    boolean isInShadow(long instant, int change) {
        return instant >= changes[change] && instant < changes[change] + gap(change);
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
