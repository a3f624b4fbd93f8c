package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.Frequency;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rule finer than DAILY: every INTERVAL-th hour, minute or second of the wall clock from DTSTART on, where the BY
/// parts allow it. Found by leaping, never by stepping from the start.
final class Ticks implements WallTimes {
    private static final long FIRST = Calendar400.FIRST_DAY * DAY;
    private static final long LAST = Calendar400.LAST_DAY * DAY + DAY - 1;

    /// After so many leaps without a find it is worth while to know which ticks are allowed at all.
    private static final int FEW = 24;

    /// After so many leaps without a find it is worth while to ask whether there is anything to find.
    private static final int PATIENCE = 5_000;

    private final long origin;
    private final int unit;
    private final long step;
    private final Days days;
    private final ClockMask mask;

    /// Seconds within the unit.
    private final TimesOfDay offsets;

    private Emptiness emptiness = Emptiness.UNKNOWN;

    private enum Emptiness {
        UNKNOWN,
        EMPTY,
        NOT_EMPTY
    }

    /// Made when ticks turn out to be allowed rarely; two threads may make the same twice.
    private @Nullable TickCycle cycle;

    private Ticks(long origin, int unit, long step, Days days, ClockMask mask, TimesOfDay offsets) {
        this.origin = origin;
        this.unit = unit;
        this.step = step;
        this.days = days;
        this.mask = mask;
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
                ClockMask.of(by, frequency),
                by.setPositions().isEmpty() ? offsets : offsets.at(by.setPositions()));
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
    public boolean contains(long time) {
        var tick = Math.floorDiv(time, unit) * unit;
        return time >= FIRST
                && time <= LAST
                && Math.floorMod(tick - origin, step) == 0
                && offsets.contains((int) (time - tick))
                && mask.allows((int) Math.floorMod(tick, DAY))
                && days.contains(Math.floorDiv(tick, DAY));
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
        return days.equals(Days.ALL) && offsets.size() == 1 && mask.allowsAll();
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
            at += at > LAST ? 0 : Math.floorMod(origin - at, step);
            if (at > LAST || leaps == PATIENCE && isEmpty()) {
                return NONE;
            }
            var day = Math.floorDiv(at, DAY);
            var found = days.ceiling(day);
            var second = (int) (at - day * DAY);
            if (found == Days.NONE) {
                return NONE;
            }
            if (found != day) {
                at = found * DAY;
            } else if (mask.allows(second)) {
                return at;
            } else {
                at = leaps < FEW ? day * DAY + mask.after(second) : cycle().from(at);
            }
        }
    }

    private long tickUpTo(long time) {
        var at = time;
        for (var leaps = 0; ; leaps++) {
            at -= Math.floorMod(at - origin, step);
            if (at < FIRST || leaps == PATIENCE && isEmpty()) {
                return NONE;
            }
            var day = Math.floorDiv(at, DAY);
            var found = days.floor(day);
            var second = (int) (at - day * DAY);
            if (found == Days.NONE) {
                return NONE;
            }
            if (found != day) {
                at = found * DAY + DAY - 1;
            } else if (mask.allows(second)) {
                return at;
            } else {
                at = leaps < FEW ? day * DAY + mask.before(second) : cycle().upTo(at);
            }
            if (at == NONE) {
                return NONE;
            }
        }
    }

    private TickCycle cycle() {
        var known = cycle;
        if (known == null) {
            known = new TickCycle(origin, step, mask);
            cycle = known;
        }
        return known;
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
        var residues = new Residues(common, unit, mask);
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
            return DayPattern.unlike(days, DayPattern.common(step / DayPattern.gcd(step, DAY), days.period()));
        }
        var of = new BitSet();
        for (var tick = Math.floorMod(origin, step); tick < DAY; tick += step) {
            if (mask.allows((int) tick)) {
                for (var i = 0; i < offsets.size(); i++) {
                    of.set((int) tick + offsets.get(i));
                }
            }
        }
        return DayPattern.alike(days, of);
    }
}
