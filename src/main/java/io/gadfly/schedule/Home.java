package io.gadfly.schedule;

import java.time.ZoneOffset;

/// Where a schedule lives: the start that gives its kind of time, and the zone on whose wall its rules run. Brings the
/// times of dates, exceptions and overrides to that wall, whatever kind they are written in.
record Home(CalendarTime start, Zone zone) {
    static Home of(CalendarTime start, Zone viewer) {
        return new Home(start, start instanceof CalendarTime.Zoned zoned ? zoned.zone() : viewer);
    }

    WallClock clock() {
        return zone.clock();
    }

    /// A date among times has the start's time of day; a time among dates, its date.
    long wall(CalendarTime time) {
        var local = time.local();
        if (start instanceof CalendarTime.Day) {
            local = local.toLocalDate().atStartOfDay();
        } else if (time instanceof CalendarTime.Day(var date)) {
            local = date.atTime(start.local().toLocalTime());
        } else if (time instanceof CalendarTime.Zoned zoned && !zoned.zone().equals(zone)) {
            return clock().wallOf(instant(time));
        }
        return local.toEpochSecond(ZoneOffset.UTC);
    }

    /// By how much an override moves its instance on the wall, in seconds.
    long distance(Rescheduled override) {
        return wall(override.start()) - wall(override.recurrenceId());
    }

    long instant(CalendarTime time) {
        return time.in(zone).getEpochSecond();
    }

    /// Whether a wall time stands for `time`; none does for one in the second pass of an overlap.
    boolean isOnTheWall(CalendarTime time) {
        return !(time instanceof CalendarTime.Zoned)
                || start instanceof CalendarTime.Day
                || clock().wallTimesOf(instant(time)).length > 0;
    }

    /// Whether an exception takes an instance away that starts at a wall time or at an instant.
    boolean covers(CalendarTime exception, long wall, long instant) {
        return exception instanceof CalendarTime.Day(var date)
                ? date.toEpochDay() == Math.floorDiv(wall, WallTimes.DAY)
                : start instanceof CalendarTime.Day ? wall(exception) == wall : instant(exception) == instant;
    }
}
