package io.gadfly.engine;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the time line tells of a fire, and before that of the one in whose place it stands: that one's nags are
/// its own.
final class Lineage {
    private Lineage() {}

    /// The latest first, without the withdrawal of those that it stands for, itself among them where it came back.
    static List<TimelineEntry> of(ReminderRepository reminders, Fence fence) {
        var lines = new ArrayList<TimelineEntry>();
        var current = fence;
        var hasInherited = false;
        for (var entry : reminders.findTimeline(fence.reminder()).reversed()) {
            if (entry.fence().equals(current)) {
                if (!hasInherited || !entry.step().equals(TimelineSteps.WITHDRAWN_FIRE)) {
                    lines.add(entry);
                }
                var predecessor = predecessor(entry, reminders);
                hasInherited |= predecessor.isPresent();
                current = predecessor.orElse(current);
            }
        }
        return lines;
    }

    /// Whether the fire of that line goes on in the place of the one with that number.
    static boolean isHeir(TimelineEntry entry, long of) {
        return entry.step().equals(TimelineSteps.INHERITED) && entry.cause().equals(Long.toString(of));
    }

    private static Optional<Fence> predecessor(TimelineEntry entry, ReminderRepository reminders) {
        return Optional.of(entry)
                .filter(line -> line.step().equals(TimelineSteps.INHERITED))
                .filter(line -> line.cause().matches("\\d{1,18}"))
                .flatMap(line -> reminders.findFire(Long.parseLong(line.cause())))
                .map(Fire::fence);
    }
}
