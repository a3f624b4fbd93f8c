package io.gadfly.reminder;

import java.time.Instant;
import java.util.Optional;

/// A fire that waits for its answer, as the plain calendar of all reminders carries it: so much that it can
/// ring again under the same fence where nothing else is left of the store.
///
/// @param recurrenceId that of its fence
/// @param alarm that of its fence
/// @param dueAt when it was due
/// @param startsAt when its occurrence starts
/// @param until when it rings again, where the user put it to sleep
public record Awaited(String recurrenceId, String alarm, Instant dueAt, Instant startsAt, Optional<Instant> until) {
    public static Awaited of(Fire fire) {
        var until = fire.state() instanceof NagState.Snoozed(var end) ? Optional.of(end) : Optional.<Instant>empty();
        return new Awaited(fire.fence().recurrenceId(), fire.fence().alarm(), fire.dueAt(), fire.startsAt(), until);
    }

    public Fence fence(ReminderId reminder) {
        return new Fence(reminder, recurrenceId, alarm);
    }

    /// Whether it sleeps beyond `now`.
    public boolean isAsleep(Instant now) {
        return until.filter(now::isBefore).isPresent();
    }
}
