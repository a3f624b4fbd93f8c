package io.gadfly.reminder;

/// What the user set for a pool, kept over restarts.
///
/// @param limit how many naggers it lets at the user at once, at least 1
public record PoolSettings(String name, int limit, Mode mode) {
    public PoolSettings {
        if (limit < 1) {
            throw new IllegalArgumentException("a pool needs a limit of at least 1: " + limit);
        }
    }

    /// Until it is resumed.
    public enum Mode {
        RUNNING,
        /// It starts no new naggers.
        PAUSED,
        /// It takes nothing new; what waits has its turn.
        DRAINING
    }

    public PoolSettings withLimit(int other) {
        return new PoolSettings(name, other, mode);
    }

    public PoolSettings withMode(Mode other) {
        return new PoolSettings(name, limit, other);
    }
}
