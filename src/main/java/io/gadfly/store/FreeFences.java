package io.gadfly.store;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import java.util.HashSet;
import java.util.List;

/// Finds out which claims are new, before anything of them is written: the fence of the others is in the
/// database, on its way there, or claimed by one before them.
final class FreeFences {
    private final List<Fire> candidates;

    /// What is on its way is asked before the database is: what has arrived meanwhile is found there.
    FreeFences(List<Fire> claims, Applier onItsWay) {
        var fences = new HashSet<Fence>();
        this.candidates = onItsWay.withFreeFence(
                claims.stream().filter(fire -> fences.add(fire.fence())).toList());
        refuse(onItsWay.withTakenNumber(candidates));
    }

    List<Fire> in(Session database) {
        if (candidates.isEmpty()) {
            return candidates;
        }
        var taken = FireRows.findClaimed(database, candidates);
        var free = candidates.stream()
                .filter(fire -> !taken.contains(fire.number()))
                .toList();
        refuseTakenNumbers(database, free);
        return free;
    }

    /// Numbers grow: only one that is not above all that were taken may be among them.
    private static void refuseTakenNumbers(Session database, List<Fire> free) {
        var highest = FireRows.highestNumber(database);
        var low = free.stream().filter(fire -> fire.number() <= highest).toList();
        var taken = low.isEmpty() ? new HashSet<Long>() : new HashSet<>(FireRows.findNumbers(database, low));
        refuse(free.stream().filter(fire -> !taken.add(fire.number())).toList());
    }

    private static void refuse(List<Fire> taken) {
        if (!taken.isEmpty()) {
            throw new IllegalStateException("the number of this fire is taken: " + taken.getFirst());
        }
    }
}
