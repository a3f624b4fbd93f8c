package io.gadfly.app.cli;

import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.schedule.Occurrence;
import io.gadfly.schedule.Schedule;

/// One date of a series, which becomes otherwise than the others (a RECURRENCE-ID override).
///
/// @param date as it is before the change
record OneDate(Definition series, Occurrence date, Moments viewer) {
    /// Fails where the series has no such date, or more than one.
    ///
    /// @param day the date, with its time where there are several
    static OneDate of(Definition series, String day, Moments viewer) {
        var schedule = series.schedule()
                .filter(Schedule::repeats)
                .orElseThrow(() -> CommandFailure.failed(Words.of("edit.date.single")));
        var date = new InstanceNames(schedule, viewer.zone()).one(viewer.calendarTime(day));
        return new OneDate(series, date, viewer);
    }

    /// What it is called and so on just now.
    Details details() {
        return series.detailsOf(date.recurrenceId());
    }

    OneDate titled(Details details) {
        return new OneDate(series.telling(date.recurrenceId(), details), date, viewer);
    }

    /// To the time that was given; a part of a time leaves the rest as it is.
    OneDate movedBy(TimeOptions time) {
        return time.startAfter(date.start(), viewer)
                .map(start -> new OneDate(series.moving(date.recurrenceId(), start), date, viewer))
                .orElse(this);
    }
}
