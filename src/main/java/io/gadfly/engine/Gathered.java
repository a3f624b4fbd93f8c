package io.gadfly.engine;

import io.gadfly.reminder.Fire;
import java.util.List;
import java.util.stream.Stream;

/// Fires that are to be told together: as many by name as anybody reads, and the others as a number.
record Gathered(List<Fire> named, int unnamed) {
    static final int MOST_NAMED = 1_000;
    static final Gathered NONE = new Gathered(List.of(), 0);

    Gathered {
        named = List.copyOf(named);
    }

    int size() {
        return named.size() + unnamed;
    }

    Gathered and(List<Fire> more) {
        if (more.isEmpty()) {
            return this;
        }
        var room = Math.max(0, MOST_NAMED - named.size());
        return new Gathered(
                Stream.concat(named.stream(), more.stream().limit(room)).toList(),
                unnamed + Math.max(0, more.size() - room));
    }
}
