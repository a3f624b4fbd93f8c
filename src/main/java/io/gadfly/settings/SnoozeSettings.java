package io.gadfly.settings;

import java.time.Duration;
import java.util.List;

/// What a snooze offers.
///
/// @param presets in the order of the menu, at least one
/// @param usual what a plain Snooze button does
public record SnoozeSettings(List<Duration> presets, Duration usual) {
    public static final SnoozeSettings DEFAULT = new SnoozeSettings(
            List.of(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(3)),
            Duration.ofMinutes(10));

    public SnoozeSettings {
        presets = List.copyOf(presets);
        if (presets.isEmpty() || !presets.stream().allMatch(Duration::isPositive) || !usual.isPositive()) {
            throw new IllegalArgumentException("a snooze needs presets, and all of them positive: " + presets);
        }
    }
}
