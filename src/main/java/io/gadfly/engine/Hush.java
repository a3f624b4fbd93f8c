package io.gadfly.engine;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.NagPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// When nothing may ring: quiet hours, a silence that the user asked for, and the budget of nags for an hour. A
/// reminder that ignores quiet hours ignores all three.
final class Hush {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Ledger ledger;
    private final Deque<Instant> rung = new ArrayDeque<>();
    private Optional<Instant> silence = Optional.empty();

    /// @param cause what `explain` says about it
    record Until(Instant at, String cause) {}

    Hush(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Until when a nag for that fire has to wait; empty: it may ring.
    Optional<Until> untilFor(Fence fence, Instant now) {
        return until(now).filter(_ -> honours(fence));
    }

    private boolean honours(Fence fence) {
        return ledger.repository()
                .findFire(fence)
                .flatMap(fire -> ledger.repository()
                        .find(fence.reminder())
                        .map(reminder -> ledger.planner().policyOf(fire, reminder)))
                .filter(policy -> policy.quietHours() == NagPolicy.QuietHours.HONOURED)
                .isPresent();
    }

    synchronized Optional<Until> until(Instant now) {
        var surroundings = ledger.planner().surroundings();
        var settings = surroundings.settings();
        return silence.filter(now::isBefore)
                .map(end -> new Until(end, "silence"))
                .or(() -> settings.quietHours()
                        .flatMap(hours -> hours.endAt(now, surroundings.zone()))
                        .map(end -> new Until(end, "quietHours")))
                .or(() -> budgetFreeAt(settings.nagsPerHour(), now).map(end -> new Until(end, "budget")));
    }

    private Optional<Instant> budgetFreeAt(int nagsPerHour, Instant now) {
        if (nagsPerHour == 0) {
            return Optional.empty();
        }
        rung.removeIf(at -> !at.isAfter(now.minus(HOUR)));
        return rung.size() < nagsPerHour
                ? Optional.empty()
                : Optional.of(rung.getFirst().plus(HOUR));
    }

    synchronized void rang(Instant now) {
        if (ledger.planner().surroundings().settings().nagsPerHour() > 0) {
            rung.addLast(now);
        }
    }

    synchronized Optional<Instant> silence() {
        return silence;
    }

    synchronized void silence(Optional<Instant> until) {
        silence = until;
    }
}
