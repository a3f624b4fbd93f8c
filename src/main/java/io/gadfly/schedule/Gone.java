package io.gadfly.schedule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What exceptions name, gathered so that many can be asked about at once; the same as `Home.covers` of each.
///
/// @param days whole days, as epoch days
/// @param times instants, or wall times where the start is a date
record Gone(Home home, Set<Long> days, Set<Long> times) {
    static Gone of(List<CalendarTime> exceptions, Home home) {
        var days = new HashSet<Long>();
        var times = new HashSet<Long>();
        for (var exception : exceptions) {
            if (exception instanceof CalendarTime.Day(var date)) {
                days.add(date.toEpochDay());
            } else {
                times.add(home.start() instanceof CalendarTime.Day ? home.wall(exception) : home.instant(exception));
            }
        }
        return new Gone(home, days, times);
    }

    boolean covers(long instant) {
        var wall = home.clock().wallOf(instant);
        return days.contains(Math.floorDiv(wall, WallTimes.DAY))
                || times.contains(home.start() instanceof CalendarTime.Day ? wall : instant);
    }
}
