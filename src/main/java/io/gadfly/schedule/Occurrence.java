package io.gadfly.schedule;

import java.time.Instant;

/// One instance of a schedule.
///
/// @param recurrenceId the start that the recurrence set gave it; its name even when an override moved it
/// @param start when it starts now
/// @param span how long it lasts
public record Occurrence(CalendarTime recurrenceId, CalendarTime start, Span span) {
    public Instant startIn(Zone viewer) {
        return start.in(viewer);
    }

    /// The instant that its name stands for.
    Instant nameIn(Zone viewer) {
        return recurrenceId.in(viewer);
    }

    public Instant endIn(Zone viewer) {
        return span.from(start, viewer);
    }
}
