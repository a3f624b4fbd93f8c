package io.gadfly.schedule;

/// What a RECURRENCE-ID override does to time (RFC 5545 §3.8.4.4): the named instance, or it and all later ones, at
/// another time. A cancelled instance is an exception date instead.
///
/// @param recurrenceId the original start of the instance
/// @param range how far the override reaches
/// @param start the new start of that instance; with `THIS_AND_FUTURE` later ones move by the same wall-clock distance
/// @param span the new duration
public record Rescheduled(CalendarTime recurrenceId, Range range, CalendarTime start, Span span) {
    public enum Range {
        THIS,
        THIS_AND_FUTURE
    }
}
