package io.gadfly.engine;

import io.gadfly.reminder.Fire;
import java.util.List;
import java.util.stream.Stream;

/// Fires that are to be told together: as many by name as anybody reads, and the others as a number.
record Gathered(List<Fire> named, int unnamed) {
    static final Gathered NONE = new Gathered(List.of(), 0);

    Gathered {
        named = List.copyOf(named);
    }

    int size() {
        return named.size() + unnamed;
    }

    /// @param most how many are named
    Gathered and(List<Fire> more, int most) {
        if (more.isEmpty()) {
            return this;
        }
        var room = Math.max(0, most - named.size());
        return new Gathered(
                Stream.concat(named.stream(), more.stream().limit(room)).toList(),
                unnamed + Math.max(0, more.size() - room));
    }
}
