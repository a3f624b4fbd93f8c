package io.gadfly.reminder;

import java.time.Instant;

/// What the user says to a fire.
public sealed interface Answer {
    /// Seen it: this fire is silent now, the reminder stays open.
    record Acknowledge() implements Answer {}

    /// This occurrence is finished.
    record Done() implements Answer {}

    /// This occurrence does not count.
    record Skip() implements Answer {}

    /// Again at that instant, with the same policy.
    record Snooze(Instant until) implements Answer {}

    /// Close the bubble; the nagging goes on.
    record Dismiss() implements Answer {}
}
