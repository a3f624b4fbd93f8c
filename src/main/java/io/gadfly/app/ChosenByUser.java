package io.gadfly.app;

import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.QuietHours;
import io.gadfly.engine.Surroundings;
import io.gadfly.schedule.Zone;
import io.gadfly.settings.Settings;
import io.gadfly.settings.SettingsFile;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The user's settings as the engine wants them.
final class ChosenByUser {
    private ChosenByUser() {}

    static Surroundings surroundings(SettingsFile file, InstantSource clock, Supplier<Zone> zone) {
        return new Surroundings(clock, zone, () -> engineSettings(file.current()));
    }

    private static EngineSettings engineSettings(Settings settings) {
        var quiet = settings.quietHours();
        return new EngineSettings(
                settings.day().morning(),
                settings.snooze().usual(),
                quiet.on() ? Optional.of(new QuietHours(quiet.from(), quiet.to())) : Optional.empty(),
                settings.poolLimits(),
                Map.of(),
                0);
    }
}
