package io.gadfly.engine.simulation;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Sees that those that the budget of the hour holds back get their turn: none of the others rings again and again
/// meanwhile. That one may have been before it in line, so once is fair, and once more where a first nag came
/// between. What rings at one instant has no order: it counts only once a later one shows that the wait went on.
final class FairTurns {
    private static final int FAIR = 2;

    private final Wishes wishes;
    private final Violations violations;
    /// By each that is held back: not counted while it waits for a slot.
    private final Map<Fence, Wait> heldBack = new HashMap<>();
    private final Set<Fence> inBacklog = new HashSet<>();

    /// @param passed when each of the others has rung again since
    private record Wait(Instant since, Map<Fence, SortedSet<Instant>> passed) {
        static Wait from(Instant since) {
            return new Wait(since, new HashMap<>());
        }

        /// How often it had passed before that.
        int passed(Fence other, Instant at) {
            var times = passed.computeIfAbsent(other, _ -> new TreeSet<>());
            if (at.isAfter(since)) {
                times.add(at);
            }
            return times.headSet(at).size();
        }
    }

    FairTurns(Wishes wishes, Violations violations) {
        this.wishes = wishes;
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
                case NagState.Due _, NagState.Queued _ -> inBacklog.add(fire.fence());
                case NagState.Ringing(var n, var _) -> {
                    if (Witness.rings(fire.fence(), changes)) {
                        rang(fire, n, changes.at());
                    }
                }
                case NagState.Snoozed _, NagState.Over _ -> forget(fire.fence());
            }
        }
    }

    private void forget(Fence fence) {
        heldBack.remove(fence);
        inBacklog.remove(fence);
    }

    private void held(Fence fence, Changes changes) {
        var isForBudget = changes.timeline().stream()
                .anyMatch(entry -> entry.fence().equals(fence) && entry.cause().equals("budget"));
        if (isForBudget) {
            heldBack.putIfAbsent(fence, Wait.from(changes.at()));
            inBacklog.remove(fence);
        } else {
            forget(fence);
        }
    }

    private void rang(Fire fire, int n, Instant at) {
        forget(fire.fence());
        if (n > 1 && wishes.honoursQuiet(fire.fence().reminder())) {
            heldBack.forEach((waiting, wait) -> {
                if (!inBacklog.contains(waiting) && wait.passed(fire.fence(), at) >= FAIR) {
                    violations.add("rang again and again while " + waiting + " waited for its turn", fire.fence());
                }
            });
        }
    }
}
