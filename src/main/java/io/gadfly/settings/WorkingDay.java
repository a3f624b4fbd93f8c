package io.gadfly.settings;

import java.time.LocalTime;

/// What "morning" and "evening" mean to the user: for snoozes, and for reminders of a whole day.
public record WorkingDay(LocalTime morning, LocalTime evening) {
    public static final WorkingDay DEFAULT = new WorkingDay(LocalTime.of(9, 0), LocalTime.of(18, 0));
}
