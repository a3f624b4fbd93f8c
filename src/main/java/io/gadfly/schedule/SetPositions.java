package io.gadfly.schedule;

import org.jspecify.annotations.Nullable;

/// Some places within each period of a rule that is coarser than DAILY: BYSETPOS (RFC 5545 §3.3.10).
final class SetPositions implements WallTimes {
    private final PeriodDays days;

    /// At least one.
    private final TimesOfDay times;

    private final Places places;

    /// Before which nothing is counted.
    private final long firstDay;

    /// The last periods that were looked at, of which as many as may overlap lie in a row. Of two threads that look at
    /// different ones, either may win.
    private final @Nullable Period[] recent = new Period[4];

    private SetPositions(PeriodDays days, TimesOfDay times, Places places, long firstDay) {
        this.days = days;
        this.times = times;
        this.places = places;
        this.firstDay = firstDay;
    }

    /// RFC 5545 counts from the beginning of the interval. The week in which DTSTART lies is the exception on which
    /// implementations agree: it is counted from DTSTART's day.
    static WallTimes of(PeriodDays days, RecurrenceRule rule, long start) {
        var times = TimesOfDay.of(rule.by());
        var firstDay = rule.frequency() == RecurrenceRule.Frequency.WEEKLY ? start : Calendar400.FIRST_DAY;
        var places = Places.of(rule.by().setPositions(), days.most(), times.size());
        return places.isEmpty() ? WallSets.EMPTY : new SetPositions(days, times, places, firstDay);
    }

    @Override
    public long ceiling(long time) {
        var day = days.all().ceiling(Math.max(Math.floorDiv(time, DAY), firstDay));
        var end = day == Days.NONE ? day : day + days.cycle();
        while (day < end) {
            var after = days.firstDayAfter(day);
            var found = NONE;
            for (var index = days.firstAround(day); index <= days.lastAround(day); index++) {
                found = Math.min(found, period(index).ceiling(time));
            }
            if (found < after * DAY) {
                return found;
            }
            day = days.all().ceiling(after);
        }
        return NONE;
    }

    @Override
    public boolean contains(long time) {
        var day = Math.floorDiv(time, DAY);
        if (day < firstDay || !days.all().contains(day)) {
            return false;
        }
        for (var index = days.firstAround(day); index <= days.lastAround(day); index++) {
            if (period(index).ceiling(time) == time) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long floor(long time) {
        var day = days.all().floor(Math.floorDiv(time, DAY));
        var end = day == Days.NONE ? day : Math.max(day - days.cycle(), firstDay);
        while (day != Days.NONE && day >= end) {
            var before = days.lastDayBefore(day);
            var found = NONE;
            for (var index = days.firstAround(day); index <= days.lastAround(day); index++) {
                var last = period(index).floor(time);
                found = found == NONE || last != NONE && last > found ? last : found;
            }
            if (found != NONE && found >= (before + 1) * DAY) {
                return found;
            }
            day = days.all().floor(before);
        }
        return NONE;
    }

    @Override
    public void collect(long from, long to, Longs found) {
        if (days.mayOverlap()) {
            WallTimes.super.collect(from, to, found);
            return;
        }
        var next = ceiling(from);
        while (next < to && !found.isFull()) {
            var day = Math.floorDiv(next, DAY);
            period(days.firstAround(day)).collect(next, to, found);
            var after = days.firstDayAfter(day) * DAY;
            next = after < to ? ceiling(after) : NONE;
        }
    }

    @Override
    public DayPattern pattern() {
        return DayPattern.unlike(days.all(), days.cycle(), (firstDay + 7) * DAY);
    }

    private Period period(long index) {
        var place = (int) (index & 3);
        var known = recent[place];
        if (known == null || known.index != index) {
            known = new Period(index);
            recent[place] = known;
        }
        return known;
    }

    /// The days of one period.
    private final class Period {
        private final long index;
        private final DayBits bits;

        Period(long index) {
            this.index = index;
            this.bits = days.gather(index, firstDay);
        }

        private long at(int place) {
            return bits.get(place / times.size()) * DAY + times.get(place % times.size());
        }

        long ceiling(long time) {
            for (var place : places.in(bits.size())) {
                var found = at(place);
                if (found >= time) {
                    return found;
                }
            }
            return NONE;
        }

        long floor(long time) {
            var chosen = places.in(bits.size());
            for (var i = chosen.length - 1; i >= 0; i--) {
                var found = at(chosen[i]);
                if (found <= time) {
                    return found;
                }
            }
            return NONE;
        }

        void collect(long from, long to, Longs found) {
            for (var place : places.in(bits.size())) {
                var time = at(place);
                if (time >= from && time < to) {
                    found.add(time);
                }
            }
        }
    }
}
