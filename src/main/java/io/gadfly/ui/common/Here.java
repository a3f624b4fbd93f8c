package io.gadfly.ui.common;

import io.gadfly.schedule.Zone;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.function.Supplier;

/// When and where the viewer is, and how they read.
///
/// @param zoneId asked each time, since a traveller's machine changes its zone while the program runs
public record Here(InstantSource clock, Supplier<ZoneId> zoneId, Locale locale) {
    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return local(now()).toLocalDate();
    }

    public ZonedDateTime local(Instant instant) {
        return instant.atZone(zoneId.get());
    }

    public Zone zone() {
        return Zone.of(zoneId.get());
    }
}
