package io.gadfly.schedule;

import java.util.Arrays;

/// Numbers as they come, up to a limit.
final class Longs {
    private static final long[] NONE_YET = {};
    private static final int FEW = 8;

    private int limit;

    /// What comes is below this; by that, and by how far apart the first few lie, room is made for the rest.
    private final long end;

    private long[] values = NONE_YET;
    private int size;

    Longs(int limit) {
        this(limit, Long.MAX_VALUE);
    }

    Longs(int limit, long end) {
        this.limit = limit;
        this.end = end;
    }

    /// Does nothing once full.
    void add(long value) {
        if (isFull()) {
            return;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.min(limit, room()));
        }
        values[size++] = value;
    }

    /// Forgets all, to hold up to another limit from now on.
    void clear(int newLimit) {
        limit = newLimit;
        size = 0;
    }

    private int room() {
        if (size != FEW || end == Long.MAX_VALUE) {
            return Math.max(FEW, size * 4);
        }
        var many = (end - values[0]) * FEW / Math.max(1, values[FEW - 1] - values[0]);
        return Math.clamp(many, 2 * FEW, Integer.MAX_VALUE);
    }

    boolean isFull() {
        return size == limit;
    }

    int size() {
        return size;
    }

    long get(int index) {
        return values[index];
    }

    long last() {
        return values[size - 1];
    }

    /// Adds to all from index `from` on.
    void shift(int from, long distance) {
        for (var i = from; i < size; i++) {
            values[i] += distance;
        }
    }

    long[] toArray() {
        return size == values.length ? values : Arrays.copyOf(values, size);
    }
}
