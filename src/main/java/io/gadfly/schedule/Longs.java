package io.gadfly.schedule;

import java.util.Arrays;

/// Numbers as they come, up to a limit.
final class Longs {
    private static final long[] NONE_YET = {};
    private static final int FEW = 8;

    private final int limit;
    private long[] values = NONE_YET;
    private int size;

    Longs(int limit) {
        this.limit = limit;
    }

    /// Does nothing once full.
    void add(long value) {
        if (isFull()) {
            return;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.min(limit, Math.max(FEW, size * 4)));
        }
        values[size++] = value;
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
