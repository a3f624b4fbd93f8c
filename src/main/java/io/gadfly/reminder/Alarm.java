package io.gadfly.reminder;

import java.util.Optional;

/// When to speak about an occurrence, and how hard if not as hard as the reminder says (VALARM, RFC 5545 §3.6.6).
///
/// @param uid UID of RFC 9074, empty when the calendar has none
/// @param nag its own policy, from REPEAT and DURATION, or nothing where the reminder's holds
public record Alarm(String uid, Trigger trigger, Optional<NagPolicy> nag) {
    /// One alarm at the start of each occurrence: what holds where none is named.
    public static final Alarm AT_START = of(Trigger.AT_START);

    public static Alarm of(Trigger trigger) {
        return new Alarm("", trigger, Optional.empty());
    }
}
