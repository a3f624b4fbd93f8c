package io.gadfly.app.cli;

import io.gadfly.schedule.Zone;
import io.gadfly.schedule.Zones;
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
        return Zones.find(id);
    }
}
