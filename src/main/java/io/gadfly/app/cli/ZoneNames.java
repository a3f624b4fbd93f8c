package io.gadfly.app.cli;

import io.gadfly.schedule.Zone;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/// Zones as they are typed; `floating` is none.
final class ZoneNames {
    static final String FLOATING = "floating";

    private ZoneNames() {}

    /// Throws a `TypeConversionException` where nobody knows the zone.
    static Optional<Zone> parse(String text) {
        if (text.equalsIgnoreCase(FLOATING)) {
            return Optional.empty();
        }
        var zone = find(text);
        if (zone.isEmpty()) {
            throw new TypeConversionException(Words.of("zone.unknown", text));
        }
        return zone;
    }

    static Optional<Zone> find(String id) {
        try {
            return Optional.of(Zone.of(ZoneId.of(id)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
