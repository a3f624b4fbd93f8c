package io.gadfly.schedule;

/// The periods of a rule that is not finer than DAILY: its days, weeks, months or years, every INTERVAL-th from the one
/// that holds DTSTART. As a set of days, those that lie in such a period.
///
/// @param origin the number of a period that counts
record Grid(Periods periods, long origin, int interval) implements Days {
    static Grid of(RecurrenceRule rule, long start) {
        var periods = Periods.of(rule);
        return new Grid(periods, periods.indexOf(start), rule.interval());
    }

    /// Later by so many periods.
    Grid shifted(int distance) {
        return new Grid(periods, origin + distance, interval);
    }

    /// Whether every period counts.
    boolean everyPeriod() {
        return interval == 1;
    }

    /// The first period that counts at or after one.
    long periodFrom(long index) {
        return index + Math.floorMod(origin - index, (long) interval);
    }

    /// The last period that counts at or before one.
    long periodUpTo(long index) {
        return index - Math.floorMod(index - origin, (long) interval);
    }

    @Override
    public long ceiling(long day) {
        if (day > Calendar400.LAST_DAY) {
            return NONE;
        }
        var from = Math.max(day, Calendar400.FIRST_DAY);
        var index = periods.indexOf(from);
        var next = periodFrom(index);
        if (next == index) {
            return from;
        }
        return next > periods.indexOf(Calendar400.LAST_DAY) ? NONE : periods.firstDay(next);
    }

    @Override
    public long floor(long day) {
        if (day < Calendar400.FIRST_DAY) {
            return NONE;
        }
        var from = Math.min(day, Calendar400.LAST_DAY);
        var index = periods.indexOf(from);
        var last = periodUpTo(index);
        if (last == index) {
            return from;
        }
        return last < periods.indexOf(Calendar400.FIRST_DAY) ? NONE : periods.firstDay(last + 1) - 1;
    }

    @Override
    public boolean contains(long day) {
        return Calendar400.holds(day, 1) && Math.floorMod(periods.indexOf(day) - origin, (long) interval) == 0;
    }

    @Override
    public long later(long day, long n) {
        return periods instanceof Periods.OfDays ? ceiling(day + n * interval) : Days.super.later(day, n);
    }

    @Override
    public long period() {
        return DayPattern.common(periods.cycle(), interval) / periods.cycle() * periods.cycleDays();
    }
}
