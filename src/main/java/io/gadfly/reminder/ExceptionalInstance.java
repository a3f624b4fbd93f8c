package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import java.util.List;

/// An instance of a series with words or alarms of its own (a RECURRENCE-ID override); its time is the schedule's
/// matter.
public record ExceptionalInstance(CalendarTime recurrenceId, Details details, List<Alarm> alarms) {
    public ExceptionalInstance {
        alarms = List.copyOf(alarms);
    }
}
