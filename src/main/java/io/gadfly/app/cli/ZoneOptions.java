package io.gadfly.app.cli;

import io.gadfly.icalendar.UnknownZones;
import io.gadfly.schedule.Zone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What the zones stand for that a calendar names and nobody knows: all of them, or some by their names.
final class ZoneOptions {
    @Option(names = "--zone", paramLabel = "ZONE|NAME=ZONE")
    private List<String> zones = List.of();

    UnknownZones given() {
        Optional<Zone> all = Optional.empty();
        Map<String, Zone> chosen = new HashMap<>();
        for (var text : zones) {
            var split = text.lastIndexOf('=');
            var zone = zone(text.substring(split + 1));
            if (split < 0) {
                all = Optional.of(zone);
            } else {
                chosen.put(text.substring(0, split), zone);
            }
        }
        return new UnknownZones(all, chosen);
    }

    private static Zone zone(String name) {
        return ZoneNames.find(name).orElseThrow(() -> CommandFailure.wrongUsage(Words.of("zone.unknown", name)));
    }
}
