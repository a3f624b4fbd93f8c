package io.gadfly.icalendar.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the looks at a subscription have left behind.
///
/// @param entityTag ETag of what was read last (RFC 9110 §8.8.3)
/// @param lastModified Last-Modified of what was read last, as the server wrote it
/// @param lookedAt the last look, whatever came of it
/// @param failures looks that failed since the last one that did not
/// @param failure what the last one failed for, one line for the user; empty if it did not
public record SubscriptionState(
        Optional<String> entityTag,
        Optional<String> lastModified,
        Optional<Instant> lookedAt,
        int failures,
        String failure) {
    public static final SubscriptionState NEW =
            new SubscriptionState(Optional.empty(), Optional.empty(), Optional.empty(), 0, "");

    private static final Duration FIRST_RETRY = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 10;

    /// When to look next: after the interval; after a failure sooner, and later with each that follows.
    public Instant nextLook(Subscription subscription) {
        if (lookedAt.isEmpty()) {
            return Instant.EPOCH;
        }
        var interval = subscription.interval();
        var retry = FIRST_RETRY.multipliedBy(1L << Math.min(failures, DOUBLINGS) >> 1);
        return lookedAt.get().plus(failures == 0 || retry.compareTo(interval) > 0 ? interval : retry);
    }

    SubscriptionState unchanged(Instant at) {
        return new SubscriptionState(entityTag, lastModified, Optional.of(at), 0, "");
    }

    SubscriptionState failed(Instant at, String reason) {
        return new SubscriptionState(entityTag, lastModified, Optional.of(at), failures + 1, reason);
    }
}
