package io.gadfly.schedule;

import java.util.Arrays;

/// Numbers as they come, up to a limit.
final class Longs {
    private final int limit;
    private long[] values = new long[16];
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
            values = Arrays.copyOf(values, Math.min(limit, size * 4));
        }
        values[size++] = value;
    }

    boolean isFull() {
        return size == limit;
    }

    int size() {
        return size;
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
        return Arrays.copyOf(values, size);
    }
}
