package io.gadfly.kernel;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The relations of a process that has many: looked up, not walked along. Guarded by its process.
final class Crowd extends Relation {
    private final LinkedHashMap<Object, Relation> youngestFirst = new LinkedHashMap<>();
    private int untilSweep;

    /// @param youngest the first of a chain
    Crowd(@Nullable Relation youngest) {
        for (var each = youngest; each != null; each = each.next) {
            youngestFirst.put(each.key(), each);
        }
        untilSweep = size();
    }

    /// As many additions later as there were relations the last time, what is over is looked for: that costs each
    /// addition a step or two.
    void add(Relation relation) {
        if (--untilSweep <= 0) {
            youngestFirst.values().removeIf(Relation::isOver);
            untilSweep = size();
        }
        youngestFirst.putFirst(relation.key(), relation);
    }

    void remove(Object key) {
        youngestFirst.remove(key);
    }

    boolean has(Object key) {
        return youngestFirst.containsKey(key);
    }

    int size() {
        return youngestFirst.size();
    }

    <R extends Relation> Optional<R> findOldest(Class<R> type) {
        return youngestFirst.sequencedValues().reversed().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /// As a chain again, the youngest first.
    @Nullable
    Relation dissolve() {
        Relation first = null;
        for (var each : youngestFirst.sequencedValues().reversed()) {
            each.next = first;
            first = each;
        }
        return first;
    }
}
