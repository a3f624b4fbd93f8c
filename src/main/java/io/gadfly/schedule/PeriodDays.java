package io.gadfly.schedule;

/// Which days each period of a rule has. A day that SKIP pushed out of its period still belongs to that one
/// (RFC 7529 §4.1: BYSETPOS comes after SKIP).
///
/// @param all the days of all periods
/// @param inside days within their period
/// @param outside days that were pushed out of the period before (`reach` 1) or after (-1); none where `reach` is 0
record PeriodDays(Grid grid, Days all, Days inside, Days outside, int reach) {
    static PeriodDays within(Grid grid, Days days) {
        return new PeriodDays(grid, days, days, days, 0);
    }

    private Periods periods() {
        return grid.periods();
    }

    /// The most days that a period may have.
    int most() {
        return periods().longest() + Math.abs(reach);
    }

    /// Whether a day of one period may lie among those of another.
    boolean mayOverlap() {
        return reach != 0;
    }

    /// What has not come after so many days will not come.
    long cycle() {
        return DayPattern.common(all.period(), grid.period()) + 366;
    }

    /// The first of the periods to which `day`, and what lies close to it, may belong.
    long firstAround(long day) {
        return periods().indexOf(day) - (mayOverlap() ? 1 : 0);
    }

    long lastAround(long day) {
        return periods().indexOf(day) + (mayOverlap() ? 1 : 0);
    }

    /// The first day after the period around `day`.
    long firstDayAfter(long day) {
        return periods().firstDay(periods().indexOf(day) + 1);
    }

    /// The last day before the period around `day`.
    long lastDayBefore(long day) {
        return periods().firstDay(periods().indexOf(day)) - 1;
    }

    /// The days of a period from `from` on.
    DayBits gather(long index, long from) {
        var first = periods().firstDay(index);
        var next = periods().firstDay(index + 1);
        var bits = new DayBits(first + Math.min(reach, 0), (int) (next - first) + Math.abs(reach));
        if (grid.periodFrom(index) == index) {
            if (reach < 0 && first - 1 >= from && outside.contains(first - 1)) {
                bits.add(first - 1);
            }
            bits.addAll(inside, Math.max(first, from), next);
            if (reach > 0 && outside.contains(next)) {
                bits.add(next);
            }
        }
        return bits;
    }
}
