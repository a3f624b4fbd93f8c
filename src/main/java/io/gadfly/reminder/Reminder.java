package io.gadfly.reminder;

import java.util.Optional;

/// Something to be reminded of.
///
/// @param version grows with every edit, from 1
/// @param uid UID of RFC 5545 §3.8.4.7: its name in calendars, in and out
public record Reminder(ReminderId id, long version, String uid, Definition definition, Origin origin, Status status) {
    public enum Status {
        /// Fires when it is time.
        OPEN,
        /// Finished as a whole; kept for the history.
        DONE,
        /// Kept, but does not fire: switched off by the user, or its next date cannot be told.
        DISABLED
    }

    public String title() {
        return definition.details().title();
    }

    public Reminder withDefinition(Definition other) {
        return new Reminder(id, version + 1, uid, other, origin, status);
    }

    public Reminder withStatus(Status other) {
        return new Reminder(id, version + 1, uid, definition, origin, other);
    }

    /// The address of the subscribed calendar that it comes from, where it is read only.
    public Optional<String> subscribedTo() {
        return origin instanceof Origin.Calendar calendar && calendar.subscribed()
                ? Optional.of(calendar.source())
                : Optional.empty();
    }
}
