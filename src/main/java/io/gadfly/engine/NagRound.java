package io.gadfly.engine;

import io.gadfly.notification.Notification;
import io.gadfly.reminder.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The nags of a fire since it was snoozed last: they are counted anew from one. A snooze that was taken back before
/// it was over counts nothing anew.
final class NagRound {
    private NagRound() {}

    /// When that was; empty where it never was.
    ///
    /// @param lines what is told of it, the latest first
    static Optional<Instant> begin(List<TimelineEntry> lines) {
        return lines.stream().skip(since(lines).size()).map(TimelineEntry::at).findFirst();
    }

    /// What is told of it since then.
    ///
    /// @param lines what is told of it, the latest first
    static List<TimelineEntry> since(List<TimelineEntry> lines) {
        var isTakenBack = false;
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.step().equals(TimelineSteps.SNOOZED) && !isTakenBack) {
                return lines.subList(0, i);
            }
            isTakenBack = TimelineSteps.isOfADelivery(line.step()) ? isTakenBack : isComeback(line);
        }
        return lines;
    }

    private static boolean isComeback(TimelineEntry line) {
        return line.cause().equals(Rewinding.UNDO) && TimelineSteps.isLive(line.step());
    }

    /// Whether that nag is one of them.
    ///
    /// @param lines what is told of its fire, the latest first
    static boolean has(Notification nag, List<TimelineEntry> lines) {
        return begin(lines).filter(nag.countedSince()::isBefore).isEmpty();
    }
}
