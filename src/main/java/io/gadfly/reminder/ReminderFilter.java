package io.gadfly.reminder;

import java.time.Instant;
import java.util.Optional;

/// Which reminders a list shows; an empty part does not restrict.
public record ReminderFilter(
        Optional<String> list,
        Optional<String> tag,
        Optional<Reminder.Status> status,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> search) {
    public static final ReminderFilter ALL = new ReminderFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
