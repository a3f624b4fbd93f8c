package io.gadfly.engine;

import io.gadfly.schedule.Zone;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// What the engine is given from outside and asks anew each time: the time, the zone that the user is in, what they
/// chose.
public record Surroundings(InstantSource clock, Supplier<Zone> zones, Supplier<EngineSettings> chosen) {
    Instant now() {
        return clock.instant();
    }

    Zone zone() {
        return zones.get();
    }

    EngineSettings settings() {
        return chosen.get();
    }
}
