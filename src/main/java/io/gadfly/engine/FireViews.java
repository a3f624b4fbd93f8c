package io.gadfly.engine;

import io.gadfly.engine.Backlog.Snapshot;
import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Fires as the user sees them: with their reminder, their place in the backlog and how long they wait at most.
final class FireViews {
    private final Ledger ledger;

    FireViews(Ledger ledger) {
        this.ledger = ledger;
    }

    /// What rings first, then the backlogs in their order, then the snoozed; `limit` bounds each store page.
    List<FireView> live(List<Snapshot> pools, int limit) {
        var views = new ArrayList<FireView>();
        var placed = new HashMap<Fence, FireView>();
        for (var pool : pools) {
            pool.running()
                    .forEach(fence -> find(fence).ifPresent(fire -> view(fire).ifPresent(views::add)));
        }
        for (var pool : pools) {
            views.addAll(backlog(pool));
        }
        views.forEach(view -> placed.put(view.fire().fence(), view));
        ledger.repository().findLiveFires(0, limit).stream()
                .filter(fire -> !placed.containsKey(fire.fence()))
                .forEach(fire -> view(fire).ifPresent(views::add));
        return List.copyOf(views);
    }

    private List<FireView> backlog(Snapshot pool) {
        var fires = pool.queue().stream().flatMap(fence -> find(fence).stream()).toList();
        var bounds = bounds(pool, fires);
        var views = new ArrayList<FireView>();
        for (var i = 0; i < fires.size(); i++) {
            var position = i + 1;
            var bound = bounds.isEmpty() ? Optional.<Instant>empty() : Optional.of(bounds.get(i));
            reminderView(fires.get(i), position, bound).ifPresent(views::add);
        }
        return views;
    }

    private List<Instant> bounds(Snapshot pool, List<Fire> queue) {
        return switch (pool.info().mode()) {
            case PAUSED, DRAINING -> List.of();
            case RUNNING ->
                WaitBounds.of(
                        pool.info().limit(),
                        pool.running().stream().flatMap(this::turnEnd).toList(),
                        queue.stream().map(this::turn).toList(),
                        ledger.now());
        };
    }

    private Stream<Instant> turnEnd(Fence fence) {
        return find(fence)
                .map(fire -> fire.state() instanceof NagState.Ringing(var _, var nextAt)
                        ? nextAt
                        : ledger.now().plus(turn(fire)))
                .stream();
    }

    private Duration turn(Fire fire) {
        return ledger.repository()
                .find(fire.fence().reminder())
                .map(reminder -> ledger.nagOf(fire, reminder).turn(ledger.now()))
                .orElse(Duration.ZERO);
    }

    Optional<FireView> view(Fire fire) {
        return reminderView(fire, 0, Optional.empty());
    }

    private Optional<FireView> reminderView(Fire fire, int position, Optional<Instant> startsBy) {
        return ledger.repository()
                .find(fire.fence().reminder())
                .map(reminder ->
                        new FireView(fire, reminder, ledger.planner().policyOf(fire, reminder), position, startsBy));
    }

    private Optional<Fire> find(Fence fence) {
        return ledger.repository().findFire(fence);
    }
}
