package io.gadfly.engine;

import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.kernel.Pool;
import io.gadfly.kernel.Standing;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.ReminderRepository;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// How far the pools are with their turns at one moment: what the store does not know of who is next.
final class PoolStandings {
    private final Map<String, Standing> standings = new HashMap<>();
    /// Who has a slot.
    private final Set<Fence> ringing = new HashSet<>();
    /// The place of each in the backlog of its pool.
    private final Map<Fence, Integer> places = new HashMap<>();
    /// How many have a slot, by the pool.
    private final Map<String, Integer> running = new HashMap<>();
    private final List<PoolSettings> settings;

    PoolStandings(Pools pools, Ledger ledger) {
        settings = pools.settings();
        pools.all().forEach(pool -> add(pool, ledger));
    }

    /// What has a slot beyond a limit that was made smaller goes on with it.
    private PoolSettings atStart(PoolSettings pool) {
        return pool.withLimit(Math.max(pool.limit(), countRunning(pool.name())));
    }

    private int countRunning(String pool) {
        return running.getOrDefault(pool, 0);
    }

    /// Sets the limits of a copy, when those that have a slot have theirs again.
    void limit(Pools copy) {
        settings.stream()
                .filter(pool -> countRunning(pool.name()) > pool.limit())
                .forEach(pool -> copy.steer(pool.name(), new PoolCommand.Limit(pool.limit())));
    }

    private void add(Pool pool, Ledger ledger) {
        var waiting = Pools.backlogOf(pool);
        for (var i = 0; i < waiting.size(); i++) {
            places.put(waiting.get(i), i);
        }
        var queued = Set.copyOf(waiting);
        var withSlot = ledger.repository().findWaiting(pool.name(), pool.info().running() + queued.size()).stream()
                .filter(fire -> fire.state() instanceof NagState.Ringing)
                .map(Fire::fence)
                .filter(fence -> !queued.contains(fence))
                .toList();
        ringing.addAll(withSlot);
        running.put(pool.name(), withSlot.size());
        standings.put(pool.name(), pool.standing().withRunning(withSlot));
    }

    /// @param seenEnd of quiet, at the last look
    Handover handover(Optional<Instant> seenEnd) {
        return new Handover(standings, ringing, seenEnd);
    }

    /// The store as the pools have taken from it: their limits, who has a slot, who waits in their order, and
    /// the others in the store's.
    ///
    /// @param isNow whether it is still that moment; later the store's own order holds
    ReminderRepository inOrder(ReminderRepository store, BooleanSupplier isNow) {
        settings.stream().map(this::atStart).forEach(store::savePool);
        return new ForwardingRepository(store) {
            @Override
            public List<Fire> findWaiting(String pool, int limit) {
                return isNow.getAsBoolean() ? inOrder(pool, limit) : target().findWaiting(pool, limit);
            }

            private List<Fire> inOrder(String pool, int limit) {
                return target().findWaiting(pool, Integer.MAX_VALUE).stream()
                        .sorted(Comparator.comparingInt(PoolStandings.this::placeOf))
                        .limit(limit)
                        .toList();
            }
        };
    }

    private int placeOf(Fire fire) {
        var place = places.get(fire.fence());
        if (place != null) {
            return place;
        }
        return fire.state() instanceof NagState.Ringing ? -1 : Integer.MAX_VALUE;
    }
}
