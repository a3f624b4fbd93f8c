package io.gadfly.ui.subscriptions;

import io.gadfly.icalendar.subscription.Subscription;

/// A subscription as its card shows it.
///
/// @param pace the list, the interval and the next look
/// @param result what came of the last look
/// @param concern whether the last look failed
/// @param busy whether it is being looked at just now
record SubscriptionRow(Subscription subscription, String pace, String result, boolean concern, boolean busy) {
    String name() {
        return subscription.name();
    }

    String address() {
        return subscription.address().toString();
    }

    boolean isPaused() {
        return subscription.paused();
    }
}
