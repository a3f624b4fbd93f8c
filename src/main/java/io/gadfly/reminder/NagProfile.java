package io.gadfly.reminder;

import io.gadfly.reminder.NagPolicy.Escalation;
import io.gadfly.reminder.NagPolicy.QuietHours;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Policies that have a name.
public enum NagProfile {
    ONCE,
    GENTLE,
    NORMAL,
    INSISTENT;

    public NagPolicy policy() {
        return switch (this) {
            case ONCE -> NagPolicy.once();
            case GENTLE -> NagPolicy.every(Duration.ofMinutes(30)).withMax(4);
            case NORMAL -> NagPolicy.NORMAL;
            case INSISTENT ->
                NagPolicy.every(Duration.ofMinutes(2))
                        .withEscalation(new Escalation(5, 10))
                        .withQuietHours(QuietHours.IGNORED);
        };
    }

    /// The one that the policy is, if it has a name, however else it is told.
    public static Optional<NagProfile> of(NagPolicy policy) {
        return Arrays.stream(values())
                .filter(profile -> profile.policy().withAlso(policy.also()).equals(policy))
                .findFirst();
    }
}
