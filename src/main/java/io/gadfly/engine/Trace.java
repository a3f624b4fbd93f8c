package io.gadfly.engine;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// On which rungs of the ladder something of one fire may be seen.
///
/// @param latest where its latest nag was shown
/// @param stale where something else of it may be: an earlier nag, or one that came too late to count
record Trace(Set<Integer> latest, Set<Integer> stale) {
    static final Trace NONE = new Trace(Set.of(), Set.of());

    Trace {
        latest = Set.copyOf(latest);
        stale = Set.copyOf(stale);
    }

    /// Of a fire of which nobody here knows what was shown of it before.
    static Trace unknown(int rungs) {
        return new Trace(Set.of(), IntStream.range(0, rungs).boxed().collect(Collectors.toSet()));
    }

    /// As the next nag begins its way.
    Trace beforeNext() {
        return new Trace(Set.of(), with(latest, stale));
    }

    Trace shownAt(int rung) {
        return new Trace(with(latest, Set.of(rung)), without(stale, Set.of(rung)));
    }

    Trace staleAt(int rung) {
        return new Trace(latest, with(stale, Set.of(rung)));
    }

    /// Where it is to go away, once the latest nag can be answered on that rung. What was shown of that one on the
    /// way there stays: the rung is there for the answers.
    Set<Integer> besides(int rung) {
        var further = latest.stream().filter(other -> other > rung).collect(Collectors.toSet());
        return without(with(stale, further), Set.of(rung));
    }

    Trace without(Set<Integer> gone) {
        return new Trace(without(latest, gone), without(stale, gone));
    }

    private static Set<Integer> with(Set<Integer> some, Set<Integer> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }

    private static Set<Integer> without(Set<Integer> some, Set<Integer> others) {
        return some.stream().filter(rung -> !others.contains(rung)).collect(Collectors.toSet());
    }
}
