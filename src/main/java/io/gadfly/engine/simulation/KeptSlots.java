package io.gadfly.engine.simulation;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import java.util.Set;
import java.util.stream.Collectors;

/// Sees that a pause takes nobody's slot: who rang rings on, over a crash and a restart too, as far as the limit
/// of the pool goes.
final class KeptSlots {
    private final SimulatedDisk disk;
    private final WishedPools wished;
    private final Witness witness;

    KeptSlots(SimulatedDisk disk, WishedPools wished, Witness witness) {
        this.disk = disk;
        this.wished = wished;
        this.witness = witness;
    }

    /// An undo writes again who waited before.
    void saving(Changes changes) {
        changes.fires().stream()
                .filter(fire -> fire.state() instanceof NagState.Queued && wished.isPaused(fire.pool()))
                .filter(fire -> Witness.rings(fire.fence(), changes) && rang(fire))
                .filter(fire -> countStillRinging(fire.pool(), changes) < wished.limitOf(fire.pool()))
                .forEach(fire -> witness.violated("lost its slot in a pause", fire.fence()));
    }

    private boolean rang(Fire fire) {
        return disk.store().findFire(fire.fence()).filter(KeptSlots::rings).isPresent();
    }

    private static boolean rings(Fire fire) {
        return fire.state() instanceof NagState.Ringing;
    }

    private long countStillRinging(String pool, Changes changes) {
        Set<?> changed = changes.fires().stream().map(Fire::fence).collect(Collectors.toSet());
        return disk.store().findWaiting(pool, Integer.MAX_VALUE).stream()
                .filter(fire -> rings(fire) && !changed.contains(fire.fence()))
                .count();
    }
}
