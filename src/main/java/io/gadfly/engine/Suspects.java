package io.gadfly.engine;

import io.gadfly.reminder.ReminderId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Whose next time cannot be computed, or was being computed when the scheduler crashed. It outlives the
/// scheduler, so that one reminder that cannot be computed does not bring it down again and again.
final class Suspects {
    private static final int MOST_CRASHES = 2;

    private final Map<ReminderId, Integer> crashes = new HashMap<>();
    private final Set<ReminderId> convicted = new HashSet<>();
    private Optional<ReminderId> current = Optional.empty();

    synchronized void trying(ReminderId id) {
        current = Optional.of(id);
    }

    synchronized void tried() {
        current.ifPresent(crashes::remove);
        current = Optional.empty();
    }

    /// Of one who is in hand meanwhile, unless that fails.
    <T> T whileTrying(ReminderId id, Supplier<T> computing) {
        trying(id);
        var computed = computing.get();
        tried();
        return computed;
    }

    /// Nobody is being computed; who was in hand before met bad weather, no crash.
    synchronized void release() {
        current = Optional.empty();
    }

    /// Somebody who computes begins anew: whoever was in hand then brought down the one before.
    synchronized void restarted() {
        current.filter(id -> crashes.merge(id, 1, Integer::sum) >= MOST_CRASHES).ifPresent(convicted::add);
        release();
    }

    /// Of one that is known not to be computable, without a crash.
    synchronized void convict(ReminderId id) {
        convicted.add(id);
        tried();
    }

    synchronized Set<ReminderId> convicted() {
        return Set.copyOf(convicted);
    }

    synchronized void acquit(ReminderId id) {
        convicted.remove(id);
        crashes.remove(id);
    }
}
