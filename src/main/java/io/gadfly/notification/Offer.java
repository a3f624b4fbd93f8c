package io.gadfly.notification;

import java.time.Duration;

/// What a notification offers besides Done.
///
/// @param snooze how long it sleeps when Snooze is pressed
/// @param skip whether its occurrence can be left out, since others follow
public record Offer(Duration snooze, boolean skip) {
    public Offer {
        if (!snooze.isPositive()) {
            throw new IllegalArgumentException("a snooze of " + snooze);
        }
    }
}
