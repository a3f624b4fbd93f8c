package io.gadfly.schedule;

/// Why a schedule has an instance at some instant, or has not.
public sealed interface Cause {
    /// DTSTART is an instance in its own right.
    record GivenByStart() implements Cause {}

    record GivenByRule(RecurrenceRule rule) implements Cause {}

    record GivenByDate(RecurrenceDate date) implements Cause {}

    /// An override put it there.
    record MovedHere(Rescheduled override) implements Cause {}

    /// An override took it elsewhere.
    record MovedAway(Rescheduled override) implements Cause {}

    record RemovedByException(CalendarTime exception) implements Cause {}

    record RemovedByRule(RecurrenceRule rule) implements Cause {}

    /// The clock shows this time for the second time, after it was set back; rules mean the first (RFC 5545 §3.3.5).
    record SecondPass() implements Cause {}

    /// @param part the part of the rule that does not allow it, such as `BYDAY=MO`; `DTSTART` where it lies before the
    /// start, or where the rule leaves open what the start then settles
    record ForbiddenBy(RecurrenceRule rule, String part) implements Cause {}
}
