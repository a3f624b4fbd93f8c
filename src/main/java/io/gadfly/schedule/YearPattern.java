package io.gadfly.schedule;

import io.gadfly.schedule.YearDays.Year;
import org.jspecify.annotations.Nullable;

/// The days that BY parts allow, year by year. What they allow depends only on the kind of the year, so each kind is
/// worked out once, when first met.
final class YearPattern implements Days {
    private final DayParts parts;

    /// By kind. Two threads may work out the same one twice.
    private final @Nullable YearDays[] kinds = new YearDays[Calendar400.KINDS];

    YearPattern(DayParts parts) {
        this.parts = parts;
    }

    private YearDays daysOf(int year) {
        var kind = Calendar400.kindOf(year);
        var known = kinds[kind];
        if (known == null) {
            known = parts.in(Year.ofKind(kind));
            kinds[kind] = known;
        }
        return known;
    }

    @Override
    public long ceiling(long day) {
        var from = Math.max(day, Calendar400.FIRST_DAY);
        var year = Calendar400.yearOf(from);
        var start = Calendar400.startOfYear(year);
        var found = year > 9999 ? -1 : daysOf(year).next((int) (from - start));
        // After a whole cycle without a day there is none.
        var end = Math.min(9999, year + Calendar400.YEARS);
        while (found < 0 && year < end) {
            start += Calendar400.daysIn(year++);
            found = daysOf(year).next(0);
        }
        return found < 0 ? NONE : start + found;
    }

    /// Years after `end` are not looked at.
    @Override
    public long ceiling(long day, long end) {
        if (day < Calendar400.FIRST_DAY || day > Calendar400.LAST_DAY) {
            return ceiling(day);
        }
        var year = Calendar400.yearOf(day);
        var start = Calendar400.startOfYear(year);
        var found = daysOf(year).next((int) (day - start));
        if (found >= 0) {
            return start + found;
        }
        var next = start + Calendar400.daysIn(year);
        return next >= end ? NONE : ceiling(next);
    }

    @Override
    public long floor(long day) {
        var from = Math.min(day, Calendar400.LAST_DAY);
        if (from < Calendar400.FIRST_DAY) {
            return NONE;
        }
        var year = Calendar400.yearOf(from);
        var start = Calendar400.startOfYear(year);
        var found = daysOf(year).previous((int) (from - start));
        var end = Math.max(1, year - Calendar400.YEARS);
        while (found < 0 && year > end) {
            start -= Calendar400.daysIn(--year);
            found = daysOf(year).previous(365);
        }
        return found < 0 ? NONE : start + found;
    }

    @Override
    public long bits(long first, int length) {
        var year = Calendar400.yearOf(first);
        var from = (int) (first - Calendar400.startOfYear(year));
        return Calendar400.holds(first, length) && from + length <= Calendar400.daysIn(year)
                ? daysOf(year).bits(from, length)
                : Days.super.bits(first, length);
    }

    @Override
    public boolean contains(long day) {
        if (!Calendar400.holds(day, 1)) {
            return false;
        }
        var year = Calendar400.yearOf(day);
        return daysOf(year).contains((int) (day - Calendar400.startOfYear(year)));
    }

    /// Year by year.
    @Override
    public long later(long day, long n) {
        var year = Calendar400.yearOf(day);
        var left = n + daysOf(year).countBefore((int) (day - Calendar400.startOfYear(year)));
        for (; year <= 9999 && left >= daysOf(year).count(); year++) {
            left -= daysOf(year).count();
        }
        return year > 9999 ? NONE : Days.super.later(ceiling(Calendar400.startOfYear(year)), left);
    }

    @Override
    public long period() {
        return Calendar400.DAYS;
    }

    /// Whether any year has a day at all: one cycle holds every kind.
    boolean isEmpty() {
        for (var year = 1; year <= Calendar400.YEARS; year++) {
            if (daysOf(year).count() > 0) {
                return false;
            }
        }
        return true;
    }
}
