package io.gadfly.engine;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

/// What the user chose that the engine goes by.
///
/// @param morning when reminders of a whole day speak
/// @param snooze for how long the Snooze button defers
/// @param quietHours empty: never quiet
/// @param poolLimits by pool; one that is not named has `DEFAULT_LIMIT`
/// @param lists what is set for lists as a whole; for one that is not named, nothing
/// @param nagsPerHour how many nags there may be in an hour in all; 0: no limit
public record EngineSettings(
        LocalTime morning,
        Duration snooze,
        Optional<QuietHours> quietHours,
        Map<String, Integer> poolLimits,
        Map<String, ListRules> lists,
        int nagsPerHour) {
    public static final int DEFAULT_LIMIT = 3;
    public static final String DEFAULT_POOL = "default";
    public static final String URGENT_POOL = "urgent";

    public static final EngineSettings DEFAULT = new EngineSettings(
            LocalTime.of(9, 0),
            Duration.ofMinutes(10),
            Optional.empty(),
            Map.of(DEFAULT_POOL, DEFAULT_LIMIT, URGENT_POOL, 5),
            Map.of(),
            0);

    public EngineSettings {
        poolLimits = Map.copyOf(poolLimits);
        lists = Map.copyOf(lists);
    }

    ListRules rulesOf(String list) {
        return lists.getOrDefault(list, ListRules.NONE);
    }
}
