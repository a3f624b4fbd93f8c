package io.gadfly.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/// When each fire of a backlog has a slot at the latest: a slot is free again when its turn is over, one nag and the
/// interval after it, and then goes to the next in line. Answers only make it earlier.
final class WaitBounds {
    private WaitBounds() {}

    /// @param limit of the pool
    /// @param turnEnds when the turns that run now end; of more than the limit the first leave no slot behind
    /// @param turns how long the turn of each fire in the backlog is, in its order
    static List<Instant> of(int limit, List<Instant> turnEnds, List<Duration> turns, Instant now) {
        var free = new PriorityQueue<Instant>();
        turnEnds.stream()
                .map(end -> end.isBefore(now) ? now : end)
                .sorted()
                .skip(Math.max(0, turnEnds.size() - limit))
                .forEach(free::add);
        while (free.size() < limit) {
            free.add(now);
        }
        var starts = new ArrayList<Instant>();
        for (var turn : turns) {
            var start = free.remove();
            starts.add(start);
            free.add(start.plus(turn));
        }
        return List.copyOf(starts);
    }
}
