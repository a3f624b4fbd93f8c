package io.gadfly.engine.simulation;

import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.kernel.PoolInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How the user wants the pools: how many may nag at once, and which of them pause.
final class WishedPools {
    private final Map<String, Integer> limits;
    private final Map<String, Integer> beyond = new HashMap<>();
    private final Set<String> paused = new HashSet<>();

    WishedPools(EngineSettings settings) {
        this.limits = new HashMap<>(settings.poolLimits());
    }

    int limitOf(PoolInfo pool) {
        return limits.getOrDefault(pool.name(), EngineSettings.DEFAULT_LIMIT);
    }

    boolean isPaused(String pool) {
        return paused.contains(pool);
    }

    /// The user said so of a pool that was like this.
    void said(PoolInfo before, PoolCommand command) {
        switch (command) {
            case PoolCommand.Limit(var limit) -> {
                limits.put(before.name(), limit);
                beyond.put(before.name(), before.running());
            }
            case PoolCommand.Pause() -> paused.add(before.name());
            case PoolCommand.Resume() -> paused.remove(before.name());
            case PoolCommand.Drain _, PoolCommand.Promote _ -> {}
        }
    }

    /// Who runs beyond a limit that was made smaller goes on until the turn is over.
    int mostRunning(PoolInfo pool) {
        var most = Math.max(limitOf(pool), Math.min(pool.running(), beyond.getOrDefault(pool.name(), 0)));
        beyond.computeIfPresent(pool.name(), (_, before) -> Math.min(before, pool.running()));
        return most;
    }

    /// What is wrong with the mode of a pool.
    Optional<String> checkMode(PoolInfo pool) {
        var isPaused = pool.mode() == PoolInfo.Mode.PAUSED;
        return Optional.of(
                        "the pool " + pool.name() + (isPaused ? " pauses by itself" : " goes on though it was paused"))
                .filter(_ -> isPaused != isPaused(pool.name()));
    }
}
