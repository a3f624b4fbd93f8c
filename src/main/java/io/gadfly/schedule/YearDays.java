package io.gadfly.schedule;

import java.time.DayOfWeek;
import java.util.Arrays;

/// Some days of a year, one bit for each. Immutable, so it may be shared without care.
final class YearDays {
    private static final int WORDS = 6;

    private final long[] words;

    private final int count;

    private YearDays(long[] words) {
        this.words = words;
        this.count = Arrays.stream(words).mapToInt(Long::bitCount).sum();
    }

    /// The first day from `day` on, counted from 0, or -1.
    int next(int day) {
        var word = day >> 6;
        if (word >= WORDS) {
            return -1;
        }
        var bits = words[word] & -1L << day;
        while (bits == 0) {
            if (++word == WORDS) {
                return -1;
            }
            bits = words[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }

    /// The last day up to `day`, or -1.
    int previous(int day) {
        var word = day >> 6;
        var bits = words[word] & -1L >>> (63 - (day & 63));
        while (bits == 0) {
            if (--word < 0) {
                return -1;
            }
            bits = words[word];
        }
        return (word << 6) + 63 - Long.numberOfLeadingZeros(bits);
    }

    boolean contains(int day) {
        return (words[day >> 6] >>> day & 1) != 0;
    }

    /// Some days in a row, up to 64, the first of them as the lowest bit.
    long bits(int from, int length) {
        var word = from >> 6;
        var bits = words[word] >>> from;
        if ((from & 63) != 0 && word + 1 < WORDS) {
            bits |= words[word + 1] << -from;
        }
        return bits & Days.allBits(length);
    }

    int count() {
        return count;
    }

    int countBefore(int day) {
        var before = 0;
        for (var at = next(0); at >= 0 && at < day; at = next(at + 1)) {
            before++;
        }
        return before;
    }

    /// Collects days; each call adds some.
    static final class Builder {
        private final long[] words = new long[WORDS];
        private final Year year;

        Builder(Year year) {
            this.year = year;
        }

        void add(int day) {
            if (day >= 0 && day < year.length()) {
                words[day >> 6] |= 1L << day;
            }
        }

        void addRange(int from, int to) {
            for (var day = Math.max(from, 0); day < Math.min(to, year.length()); day++) {
                add(day);
            }
        }

        YearDays build() {
            return new YearDays(words.clone());
        }

        /// Keeps only what is in both.
        Builder and(Builder other) {
            for (var i = 0; i < WORDS; i++) {
                words[i] &= other.words[i];
            }
            return this;
        }
    }

    /// What a BY part can see of a year.
    ///
    /// @param firstWeekday of 1 January; Monday is 0
    record Year(int firstWeekday, boolean leap, boolean leapBefore, boolean leapAfter) {
        static Year ofKind(int kind) {
            return new Year(kind / 4, kind % 4 == 1, kind % 4 == 2, kind % 4 == 3);
        }

        int length() {
            return leap ? 366 : 365;
        }

        int weekday(int day) {
            return Math.floorMod(firstWeekday + day, 7);
        }

        int monthStart(int month) {
            return Calendar400.startOfMonth(month, leap);
        }

        /// The day on which week 1 starts, perhaps before the year does: the first week with four days in the year.
        int firstWeek(DayOfWeek weekStart) {
            return firstWeek(firstWeekday, weekStart);
        }

        int firstWeekOfNext(DayOfWeek weekStart) {
            return length() + firstWeek(weekday(length()), weekStart);
        }

        int weeks(DayOfWeek weekStart) {
            return (firstWeekOfNext(weekStart) - firstWeek(weekStart)) / 7;
        }

        int weeksOfPrevious(DayOfWeek weekStart) {
            var length = leapBefore ? 366 : 365;
            return (length + firstWeek(weekStart) - firstWeek(weekday(-length), weekStart)) / 7;
        }

        int weeksOfNext(DayOfWeek weekStart) {
            var length = leapAfter ? 366 : 365;
            var following = length() + length;
            return (following + firstWeek(weekday(following), weekStart) - firstWeekOfNext(weekStart)) / 7;
        }

        private static int firstWeek(int weekday, DayOfWeek weekStart) {
            var daysOfOldWeek = Math.floorMod(weekday - (weekStart.getValue() - 1), 7);
            return daysOfOldWeek <= 3 ? -daysOfOldWeek : 7 - daysOfOldWeek;
        }
    }
}
