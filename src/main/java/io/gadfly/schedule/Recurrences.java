package io.gadfly.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The instances of a schedule for a viewer in one zone: lazy, strictly increasing, each question answered with a
/// bounded amount of work.
public interface Recurrences {
    Schedule schedule();

    /// The first instance that starts strictly after `instant`.
    Next after(Instant instant);

    /// The last instance that starts strictly before `instant`.
    Optional<Occurrence> before(Instant instant);

    /// Those that start at or after `from` and before `to`, in order.
    Stream<Occurrence> between(Instant from, Instant to);

    /// All from the first on, in order; endless where the schedule is.
    Stream<Occurrence> all();

    boolean contains(Instant instant);

    /// How many there are, or nothing where there is no end.
    OptionalLong count();

    default List<Occurrence> first(int limit) {
        return all().limit(limit).toList();
    }
}
