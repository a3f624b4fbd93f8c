package io.gadfly.schedule;

import java.util.Optional;

/// A date added by RDATE; given as a PERIOD it brings a duration of its own (RFC 5545 §3.8.5.2).
public record RecurrenceDate(CalendarTime start, Optional<Span> span) {
    public static RecurrenceDate of(CalendarTime start) {
        return new RecurrenceDate(start, Optional.empty());
    }
}
