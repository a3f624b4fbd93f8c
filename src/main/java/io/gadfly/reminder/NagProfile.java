package io.gadfly.reminder;

import io.gadfly.reminder.NagPolicy.Escalation;
import io.gadfly.reminder.NagPolicy.Pace;
import io.gadfly.reminder.NagPolicy.QuietHours;
import io.gadfly.reminder.NagPolicy.Until;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// Policies that have a name.
public enum NagProfile {
    ONCE,
    GENTLE,
    NORMAL,
    INSISTENT,
    CUSTOM;

    /// Nothing for what the user puts together.
    public Optional<NagPolicy> policy() {
        return switch (this) {
            case ONCE -> Optional.of(NagPolicy.once());
            case GENTLE -> Optional.of(NagPolicy.every(Duration.ofMinutes(30)).withMax(4));
            case NORMAL -> Optional.of(NagPolicy.NORMAL);
            case INSISTENT ->
                Optional.of(new NagPolicy(
                        new Pace.Fixed(Duration.ofMinutes(2)),
                        OptionalInt.empty(),
                        new Until.Answered(),
                        new Escalation(5, 10),
                        QuietHours.IGNORED));
            case CUSTOM -> Optional.empty();
        };
    }

    public static NagProfile of(NagPolicy policy) {
        for (var profile : values()) {
            if (profile.policy().equals(Optional.of(policy))) {
                return profile;
            }
        }
        return CUSTOM;
    }
}
