package io.gadfly.ui.subscriptions;

import io.gadfly.icalendar.subscription.Subscription;
import java.util.List;

/// A subscription as its card shows it.
///
/// @param pace the list, the interval and the next look
/// @param result what came of the last look
/// @param findings what there was to say of its items, a line for each
/// @param concern whether the last look failed
/// @param busy whether it is being looked at just now
record SubscriptionRow(
        Subscription subscription, String pace, String result, List<String> findings, boolean concern, boolean busy) {
    SubscriptionRow {
        findings = List.copyOf(findings);
    }

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
