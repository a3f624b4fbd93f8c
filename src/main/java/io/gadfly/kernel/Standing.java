package io.gadfly.kernel;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// How far a pool is with the turns of its jobs: who has a slot, who waits in which round, and how often
/// somebody of the latest round was passed. A pool that is made with it goes on as that one would, once the
/// same jobs were submitted to it in the order in which they have a slot or wait for one.
public final class Standing {
    /// Of a pool that nobody has used yet.
    public static final Standing NEW = new Standing(0, 0, Map.of());

    final long round;
    final int passes;
    private final Map<Object, Backlog.Rank> ranks;

    Standing(long round, int passes, Map<Object, Backlog.Rank> ranks) {
        this.round = round;
        this.passes = passes;
        this.ranks = Map.copyOf(ranks);
    }

    /// @param running the keys of those that have a slot
    public Standing withRunning(Collection<?> running) {
        var all = new HashMap<Object, Backlog.Rank>();
        running.forEach(key -> all.put(key, Backlog.PROMOTED));
        all.putAll(ranks);
        return new Standing(round, passes, all);
    }

    /// By their keys, those that have a rank already.
    Map<Object, Backlog.Rank> ranks() {
        return ranks;
    }
}
