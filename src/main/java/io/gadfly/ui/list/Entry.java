package io.gadfly.ui.list;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import java.time.Instant;
import java.util.Optional;

/// One card of the list, in words, ready to be shown.
///
/// @param heading what stands above it where a new section begins; empty within one
/// @param fence the fire, where one is due
/// @param detail list, tags and how it repeats
/// @param status when it is due, or how far the nagging is
/// @param countdownTo what the running clock beside the status runs down to
public record Entry(
        String heading,
        EntryState standing,
        Reminder reminder,
        Optional<Fence> fence,
        String detail,
        String status,
        Optional<Instant> countdownTo) {
    /// The same for the same thing, whatever has changed about it.
    public String key() {
        return fence.map(Fence::toString).orElseGet(() -> reminder.id().toString());
    }

    public String title() {
        return reminder.title();
    }

    public boolean isUrgent() {
        return reminder.definition().details().priority() == Priority.HIGH;
    }

    Entry withHeading(String other) {
        return new Entry(other, standing, reminder, fence, detail, status, countdownTo);
    }
}
