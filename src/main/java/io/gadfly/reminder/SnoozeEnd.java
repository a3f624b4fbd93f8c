package io.gadfly.reminder;

import java.time.Duration;
import java.time.LocalDate;

/// Until when to snooze, in words that mean another instant for each fire and each day.
public sealed interface SnoozeEnd {
    /// When the quiet hours end next.
    record QuietHoursOver() implements SnoozeEnd {}

    /// The next morning of a day from Monday to Friday.
    record NextWorkingMorning() implements SnoozeEnd {}

    /// The morning of that day.
    record MorningOf(LocalDate day) implements SnoozeEnd {}

    /// So long before what the fire is about starts.
    record BeforeStart(Duration lead) implements SnoozeEnd {}
}
