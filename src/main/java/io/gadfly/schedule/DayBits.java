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

    /// Those of a set from one day on and before another, none of which is in it yet.
    void addAll(Days days, long from, long to) {
        for (var day = from; day < to; ) {
            var bit = (int) (day - first);
            var length = (int) Math.min(Long.SIZE - (bit & 63), to - day);
            var bits = days.bits(day, length);
            words[bit >> 6] |= bits << bit;
            size += Long.bitCount(bits);
            day += length;
        }
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
