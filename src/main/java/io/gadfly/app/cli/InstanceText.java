package io.gadfly.app.cli;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Occurrence;
import io.gadfly.schedule.Zone;

/// An instance of a series in the local form of RFC 5545, on the wall clock of the series' start.
///
/// @param seriesStart whose zone is meant, also for an instance that a date in UTC added
/// @param viewer where floating times and days are
record InstanceText(CalendarTime seriesStart, Zone viewer) {
    String local(Occurrence occurrence) {
        var start = occurrence.start();
        if (start instanceof CalendarTime.Zoned && seriesStart instanceof CalendarTime.Zoned series) {
            return new CalendarTime.Floating(series.zone().wallTimeOf(start.in(viewer))).text();
        }
        return start instanceof CalendarTime.Day ? start.text() : new CalendarTime.Floating(start.local()).text();
    }

    /// With the offset after a blank, for times that have one.
    String withOffset(Occurrence occurrence) {
        return seriesStart instanceof CalendarTime.Zoned series
                ? local(occurrence) + " " + series.zone().offsetAt(occurrence.startIn(viewer))
                : local(occurrence);
    }
}
