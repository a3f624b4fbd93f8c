package io.gadfly.app;

import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.TimeZone;
import java.util.function.Supplier;

/// The zone that the machine is in. The platform asks the system once and for all; a traveller's laptop wants it asked
/// again.
final class SystemZone implements Supplier<Zone> {
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final InstantSource clock;
    private Instant asked = Instant.MIN;
    private Zone zone = Zone.UTC;

    SystemZone(InstantSource clock) {
        this.clock = clock;
    }

    ZoneId id() {
        get();
        return ZoneId.systemDefault();
    }

    @Override
    public synchronized Zone get() {
        var now = clock.instant();
        // A clock that was set back makes the answer old as well.
        if (now.isBefore(asked) || !now.isBefore(asked.plus(KEPT))) {
            TimeZone.setDefault(null);
            zone = Zone.of(ZoneId.systemDefault());
            asked = now;
        }
        return zone;
    }
}
