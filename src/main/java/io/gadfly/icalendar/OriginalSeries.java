package io.gadfly.icalendar;

import io.gadfly.schedule.CalendarTime;
import java.util.Map;

/// What a reminder came as: its series, and the instances that were told apart from it.
///
/// @param instances by their recurrence ids
record OriginalSeries(Original master, Map<CalendarTime, Original> instances) {
    /// Empty where no such instance came.
    Original instance(CalendarTime name) {
        var came = instances.get(name);
        return came == null ? master.nothing() : came;
    }
}
