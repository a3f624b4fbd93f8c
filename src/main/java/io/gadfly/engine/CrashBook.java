package io.gadfly.engine;

import io.gadfly.reminder.Fence;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Counts how often the nagger of each fire crashed of late, and says when it may be started again: after a pause that
/// doubles, and not at all where it crashed too often in too short a time.
final class CrashBook {
    private static final int MOST_RESTARTS = 3;
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    private final Map<Fence, Crashes> crashes = new HashMap<>();

    /// @param first when the first of them was
    /// @param notBefore when the nagger may be started again
    private record Crashes(int count, Instant first, Instant notBefore) {}

    /// Writes one down. Answers with the pause after which it may be started again; empty: it is to be parked.
    Optional<Duration> crashed(Fence fence, Instant now) {
        var before = Optional.ofNullable(crashes.get(fence)).filter(known -> isRecent(known, now));
        var count = before.map(Crashes::count).orElse(0) + 1;
        if (count > MOST_RESTARTS) {
            crashes.remove(fence);
            return Optional.empty();
        }
        var pause = BACK_OFF.multipliedBy(1L << (count - 1));
        crashes.put(fence, new Crashes(count, before.map(Crashes::first).orElse(now), now.plus(pause)));
        return Optional.of(pause);
    }

    private static boolean isRecent(Crashes known, Instant now) {
        return Duration.between(known.first(), now).abs().compareTo(PERIOD) < 0;
    }

    /// Whether its pause is not over yet; a clock that was set back makes none longer.
    boolean rests(Fence fence, Instant now) {
        var known = crashes.get(fence);
        return known != null && now.isBefore(known.notBefore()) && !now.isBefore(known.first());
    }

    void forget(Fence fence) {
        crashes.remove(fence);
    }
}
