package io.gadfly.engine;

import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.kernel.CallFailedException;
import io.gadfly.kernel.Pool;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.kernel.Standing;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.PoolSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// The pools by their names, and what the user set for them, which is kept over restarts.
final class Pools {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ProcessSystem system;
    private final Ledger ledger;
    private final Map<String, Standing> standings;
    private final NavigableMap<String, Pool> pools = new ConcurrentSkipListMap<>();

    /// @param standings how far those are that go on as others would
    Pools(ProcessSystem system, Ledger ledger, Collection<String> names, Map<String, Standing> standings) {
        this.system = system;
        this.ledger = ledger;
        this.standings = Map.copyOf(standings);
        names.forEach(this::add);
    }

    /// Unless it is there.
    void add(String name) {
        if (!pools.containsKey(name)) {
            pools.putIfAbsent(name, create(name));
        }
    }

    private Pool create(String name) {
        var settings = settingsOf(name);
        var pool = new Pool(
                system, name, settings.limit(), Intake.BACKLOG_BOUND, standings.getOrDefault(name, Standing.NEW));
        switch (settings.mode()) {
            case RUNNING -> {}
            case PAUSED -> pool.pause();
            case DRAINING -> pool.drain();
        }
        return pool;
    }

    private PoolSettings settingsOf(String name) {
        return ledger.repository().findPools().stream()
                .filter(settings -> settings.name().equals(name))
                .findFirst()
                .orElseGet(() -> new PoolSettings(name, defaultLimit(name), PoolSettings.Mode.RUNNING));
    }

    private int defaultLimit(String name) {
        var limits = ledger.planner().surroundings().settings().poolLimits();
        return limits.getOrDefault(name, EngineSettings.DEFAULT_LIMIT);
    }

    List<Pool> all() {
        return List.copyOf(pools.values());
    }

    Optional<Pool> find(String name) {
        return Optional.ofNullable(pools.get(name));
    }

    /// As they are now.
    List<PoolSettings> settings() {
        return all().stream().map(Pools::settingsOf).toList();
    }

    private static PoolSettings settingsOf(Pool pool) {
        var info = pool.info();
        var mode = switch (info.mode()) {
            case RUNNING -> PoolSettings.Mode.RUNNING;
            case PAUSED -> PoolSettings.Mode.PAUSED;
            case DRAINING -> PoolSettings.Mode.DRAINING;
        };
        return new PoolSettings(pool.name(), info.limit(), mode);
    }

    List<PoolInfo> infos() {
        return all().stream().map(this::info).toList();
    }

    private PoolInfo info(Pool pool) {
        return isFed(pool.name()) ? pool.info() : atRest(pool.info());
    }

    /// What waits in the store, where nobody feeds the pool.
    private PoolInfo atRest(PoolInfo idle) {
        return new PoolInfo(
                idle.name(),
                idle.mode(),
                idle.limit(),
                0,
                ledger.repository()
                        .findWaiting(idle.name(), Intake.BACKLOG_BOUND)
                        .size(),
                idle.queueBound(),
                idle.started(),
                idle.finished(),
                idle.crashed(),
                idle.refused());
    }

    /// Those that wait, the next first.
    static List<Fence> backlogOf(Pool pool) {
        return pool.waiting().stream().map(job -> (Fence) job.key()).toList();
    }

    /// How many wait; where the backlog may be full or takes nothing new, those that the store keeps count as
    /// well.
    int countWaiting(Pool pool) {
        var info = pool.info();
        return Intake.isFull(info) || info.mode() == PoolInfo.Mode.DRAINING
                ? Math.max(info.queued(), ledger.repository().countWaiting(pool.name()) - info.running())
                : info.queued();
    }

    boolean steer(String name, PoolCommand command) {
        return find(name).filter(pool -> steer(pool, command)).isPresent();
    }

    private boolean steer(Pool pool, PoolCommand command) {
        switch (command) {
            case PoolCommand.Limit(var limit) -> {
                keep(settingsOf(pool).withLimit(limit));
                pool.limit(limit);
            }
            case PoolCommand.Pause() -> {
                keep(settingsOf(pool).withMode(PoolSettings.Mode.PAUSED));
                pool.pause();
            }
            case PoolCommand.Resume() -> {
                keep(settingsOf(pool).withMode(PoolSettings.Mode.RUNNING));
                pool.resume();
                feeder(pool.name()).cast(new Feeder.Message.Resync());
            }
            case PoolCommand.Drain() -> {
                drain(pool);
            }
            case PoolCommand.Promote(var fence) -> {
                return promote(pool, fence);
            }
        }
        return true;
    }

    private void drain(Pool pool) {
        var settings = settingsOf(pool);
        if (settings.mode() != PoolSettings.Mode.DRAINING) {
            new Memos(ledger.repository()).save(Memos.DRAINED + pool.name(), Optional.of(ledger.now()));
            keep(settings.withMode(PoolSettings.Mode.DRAINING));
        }
        pool.drain();
    }

    private boolean promote(Pool pool, Fence fence) {
        return feeder(pool.name()).<Boolean>call(reply -> new Feeder.Message.Promote(fence, reply), PATIENCE);
    }

    private void keep(PoolSettings settings) {
        ledger.repository().savePool(settings);
    }

    /// Starts a fire at once, or answers false.
    boolean run(Fire fire) {
        return isFed(fire.pool())
                && feeder(fire.pool()).<Boolean>call(reply -> new Feeder.Message.Run(fire, reply), PATIENCE);
    }

    /// Whether the engine runs; at rest nobody starts anything.
    boolean isFed(String pool) {
        return feeder(pool).isAlive();
    }

    /// Answers false where the patience was over before it had a slot, or it was answered before.
    boolean awaitStart(Fire fire, Duration patience) {
        try {
            return feeder(fire.pool())
                    .<Boolean>call(reply -> new Feeder.Message.AwaitStart(fire.fence(), patience, reply), patience);
        } catch (CallFailedException _) {
            return false;
        }
    }

    /// Its place in the backlog from 1; 0 where it does not wait.
    int positionOf(Fire fire) {
        return isFed(fire.pool()) ? positionInBacklog(fire) : positionInStore(fire);
    }

    private int positionInStore(Fire fire) {
        return ledger.repository().findWaiting(fire.pool(), Intake.BACKLOG_BOUND).stream()
                        .map(Fire::fence)
                        .toList()
                        .indexOf(fire.fence())
                + 1;
    }

    private int positionInBacklog(Fire fire) {
        return find(fire.pool())
                .map(Pools::backlogOf)
                .map(backlog -> backlog.indexOf(fire.fence()) + 1)
                .orElse(0);
    }

    ProcessRef<Feeder.Message> feeder(String pool) {
        return system.registry().ref(Feeder.nameOf(pool));
    }
}
