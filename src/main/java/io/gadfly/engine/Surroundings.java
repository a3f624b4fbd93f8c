package io.gadfly.engine;

import io.gadfly.reminder.Paraphrases;
import io.gadfly.schedule.Zone;
import java.time.Instant;
import java.time.InstantSource;
import java.time.zone.ZoneRulesProvider;
import java.util.function.Supplier;

/// What the engine is given from outside and asks anew each time: the time, the zone that the user is in, what they
/// chose.
///
/// @param rules the version of the time zone rules by which wall times become instants
/// @param paraphrases by which a calendar that comes again is known
public record Surroundings(
        InstantSource clock,
        Supplier<Zone> zones,
        Supplier<EngineSettings> chosen,
        Supplier<String> rules,
        Paraphrases paraphrases) {
    /// Where no calendars come.
    public Surroundings(
            InstantSource clock, Supplier<Zone> zones, Supplier<EngineSettings> chosen, Supplier<String> rules) {
        this(clock, zones, chosen, rules, Paraphrases.NONE);
    }

    /// With the rules of the platform.
    public Surroundings(InstantSource clock, Supplier<Zone> zones, Supplier<EngineSettings> chosen) {
        this(clock, zones, chosen, Surroundings::platformRules);
    }

    public Surroundings with(Paraphrases others) {
        return new Surroundings(clock, zones, chosen, rules, others);
    }

    private static String platformRules() {
        return ZoneRulesProvider.getVersions("Europe/London").lastKey();
    }

    Instant now() {
        return clock.instant();
    }

    Zone zone() {
        return zones.get();
    }

    EngineSettings settings() {
        return chosen.get();
    }

    String zoneRules() {
        return rules.get();
    }
}
