package io.gadfly.schedule;

import java.util.Arrays;
import java.util.List;

/// Some places within each period of a rule that is not finer than DAILY: BYSETPOS (RFC 5545 §3.3.10).
///
/// @param days those of the periods that count
/// @param times at least one
/// @param positions from 1, or from the end where negative
/// @param firstDay before which nothing is counted
record SetPositions(Days days, TimesOfDay times, Grid grid, List<Integer> positions, long firstDay)
        implements WallTimes {
    /// What has not come after the calendar went round once, with a year to spare, will not come.
    private static final long CYCLE = Calendar400.DAYS + 366;

    /// RFC 5545 counts from the beginning of the interval. The week in which DTSTART lies is the exception on which
    /// implementations agree: it is counted from DTSTART's day.
    static SetPositions of(Days days, RecurrenceRule rule, Grid grid, long start) {
        var firstDay = rule.frequency() == RecurrenceRule.Frequency.WEEKLY ? start : Calendar400.FIRST_DAY;
        return new SetPositions(days, TimesOfDay.of(rule.by()), grid, rule.by().setPositions(), firstDay);
    }

    @Override
    public long ceiling(long time) {
        var period = new Period();
        var day = days.ceiling(Math.max(Math.floorDiv(time, DAY), firstDay));
        var end = grid.everyPeriod() ? day + CYCLE : Days.NONE;
        while (day < end) {
            period.around(day);
            var found = NONE;
            for (int position : positions) {
                var candidate = period.at(position);
                if (candidate >= time) {
                    found = Math.min(found, candidate);
                }
            }
            if (found != NONE) {
                return found;
            }
            day = days.ceiling(period.last + 1);
        }
        return NONE;
    }

    @Override
    public long floor(long time) {
        var period = new Period();
        var day = days.floor(Math.floorDiv(time, DAY));
        var end = grid.everyPeriod() ? Math.max(day - CYCLE, firstDay) : firstDay;
        while (day != Days.NONE && day >= end) {
            period.around(day);
            var found = NONE;
            for (int position : positions) {
                var candidate = period.at(position);
                if (candidate <= time && (found == NONE || candidate > found)) {
                    found = candidate;
                }
            }
            if (found != NONE) {
                return found;
            }
            day = days.floor(period.first - 1);
        }
        return NONE;
    }

    /// The days of one period, gathered from both ends as far as they are asked for.
    private final class Period {
        private long first;
        private long last;
        private long[] fromStart = new long[4];
        private long[] fromEnd = new long[4];
        private int fromStartSize;
        private int fromEndSize;

        void around(long day) {
            first = Math.max(firstDay, grid.first(day));
            last = grid.last(day);
            fromStartSize = 0;
            fromEndSize = 0;
        }

        long at(int position) {
            var index = Math.abs(position) - 1;
            var day = position > 0 ? fromStart(index / times.size()) : fromEnd(index / times.size());
            var time = index % times.size();
            return day == Days.NONE ? NONE : day * DAY + times.get(position > 0 ? time : times.size() - 1 - time);
        }

        private long fromStart(int index) {
            while (fromStartSize <= index) {
                var next = fromStartSize == 0 ? first : fromStart[fromStartSize - 1] + 1;
                var day = next > last ? Days.NONE : days.ceiling(next);
                if (day > last) {
                    return Days.NONE;
                }
                if (fromStartSize == fromStart.length) {
                    fromStart = Arrays.copyOf(fromStart, fromStartSize * 2);
                }
                fromStart[fromStartSize++] = day;
            }
            return fromStart[index];
        }

        private long fromEnd(int index) {
            while (fromEndSize <= index) {
                var next = fromEndSize == 0 ? last : fromEnd[fromEndSize - 1] - 1;
                var day = next < first ? Days.NONE : days.floor(next);
                if (day == Days.NONE || day < first) {
                    return Days.NONE;
                }
                if (fromEndSize == fromEnd.length) {
                    fromEnd = Arrays.copyOf(fromEnd, fromEndSize * 2);
                }
                fromEnd[fromEndSize++] = day;
            }
            return fromEnd[index];
        }
    }
}
