package io.gadfly.engine;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.StoredFires;
import io.gadfly.reminder.TimelineEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The fires of a reminder that are over, as its time line tells of them.
///
/// @param timeline read once
record PastFires(StoredFires stored, List<TimelineEntry> timeline) {
    private static final Set<String> ENDS = Stream.of(
                    new NagState.Done(Instant.EPOCH), new NagState.Skipped(Instant.EPOCH))
            .map(TimelineSteps::keyOf)
            .collect(Collectors.toUnmodifiableSet());

    private static final String DUE = TimelineSteps.keyOf(new NagState.Due());

    static PastFires of(StoredFires stored, ReminderId reminder) {
        return new PastFires(stored, stored.findTimeline(reminder));
    }

    /// Those that are done or skipped.
    ///
    /// @param isMeant asked before a fire is looked up
    List<Fire> finished(Predicate<Fence> isMeant) {
        return those(entry -> ENDS.contains(entry.step()) && isMeant.test(entry.fence()))
                .filter(fire -> ENDS.contains(TimelineSteps.keyOf(fire.state())))
                .toList();
    }

    /// Those that were withdrawn since something fell due the last time.
    List<Fire> withdrawn() {
        var lastDue = lastDue();
        return those(entry -> entry.step().equals(TimelineSteps.WITHDRAWN_FIRE)
                        && !entry.at().isBefore(lastDue))
                .filter(fire -> fire.state() instanceof NagState.Withdrawn)
                .toList();
    }

    private Instant lastDue() {
        return timeline.stream()
                .filter(entry -> entry.step().equals(DUE))
                .map(TimelineEntry::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private Stream<Fire> those(Predicate<TimelineEntry> isMeant) {
        return timeline.stream()
                .filter(isMeant)
                .map(TimelineEntry::fence)
                .distinct()
                .flatMap(fence -> stored.findFire(fence).stream());
    }
}
