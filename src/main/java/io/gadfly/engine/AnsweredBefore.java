package io.gadfly.engine;

import io.gadfly.reminder.Released;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What the user made of what a calendar brought, before leaving it and subscribing to it again: asked for once,
/// when the first of it comes.
final class AnsweredBefore {
    private final Function<String, List<Released>> findReleased;
    private final Map<String, Map<String, Released>> bySource = new HashMap<>();

    /// @param findReleased what was left with the subscription of an address, the latest last
    AnsweredBefore(Function<String, List<Released>> findReleased) {
        this.findReleased = findReleased;
    }

    /// @param source the address of the subscription
    Optional<Released> find(String source, String uid) {
        return Optional.ofNullable(bySource.computeIfAbsent(source, this::byUid).get(uid));
    }

    private Map<String, Released> byUid(String source) {
        var latest = new HashMap<String, Released>();
        findReleased
                .apply(source)
                .forEach(released -> latest.put(released.reminder().uid(), released));
        return latest;
    }
}
