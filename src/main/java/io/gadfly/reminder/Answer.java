package io.gadfly.reminder;

import java.time.Instant;

/// What the user says to a fire.
public sealed interface Answer {
    /// Whether the occurrence is over with it, and not this fire alone.
    default boolean endsOccurrence() {
        return switch (this) {
            case Done _, Skip _ -> true;
            case Acknowledge _, Snooze _, Dismiss _ -> false;
        };
    }

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
