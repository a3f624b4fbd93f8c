package io.gadfly.engine.simulation;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.Schedule;
import java.util.List;
import java.util.Optional;

/// An event of a calendar that somebody else keeps.
///
/// @param sequence grows with each change
record CalendarEvent(int sequence, Definition definition) {
    CalendarEvent with(Optional<Schedule> schedule) {
        return schedule.map(other -> changed(definition.withSchedule(other))).orElse(this);
    }

    CalendarEvent with(Details details) {
        return changed(definition.withDetails(details));
    }

    CalendarEvent with(List<Alarm> alarms) {
        return changed(definition.withAlarms(alarms));
    }

    private CalendarEvent changed(Definition other) {
        return new CalendarEvent(sequence + 1, other);
    }

    /// Whether that is what became of it here.
    boolean isIn(Reminder reminder) {
        var stored = reminder.definition();
        return stored.details().title().equals(definition.details().title())
                && stored.schedule().equals(definition.schedule())
                && stored.alarms().equals(definition.alarms());
    }
}
