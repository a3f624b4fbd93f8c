package io.gadfly.schedule;

import java.util.BitSet;

/// Which ticks fall on a second of the day that a mask allows. After some number of ticks their seconds repeat, so one
/// round tells of all: where few are allowed, the next is found without going through those between.
final class TickCycle {
    private final BitSet allowed = new BitSet();
    private final long origin;
    private final long step;
    private final int length;

    TickCycle(long origin, long step, ClockMask mask) {
        this.origin = origin;
        this.step = step;
        this.length = (int) (WallTimes.DAY / DayPattern.gcd(step, WallTimes.DAY));
        for (var i = 0; i < length; i++) {
            if (mask.allows((int) Math.floorMod(origin + i * step, WallTimes.DAY))) {
                allowed.set(i);
            }
        }
    }

    /// The first allowed tick at or after `tick`, or `WallTimes.NONE` where there is none at all.
    long from(long tick) {
        var place = placeOf(tick);
        var next = allowed.nextSetBit(place);
        if (next < 0) {
            next = allowed.nextSetBit(0) + length;
        }
        return allowed.isEmpty() ? WallTimes.NONE : tick + (next - place) * step;
    }

    /// The last allowed tick at or before `tick`, or `WallTimes.NONE` where there is none at all.
    long upTo(long tick) {
        var place = placeOf(tick);
        var previous = allowed.previousSetBit(place);
        if (previous < 0) {
            previous = allowed.length() - 1 - length;
        }
        return allowed.isEmpty() ? WallTimes.NONE : tick - (place - previous) * step;
    }

    private int placeOf(long tick) {
        return Math.floorMod(Math.floorDiv(tick - origin, step), length);
    }
}
