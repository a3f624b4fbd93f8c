package io.gadfly.engine;

import io.gadfly.kernel.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// When each fire of a backlog has a slot at the latest: a slot is free again when its turn is over, one nag
/// and the interval after it, and then goes to the next in line. Answers only make it earlier.
///
/// Who may be passed by those who come later waits for as many of them as may pass it, each taken to have a
/// turn as long as the longest that is here.
final class WaitBounds {
    /// @param length of the turn
    /// @param mayBePassed whether those who come later may come before
    record Waiting(Duration length, boolean mayBePassed) {}

    private WaitBounds() {}

    /// @param limit of the pool
    /// @param turnEnds when the turns that run now end; of more than the limit the first leave no slot behind
    /// @param longest turn of those that run
    /// @param queue in its order
    static List<Instant> of(int limit, List<Instant> turnEnds, Duration longest, List<Waiting> queue, Instant now) {
        var turns = queue.stream().map(Waiting::length).toList();
        var starts = starts(limit, turnEnds, turns, now);
        if (queue.stream().noneMatch(Waiting::mayBePassed)) {
            return starts;
        }
        var newcomer = turns.stream().max(Duration::compareTo).filter(turn -> turn.compareTo(longest) > 0);
        var passed = new ArrayList<>(Collections.nCopies(Pool.PASSES, newcomer.orElse(longest)));
        passed.addAll(turns);
        var later = starts(limit, turnEnds, passed, now).subList(Pool.PASSES, passed.size());
        return IntStream.range(0, queue.size())
                .mapToObj(i -> queue.get(i).mayBePassed() ? later.get(i) : starts.get(i))
                .toList();
    }

    /// When somebody has a slot at the latest that comes then, whatever the order of those before it: as long as it
    /// waits, no slot is idle, and each of the others has one turn before it at most.
    ///
    /// @param turns of all that may be before it
    /// @param mayBePassed by those who come later, none of whom has a longer turn
    static Instant ofLast(int limit, List<Duration> turns, boolean mayBePassed, Instant at) {
        var longest = turns.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        var passing = mayBePassed ? longest.multipliedBy(Pool.PASSES) : Duration.ZERO;
        var all = turns.stream().reduce(passing, Duration::plus);
        return at.plus(all.dividedBy(Math.max(1, limit)));
    }

    private static List<Instant> starts(int limit, List<Instant> turnEnds, List<Duration> turns, Instant now) {
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
