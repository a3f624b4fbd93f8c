package io.gadfly.engine.simulation;

import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.kernel.PoolInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How the user wants the pools: how many may nag at once, and which of them pause or are drained.
final class WishedPools {
    private final Map<String, Integer> limits;
    private final Map<String, Integer> beyond = new HashMap<>();
    private final Map<String, PoolInfo.Mode> modes = new HashMap<>();

    WishedPools(EngineSettings settings) {
        this.limits = new HashMap<>(settings.poolLimits());
    }

    int limitOf(String pool) {
        return limits.getOrDefault(pool, EngineSettings.DEFAULT_LIMIT);
    }

    boolean isPaused(String pool) {
        return modeOf(pool) == PoolInfo.Mode.PAUSED;
    }

    private PoolInfo.Mode modeOf(String pool) {
        return modes.getOrDefault(pool, PoolInfo.Mode.RUNNING);
    }

    /// The user said so of a pool that was like this.
    void said(PoolInfo before, PoolCommand command) {
        switch (command) {
            case PoolCommand.Limit(var limit) -> {
                limits.put(before.name(), limit);
                beyond.put(before.name(), before.running());
            }
            case PoolCommand.Pause() -> modes.put(before.name(), PoolInfo.Mode.PAUSED);
            case PoolCommand.Resume() -> modes.put(before.name(), PoolInfo.Mode.RUNNING);
            case PoolCommand.Drain() -> modes.put(before.name(), PoolInfo.Mode.DRAINING);
            case PoolCommand.Promote _ -> {}
        }
    }

    /// Who runs beyond a limit that was made smaller goes on until the turn is over.
    int mostRunning(PoolInfo pool) {
        var most = Math.max(limitOf(pool.name()), Math.min(pool.running(), beyond.getOrDefault(pool.name(), 0)));
        beyond.computeIfPresent(pool.name(), (_, before) -> Math.min(before, pool.running()));
        return most;
    }

    /// What is wrong with the mode of a pool.
    Optional<String> checkMode(PoolInfo pool) {
        var wanted = modeOf(pool.name());
        return Optional.of("the pool " + pool.name() + " is " + pool.mode() + " though it was to be " + wanted)
                .filter(_ -> pool.mode() != wanted);
    }
}
