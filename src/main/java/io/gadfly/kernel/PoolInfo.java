package io.gadfly.kernel;

/// What can be seen of a pool at one moment, as by `poolboy:status`.
///
/// @param running slots in use
/// @param queued what waits for a slot
/// @param queueBound how many may wait; more are refused
/// @param started jobs that have had a worker
/// @param finished of those, the ones whose worker has ended
/// @param crashed of those, the ones whose worker ended abnormally
/// @param refused jobs that were not taken
public record PoolInfo(
        String name,
        Mode mode,
        int limit,
        int running,
        int queued,
        int queueBound,
        long started,
        long finished,
        long crashed,
        long refused) {
    public enum Mode {
        RUNNING,
        PAUSED,
        DRAINING
    }

    public int free() {
        return Math.max(0, limit - running);
    }
}
