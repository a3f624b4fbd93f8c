package io.gadfly.schedule;

/// Some days of one period, one bit for each, to be counted off.
final class DayBits {
    private final long first;
    private final long[] words;
    private int size;

    /// @param first the epoch day of the first bit
    /// @param length of the period
    DayBits(long first, int length) {
        this.first = first;
        this.words = new long[(length + 63) >> 6];
    }

    /// A day that is not in it yet.
    void add(long day) {
        var bit = (int) (day - first);
        words[bit >> 6] |= 1L << bit;
        size++;
    }

    int size() {
        return size;
    }

    /// The `n`-th of them, from 0.
    long get(int n) {
        var left = n;
        var word = 0;
        for (var count = Long.bitCount(words[0]); left >= count; count = Long.bitCount(words[word])) {
            left -= count;
            word++;
        }
        var bits = words[word];
        for (; left > 0; left--) {
            bits &= bits - 1;
        }
        return first + (word << 6) + Long.numberOfTrailingZeros(bits);
    }
}
