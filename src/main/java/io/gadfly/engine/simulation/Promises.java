package io.gadfly.engine.simulation;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps the engine to what its views say: when a fire that rings nags next, when a fire that waits has a slot
/// at the latest, that no slot stays empty while somebody waits, that no more are taken than there are, and
/// that each is taken for a fire that lives.
///
/// A bound holds as pool and intervals stand, whoever comes later; a promise is off from the moment at which a
/// newcomer joins the pool whose turn may be longer than any that was there.
final class Promises {
    /// Of all samples. A turn is as long as its interval, whatever the clock says when it ends.
    private static final Duration LONGEST_TURN = Duration.ofMinutes(65);
    /// As long as a nagger waits that found the store shut.
    private static final Duration TOLERANCE = Duration.ofSeconds(15);
    /// A look at the clock that notices a jump, and a store that can be written again.
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(1);

    private final SimulatedDisk disk;
    private final SimulatedMachine machine;
    private final Witness witness;
    private final WishedPools wished;
    /// Of each pool, when the first came with a longer turn.
    private final Map<String, Instant> longer = new HashMap<>();
    /// Of each pool, how long the longest turn was at least.
    private final Map<String, Duration> longest = new HashMap<>();
    private final Set<Fence> left = new HashSet<>();
    private List<FireView> promised = List.of();
    private long checked;

    Promises(SimulatedDisk disk, SimulatedMachine machine, Witness witness, WishedPools wished) {
        this.disk = disk;
        this.machine = machine;
        this.witness = witness;
        this.wished = wished;
    }

    /// From here on nothing strikes for a while.
    void make(List<FireView> views) {
        longer.clear();
        longest.clear();
        left.clear();
        if (!machine.isSteadyFor(LONGEST_TURN)) {
            return;
        }
        views.stream()
                .filter(view -> isInPool(view.fire()) && !waitsOutside(view))
                .forEach(view -> longest.merge(view.fire().pool(), shortestTurn(view.policy()), Promises::max));
        views.stream().filter(Promises::waitsOutside).forEach(view -> joins(view.fire()));
        promised = views.stream().filter(view -> view.startsBy().isPresent()).toList();
    }

    /// It waits in the store and not in the backlog yet, as after a drain: it joins when the pool is looked
    /// after next.
    private static boolean waitsOutside(FireView view) {
        return isInPool(view.fire()) && view.position() == 0 && !(view.fire().state() instanceof NagState.Ringing);
    }

    void forget() {
        promised = List.of();
    }

    /// Who is claimed or wakes joins its pool; who is answered or hushed leaves it, and joins it anew when it
    /// wakes. Who rings had its slot, whether a medium was there or not.
    void saving(Changes changes) {
        changes.fires().stream()
                .filter(fire -> !isInPool(fire) || fire.state() instanceof NagState.Ringing)
                .map(Fire::fence)
                .forEach(left::add);
        changes.claims().forEach(this::joins);
        changes.fires().stream()
                .filter(fire -> disk.store()
                        .findFire(fire.fence())
                        .filter(before -> !isInPool(before))
                        .isPresent())
                .forEach(this::joins);
    }

    private void joins(Fire fire) {
        if (isInPool(fire) && mayHaveALongerTurn(fire)) {
            longer.putIfAbsent(fire.pool(), machine.instant());
        }
    }

    /// The samples have one policy for all their alarms.
    private boolean mayHaveALongerTurn(Fire fire) {
        return disk.store()
                .find(fire.fence().reminder())
                .map(reminder -> longestTurn(reminder.definition().nag()))
                .filter(turn -> turn.compareTo(longest.getOrDefault(fire.pool(), Duration.ZERO)) <= 0)
                .isEmpty();
    }

    private static Duration shortestTurn(NagPolicy policy) {
        return switch (policy.pace()) {
            case Pace.Fixed(var every) -> every;
            case Pace.Tightening(var first, var last) -> first.compareTo(last) < 0 ? first : last;
        };
    }

    private static Duration longestTurn(NagPolicy policy) {
        return switch (policy.pace()) {
            case Pace.Fixed(var every) -> every;
            case Pace.Tightening(var first, var last) -> max(first, last);
        };
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static boolean isInPool(Fire fire) {
        return fire.state() instanceof NagState.Live && !(fire.state() instanceof NagState.Asleep);
    }

    void check() {
        var now = machine.instant();
        for (var view : promised) {
            var by = view.startsBy().orElseThrow();
            if (by.plus(TOLERANCE).isBefore(now) && isUndisturbed(view.fire().pool(), by)) {
                checked++;
                if (waitsStill(view.fire().fence())) {
                    witness.violated(
                            "still waits, though its bound was " + by,
                            view.fire().fence());
                }
            }
        }
        promised = List.of();
    }

    /// At a moment at which everybody has done what there was to do: who rings nags when it said.
    void checkNags(List<FireView> views) {
        var latest = machine.instant().minus(LONGEST_LOOK);
        views.forEach(view -> checkNag(view.fire(), latest));
    }

    private void checkNag(Fire fire, Instant latest) {
        if (fire.state() instanceof NagState.Ringing(var n, var nextAt) && nextAt.isBefore(latest)) {
            witness.violated("had nag " + n + ", and was to have the next at " + nextAt, fire.fence());
        }
    }

    private boolean isUndisturbed(String pool, Instant by) {
        return Optional.ofNullable(longer.get(pool)).map(by::isBefore).orElse(true);
    }

    private boolean waitsStill(Fence fence) {
        return !left.contains(fence)
                && !witness.wasShownInThisSlice(fence)
                && disk.store().findFire(fence).filter(Promises::isInPool).isPresent();
    }

    /// At a moment at which everybody has done what there was to do.
    void checkPools(List<PoolInfo> pools) {
        for (var pool : pools) {
            wished.checkMode(pool).ifPresent(witness::violated);
            checkSlots(pool, wished.limitOf(pool.name()));
        }
    }

    private void checkSlots(PoolInfo pool, int limit) {
        if (pool.running() > wished.mostRunning(pool)) {
            witness.violated(pool.running() + " nag at once in the pool " + pool.name() + " of " + limit);
        }
        if (pool.mode() != PoolInfo.Mode.PAUSED && pool.queued() > 0 && pool.running() < limit) {
            witness.violated(
                    "a slot of the pool " + pool.name() + " is lost: " + pool.running() + " of " + limit + " run");
        }
        var wanted = disk.store().findWaiting(pool.name(), Integer.MAX_VALUE).size();
        if (pool.running() > wanted) {
            witness.violated("the pool " + pool.name() + " runs " + pool.running() + " for " + wanted + " fires");
        }
    }

    long checked() {
        return checked;
    }
}
