package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Rescheduled.Range;
import java.util.List;

/// An instance of a series with words or alarms of its own (a RECURRENCE-ID override); its time is the schedule's
/// matter.
///
/// @param range `THIS_AND_FUTURE` where all later instances have them, too
public record ExceptionalInstance(CalendarTime recurrenceId, Range range, Details details, List<Alarm> alarms) {
    public ExceptionalInstance {
        alarms = List.copyOf(alarms);
    }

    public ExceptionalInstance(CalendarTime recurrenceId, Details details, List<Alarm> alarms) {
        this(recurrenceId, Range.THIS, details, alarms);
    }

    public ExceptionalInstance named(CalendarTime other) {
        return new ExceptionalInstance(other, range, details, alarms);
    }

    /// Whether it speaks for all later ones, too.
    public boolean isFromHereOn() {
        return range == Range.THIS_AND_FUTURE;
    }
}
