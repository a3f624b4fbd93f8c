package io.gadfly.reminder;

/// What the user set for a pool, kept over restarts.
///
/// @param limit how many naggers it lets at the user at once, at least 1
/// @param paused whether it starts no new ones until it is resumed
public record PoolSettings(String name, int limit, boolean paused) {
    public PoolSettings {
        if (limit < 1) {
            throw new IllegalArgumentException("a pool needs a limit of at least 1: " + limit);
        }
    }
}
