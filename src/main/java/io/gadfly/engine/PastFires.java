package io.gadfly.engine;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.StoredFires;
import io.gadfly.reminder.TimelineEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

    /// One that was withdrawn.
    record Gone(Fire fire, NagState.Withdrawn state) {
        static Optional<Gone> of(Fire fire) {
            return fire.state() instanceof NagState.Withdrawn state
                    ? Optional.of(new Gone(fire, state))
                    : Optional.empty();
        }
    }

    /// Those that were withdrawn since something fell due the last time, and in whose place none stands that lives
    /// or has ended.
    List<Gone> withdrawn() {
        var lastDue = lastDue();
        return those(entry -> entry.step().equals(TimelineSteps.WITHDRAWN_FIRE)
                        && !entry.at().isBefore(lastDue))
                .flatMap(fire -> Gone.of(fire).stream())
                .filter(Predicate.not(this::goesOn))
                .toList();
    }

    /// Whether it does so by an heir, or one of that one's. Two may stand in each other's place, one after the other.
    private boolean goesOn(Gone gone) {
        var seen = new HashSet<Fence>();
        var last = Optional.of(gone);
        while (last.isPresent() && seen.add(last.get().fire().fence())) {
            var heir = heirOf(last.get());
            if (heir.isEmpty()) {
                return false;
            }
            last = heir.flatMap(Gone::of);
        }
        return last.isEmpty();
    }

    /// The one that has stood in its place since it went away.
    private Optional<Fire> heirOf(Gone gone) {
        return timeline.reversed().stream()
                .filter(entry -> Lineage.isHeir(entry, gone.fire().number())
                        && !entry.at().isBefore(gone.state().at()))
                .findFirst()
                .flatMap(entry -> stored.findFire(entry.fence()));
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
