package io.gadfly.settings;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// All that the user can choose, with a default for everything.
///
/// @param poolLimits how many naggers each pool may run at once; a pool that is not named keeps the limit it has
public record Settings(
        Appearance appearance,
        SnoozeSettings snooze,
        QuietHours quietHours,
        WorkingDay day,
        Map<String, Integer> poolLimits,
        SoundSettings sound,
        Residence residence) {
    public static final Settings DEFAULT = new Settings(
            Appearance.DEFAULT,
            SnoozeSettings.DEFAULT,
            QuietHours.DEFAULT,
            WorkingDay.DEFAULT,
            Map.of("default", 3, "urgent", 5),
            SoundSettings.DEFAULT,
            Residence.DEFAULT);

    public Settings {
        poolLimits = Map.copyOf(poolLimits);
    }

    public Settings withAppearance(UnaryOperator<Appearance> change) {
        return new Settings(change.apply(appearance), snooze, quietHours, day, poolLimits, sound, residence);
    }

    public Settings withSnooze(SnoozeSettings other) {
        return new Settings(appearance, other, quietHours, day, poolLimits, sound, residence);
    }

    public Settings withQuietHours(QuietHours other) {
        return new Settings(appearance, snooze, other, day, poolLimits, sound, residence);
    }

    public Settings withDay(WorkingDay other) {
        return new Settings(appearance, snooze, quietHours, other, poolLimits, sound, residence);
    }

    public Settings withPoolLimit(String pool, int limit) {
        var limits = new TreeMap<>(poolLimits);
        limits.put(pool, limit);
        return new Settings(appearance, snooze, quietHours, day, limits, sound, residence);
    }

    public Settings withSound(SoundSettings other) {
        return new Settings(appearance, snooze, quietHours, day, poolLimits, other, residence);
    }

    public Settings withResidence(Residence other) {
        return new Settings(appearance, snooze, quietHours, day, poolLimits, sound, other);
    }
}
