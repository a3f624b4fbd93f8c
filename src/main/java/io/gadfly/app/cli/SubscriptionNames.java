package io.gadfly.app.cli;

import io.gadfly.icalendar.subscription.Subscription;
import io.gadfly.icalendar.subscription.Subscriptions;
import java.util.List;

/// Finds a subscription by what the user calls it: its address, or its name where only one has it.
final class SubscriptionNames {
    private SubscriptionNames() {}

    /// Each once.
    static List<Subscriptions.Entry> findAll(List<String> wanted, Invocation here) {
        return wanted.stream().map(name -> find(name, here)).distinct().toList();
    }

    static Subscriptions.Entry find(String wanted, Invocation here) {
        var all = here.house().subscriptions();
        return Subscription.addressOf(wanted, known -> all.find(known).isPresent())
                .flatMap(all::find)
                .orElseGet(() -> named(wanted, all.list()));
    }

    private static Subscriptions.Entry named(String wanted, List<Subscriptions.Entry> all) {
        var named = all.stream()
                .filter(entry -> entry.subscription().name().equals(wanted))
                .toList();
        return switch (named.size()) {
            case 0 -> throw CommandFailure.failed(Words.of("subscription.unknown", wanted));
            case 1 -> named.getFirst();
            default -> throw CommandFailure.failed(Words.of("subscription.ambiguous", wanted));
        };
    }
}
