package io.gadfly.engine;

import io.gadfly.kernel.ExitReason;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagEffect;
import io.gadfly.reminder.NagEvent;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.Priority;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What a pool needs of the ledger and for its naggers.
final class Naggers {
    private final Ledger ledger;
    private final Bell bell;
    private final Hush hush;

    Naggers(Ledger ledger, Bell bell, Hush hush) {
        this.ledger = ledger;
        this.bell = bell;
        this.hush = hush;
    }

    Nagger nagger(Fence fence, BooleanSupplier othersWait) {
        return new Nagger(fence, ledger, bell, hush, othersWait);
    }

    Optional<Fire> find(Fence fence) {
        return ledger.repository().findFire(fence);
    }

    List<Fire> findWaiting(String pool, int limit) {
        return ledger.repository().findWaiting(pool, limit);
    }

    Priority priorityOf(Fire fire) {
        return ledger.repository()
                .find(fire.fence().reminder())
                .map(reminder -> reminder.definition().details().priority())
                .orElse(Priority.NORMAL);
    }

    Optional<Fire> apply(Fence fence, NagEvent event, String cause) {
        return ledger.apply(fence, event, cause).map(Ledger.Step::fire);
    }

    void silence(Fence fence) {
        bell.silence(fence);
    }

    void crashed(Fence fence, ExitReason reason) {
        ledger.note(fence, TimelineSteps.CRASHED, causeOf(reason));
    }

    /// Its nagger has crashed as often as it was restarted.
    void park(Fence fence, ExitReason reason) {
        var cause = causeOf(reason);
        ledger.apply(fence, new NagEvent.Crashed(cause), cause)
                .filter(step -> step.effects().stream().anyMatch(NagEffect.TellFailed.class::isInstance))
                .ifPresent(step -> bell.tellFailed(step, cause));
    }

    private static String causeOf(ExitReason reason) {
        return reason instanceof ExitReason.Crash(var cause) ? cause.toString() : reason.toString();
    }

    PoolSettings settingsOf(String pool) {
        return ledger.repository().findPools().stream()
                .filter(settings -> settings.name().equals(pool))
                .findFirst()
                .orElseGet(() -> new PoolSettings(pool, limitOf(pool), false));
    }

    private int limitOf(String pool) {
        var limits = ledger.planner().surroundings().settings().poolLimits();
        return limits.getOrDefault(pool, EngineSettings.DEFAULT_LIMIT);
    }

    void save(PoolSettings settings) {
        ledger.repository().savePool(settings);
    }
}
