package io.gadfly.engine;

import io.gadfly.notification.Notification;
import io.gadfly.reminder.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The nags of a fire since it was snoozed last: they are counted anew from one.
final class NagRound {
    private NagRound() {}

    /// When that was; empty where it never was.
    ///
    /// @param lines what is told of it, the latest first
    static Optional<Instant> begin(List<TimelineEntry> lines) {
        return lines.stream()
                .filter(entry -> entry.step().equals(TimelineSteps.SNOOZED))
                .map(TimelineEntry::at)
                .findFirst();
    }

    /// Whether that nag is one of them.
    ///
    /// @param lines what is told of its fire, the latest first
    static boolean has(Notification nag, List<TimelineEntry> lines) {
        return begin(lines).filter(nag.countedSince()::isBefore).isEmpty();
    }
}
