package io.gadfly.ui.common;

import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagProfile;
import java.util.Optional;

/// The profiles as a box offers them, and what the user puts together.
public enum NagChoice {
    ONCE,
    GENTLE,
    NORMAL,
    INSISTENT,
    CUSTOM;

    /// Nothing for what the user puts together.
    public Optional<NagProfile> profile() {
        return switch (this) {
            case ONCE -> Optional.of(NagProfile.ONCE);
            case GENTLE -> Optional.of(NagProfile.GENTLE);
            case NORMAL -> Optional.of(NagProfile.NORMAL);
            case INSISTENT -> Optional.of(NagProfile.INSISTENT);
            case CUSTOM -> Optional.empty();
        };
    }

    public Optional<NagPolicy> policy() {
        return profile().map(NagProfile::policy);
    }

    public static NagChoice of(NagProfile profile) {
        return switch (profile) {
            case ONCE -> ONCE;
            case GENTLE -> GENTLE;
            case NORMAL -> NORMAL;
            case INSISTENT -> INSISTENT;
        };
    }

    public static NagChoice of(NagPolicy policy) {
        return NagProfile.of(policy).map(NagChoice::of).orElse(CUSTOM);
    }
}
