package io.gadfly.settings;

import java.time.LocalTime;

/// The time of day at which only reminders that ignore it may ring.
///
/// @param from when it begins; after `to` it reaches over midnight, and as `to` there is none
/// @param to when it ends, exclusive
public record QuietHours(boolean on, LocalTime from, LocalTime to) {
    public static final QuietHours DEFAULT = new QuietHours(false, LocalTime.of(22, 0), LocalTime.of(7, 0));
}
