package io.gadfly.engine.simulation;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Sees that those that the budget of the hour holds back get their turn: one that came when `k` waited gets
/// one of the next `2k + 2` nags. What rings at one instant has no order: it counts only once a later one shows
/// that the wait went on.
final class FairTurns {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Predicate<ReminderId> honoursQuiet;
    private final Predicate<Fence> isHeldBack;
    private final Violations violations;
    /// Held back or about to ring: at most so many are in line.
    private final Set<Fence> waiting = new HashSet<>();
    /// By each that the budget holds back.
    private final Map<Fence, Wait> heldBack = new HashMap<>();
    /// Since when each waits for a slot: nobody passes it meanwhile.
    private final Map<Fence, Instant> inBacklog = new HashMap<>();

    /// @param nags in which it is to have one
    /// @param passed when others had theirs
    private record Wait(Instant since, int nags, List<Instant> passed) {
        static Wait from(Instant since, int others) {
            return new Wait(since, 2 * others + 2, new ArrayList<>());
        }

        void passes(Instant at) {
            if (at.isAfter(since)) {
                passed.add(at);
            }
        }

        boolean isTooLong(Instant now) {
            var before = now.minus(KEPT);
            return passed.stream().filter(at -> !at.isAfter(before)).count() >= nags;
        }
    }

    /// @param honoursQuiet who does not is not held back either
    /// @param isHeldBack whether it still is by the store: a deletion or an undo may have ended that
    FairTurns(Predicate<ReminderId> honoursQuiet, Predicate<Fence> isHeldBack, Violations violations) {
        this.honoursQuiet = honoursQuiet;
        this.isHeldBack = isHeldBack;
        this.violations = violations;
    }

    /// Something strikes in which the engine may lose who was to be next, or which sets others free.
    void beginCountingAnew() {
        heldBack.clear();
        inBacklog.clear();
    }

    void saving(Changes changes) {
        for (var fire : changes.fires()) {
            switch (fire.state()) {
                case NagState.Held _ -> held(fire.fence(), changes);
                case NagState.Due _, NagState.Queued _ -> {
                    waiting.add(fire.fence());
                    inBacklog.putIfAbsent(fire.fence(), changes.at());
                }
                case NagState.Ringing _ -> {
                    if (Witness.rings(fire.fence(), changes)) {
                        rang(fire.fence(), changes.at());
                    }
                }
                case NagState.Snoozed _, NagState.Over _ -> forget(fire.fence());
            }
        }
    }

    private void forget(Fence fence) {
        waiting.remove(fence);
        heldBack.remove(fence);
        inBacklog.remove(fence);
    }

    private void held(Fence fence, Changes changes) {
        inBacklog.remove(fence);
        var isForBudget = changes.timeline().stream()
                .anyMatch(entry -> entry.fence().equals(fence) && entry.cause().equals("budget"));
        if (isForBudget) {
            heldBack.putIfAbsent(fence, Wait.from(changes.at(), waiting.size()));
        } else {
            heldBack.remove(fence);
        }
        waiting.add(fence);
    }

    private void rang(Fence fence, Instant at) {
        forget(fence);
        if (!honoursQuiet.test(fence.reminder())) {
            return;
        }
        heldBack.forEach((waiting, wait) -> {
            if (inBacklog.getOrDefault(waiting, at).isBefore(at)) {
                return;
            }
            if (wait.isTooLong(at) && isHeldBack.test(waiting)) {
                violations.add("rang though it was long the turn of " + waiting, fence);
            }
            wait.passes(at);
        });
    }
}
