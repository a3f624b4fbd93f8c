package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.Frequency;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;

/// A rule finer than DAILY: every INTERVAL-th hour, minute or second of the wall clock from DTSTART on, where the BY
/// parts allow it. Found by leaping, never by stepping from the start.
final class Ticks implements WallTimes {
    private static final long FIRST = Calendar400.FIRST_DAY * DAY;
    private static final long LAST = Calendar400.LAST_DAY * DAY + DAY - 1;

    /// After so many leaps without a find it is worth while to ask whether there is anything to find.
    private static final int PATIENCE = 5_000;

    private final long origin;
    private final int unit;
    private final long step;
    private final Days days;
    private final long hours;
    private final long minutes;
    private final long seconds;

    /// Seconds within the unit.
    private final TimesOfDay offsets;

    private Emptiness emptiness = Emptiness.UNKNOWN;

    private enum Emptiness {
        UNKNOWN,
        EMPTY,
        NOT_EMPTY
    }

    private Ticks(
            long origin, int unit, long step, Days days, long hours, long minutes, long seconds, TimesOfDay offsets) {
        this.origin = origin;
        this.unit = unit;
        this.step = step;
        this.days = days;
        this.hours = hours;
        this.minutes = minutes;
        this.seconds = seconds;
        this.offsets = offsets;
    }

    /// @param rule completed from the start
    static Ticks of(RecurrenceRule rule, LocalDateTime start, Days days) {
        var frequency = rule.frequency();
        var unit = frequency == Frequency.HOURLY ? 3600 : frequency == Frequency.MINUTELY ? 60 : 1;
        var by = rule.by();
        var offsets = TimesOfDay.combine(
                List.of(0),
                frequency == Frequency.HOURLY ? by.minutes() : List.of(0),
                frequency == Frequency.SECONDLY ? List.of(0) : by.seconds());
        return new Ticks(
                Math.floorDiv(start.toEpochSecond(ZoneOffset.UTC), unit) * unit,
                unit,
                (long) unit * rule.interval(),
                days,
                bits(by.hours(), 24),
                frequency == Frequency.HOURLY ? bits(List.of(), 60) : bits(by.minutes(), 60),
                frequency == Frequency.SECONDLY ? bits(by.seconds(), 60) : bits(List.of(), 60),
                by.setPositions().isEmpty() ? offsets : offsets.at(by.setPositions()));
    }

    private static long bits(List<Integer> values, int size) {
        return values.isEmpty()
                ? (1L << size) - 1
                : values.stream().mapToLong(value -> 1L << value).reduce(0, (one, other) -> one | other);
    }

    @Override
    public long ceiling(long time) {
        if (offsets.size() == 0) {
            return NONE;
        }
        var from = Math.floorDiv(Math.max(time, FIRST), unit) * unit;
        var tick = tickFrom(from);
        if (tick == from) {
            var index = offsets.indexFrom((int) (time - tick));
            if (index < offsets.size()) {
                return tick + offsets.get(index);
            }
            tick = tickFrom(from + unit);
        }
        return tick == NONE ? NONE : tick + offsets.first();
    }

    @Override
    public void collect(long from, long to, Longs found) {
        if (!isPlain()) {
            WallTimes.super.collect(from, to, found);
            return;
        }
        for (var time = ceiling(from); time < Math.min(to, LAST + 1) && !found.isFull(); time += step) {
            found.add(time);
        }
    }

    @Override
    public long nth(long from, long n) {
        return isPlain() ? Math.min(ceiling(from) + (n - 1) * step, floor(LAST)) : WallTimes.super.nth(from, n);
    }

    /// Whether each tick counts, and once.
    private boolean isPlain() {
        return days.equals(Days.ALL)
                && offsets.size() == 1
                && Long.bitCount(hours) == 24
                && Long.bitCount(minutes) == 60
                && Long.bitCount(seconds) == 60;
    }

    @Override
    public long floor(long time) {
        if (offsets.size() == 0) {
            return NONE;
        }
        var to = Math.floorDiv(Math.min(time, LAST), unit) * unit;
        var tick = tickUpTo(to);
        if (tick == to) {
            var index = offsets.indexFrom((int) (Math.min(time, LAST) - tick) + 1);
            if (index > 0) {
                return tick + offsets.get(index - 1);
            }
            tick = tickUpTo(to - unit);
        }
        return tick == NONE ? NONE : tick + offsets.last();
    }

    private long tickFrom(long time) {
        var at = time;
        for (var leaps = 0; ; leaps++) {
            at += Math.floorMod(origin - at, step);
            if (at > LAST || leaps == PATIENCE && isEmpty()) {
                return NONE;
            }
            var allowed = allowedFrom(at);
            if (allowed == at || allowed == NONE) {
                return allowed;
            }
            at = allowed;
        }
    }

    private long tickUpTo(long time) {
        var at = time;
        for (var leaps = 0; ; leaps++) {
            at -= Math.floorMod(at - origin, step);
            if (at < FIRST || leaps == PATIENCE && isEmpty()) {
                return NONE;
            }
            var allowed = allowedUpTo(at);
            if (allowed == at || allowed == NONE) {
                return allowed;
            }
            at = allowed;
        }
    }

    /// The first second at or after `time` whose day, hour, minute and second the BY parts allow, or a moment before it
    /// that rules out all in between.
    private long allowedFrom(long time) {
        var day = Math.floorDiv(time, DAY);
        var found = days.ceiling(day);
        if (found != day) {
            return found == Days.NONE ? NONE : found * DAY;
        }
        var second = (int) (time - day * DAY);
        var hour = second / 3600;
        var minute = second / 60 % 60;
        if ((hours >>> hour & 1) == 0) {
            return day * DAY + nextBit(hours, hour, 24) * 3600L;
        }
        if ((minutes >>> minute & 1) == 0) {
            return day * DAY + hour * 3600L + nextBit(minutes, minute, 60) * 60L;
        }
        if ((seconds >>> second % 60 & 1) == 0) {
            return time - second % 60 + nextBit(seconds, second % 60, 60);
        }
        return time;
    }

    private long allowedUpTo(long time) {
        var day = Math.floorDiv(time, DAY);
        var found = days.floor(day);
        if (found != day) {
            return found == Days.NONE ? NONE : found * DAY + DAY - 1;
        }
        var second = (int) (time - day * DAY);
        var hour = second / 3600;
        var minute = second / 60 % 60;
        if ((hours >>> hour & 1) == 0) {
            return day * DAY + (previousBit(hours, hour) + 1) * 3600L - 1;
        }
        if ((minutes >>> minute & 1) == 0) {
            return day * DAY + hour * 3600L + (previousBit(minutes, minute) + 1) * 60L - 1;
        }
        if ((seconds >>> second % 60 & 1) == 0) {
            return time - second % 60 + previousBit(seconds, second % 60);
        }
        return time;
    }

    /// `size` where there is none.
    private static int nextBit(long bits, int from, int size) {
        return Math.min(size, Long.numberOfTrailingZeros(bits & -1L << from));
    }

    /// -1 where there is none.
    private static int previousBit(long bits, int to) {
        return 63 - Long.numberOfLeadingZeros(bits & (1L << to + 1) - 1);
    }

    /// Whether no tick ever falls on an allowed second.
    boolean isEmpty() {
        if (emptiness == Emptiness.UNKNOWN) {
            emptiness = offsets.size() == 0 || meetsNothing() ? Emptiness.EMPTY : Emptiness.NOT_EMPTY;
        }
        return emptiness == Emptiness.EMPTY;
    }

    /// Goes once round the calendar: ticks meet a second of the cycle when they agree modulo what step and cycle have
    /// in common.
    private boolean meetsNothing() {
        var common = DayPattern.gcd(step, Calendar400.DAYS * DAY);
        var residues = new Residues(common, unit, hours, minutes, seconds);
        var day = days.ceiling(0);
        while (day != Days.NONE && day < Calendar400.DAYS) {
            if (residues.contains(Math.floorMod(origin - day * DAY, common))) {
                return false;
            }
            day = days.ceiling(day + 1);
        }
        return true;
    }

    /// Alike on all days where ticks go evenly into a day.
    @Override
    public DayPattern pattern() {
        if (DAY % step != 0) {
            return DayPattern.unlike(
                    days, DayPattern.common(step / DayPattern.gcd(step, DAY), days.period()));
        }
        var of = new BitSet();
        for (var tick = Math.floorMod(origin, step); tick < DAY; tick += step) {
            if (isAllowed((int) tick)) {
                for (var i = 0; i < offsets.size(); i++) {
                    of.set((int) tick + offsets.get(i));
                }
            }
        }
        return DayPattern.alike(days, of);
    }

    private boolean isAllowed(int second) {
        return (hours >>> second / 3600 & minutes >>> second / 60 % 60 & seconds >>> second % 60 & 1) != 0;
    }
}
