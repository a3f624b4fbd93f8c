package io.gadfly.engine.simulation;

import io.gadfly.notification.Digest;
import io.gadfly.notification.Digest.Occasion;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Misfire;
import io.gadfly.reminder.NagState;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// Sees that what fell due while nobody was there is told together, and that none is left out of it.
final class Digests {
    private final SimulatedDisk disk;
    private final Witness witness;
    private final Set<Fence> due = new HashSet<>();

    Digests(SimulatedDisk disk, Witness witness) {
        this.disk = disk;
        this.witness = witness;
    }

    /// Several that are claimed late at once have to be told together, unless it is quiet; what had been
    /// claimed before is no claim, nor is what a change of the user made of one, and who answers is there.
    void saving(Changes changes) {
        if (changes.undo().isPresent() || witness.isAnswering()) {
            return;
        }
        var late = changes.claims().stream()
                .filter(fire -> isLate(fire, changes.at()))
                .map(Fire::fence)
                .filter(fence -> disk.store().findFire(fence).isEmpty())
                .toList();
        if (late.size() > 1 && !witness.mayBeHeldBack()) {
            due.addAll(late);
        }
    }

    private static boolean isLate(Fire fire, Instant now) {
        return fire.state() instanceof NagState.Due && fire.dueAt().isBefore(now.minus(Misfire.TOLERANCE));
    }

    void shown(Digest digest) {
        if (digest.occasion() == Occasion.WHILE_AWAY) {
            digest.items().forEach(item -> due.remove(item.fence()));
        }
    }

    /// What could not be told, since the program died or no medium was there.
    void forget() {
        due.clear();
    }

    /// What fell due as the user began to be left alone is held back with the rest.
    void check() {
        if (witness.mayBeHeldBack()) {
            due.clear();
        }
        due.forEach(fence -> witness.violated("left out of the digest", fence));
        due.clear();
    }
}
