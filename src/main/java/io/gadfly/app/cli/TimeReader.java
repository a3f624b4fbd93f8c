package io.gadfly.app.cli;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.Zone;
import java.util.Optional;

/// Reads one point in time.
@FunctionalInterface
interface TimeReader {
    /// @param zone of a time that names none; empty: it is floating
    Parsed<CalendarTime> read(String text, Optional<Zone> zone);

    /// As people type it: all forms of `Moments`, those of RFC 5545 among them. Throws a `TypeConversionException`
    /// where it is none.
    static TimeReader typed(Moments viewer) {
        return (text, zone) -> Parsed.of(typed(text, zone, viewer));
    }

    private static CalendarTime typed(String text, Optional<Zone> zone, Moments viewer) {
        var home = zone.orElse(viewer.zone());
        var time = new Moments(home, viewer.now()).calendarTime(text);
        return zone.isEmpty() && time instanceof CalendarTime.Zoned
                ? new CalendarTime.Floating(home.wallTimeOf(time.in(home)))
                : time;
    }
}
