package io.gadfly.app.cli;

import io.gadfly.schedule.Occurrence;
import io.gadfly.schedule.Recurrences;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// The part of a series that is asked for: strictly after, from and before.
record OccurrenceWindow(Optional<Instant> after, Optional<Instant> from, Optional<Instant> to) {
    /// What a calendar can write lies between these, wherever on earth it is read.
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("+10000-01-02T00:00:00Z");

    static OccurrenceWindow after(Instant instant) {
        return new OccurrenceWindow(Optional.of(instant), Optional.empty(), Optional.empty());
    }

    Stream<Occurrence> of(Recurrences all) {
        if (after.isEmpty() && from.isEmpty() && to.isEmpty()) {
            return all.all();
        }
        var first = Stream.concat(after.map(instant -> instant.plusNanos(1)).stream(), from.stream())
                .max(Comparator.naturalOrder())
                .orElse(FIRST);
        return all.between(first, to.orElse(LAST));
    }
}
