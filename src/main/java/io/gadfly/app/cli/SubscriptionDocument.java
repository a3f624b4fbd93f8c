package io.gadfly.app.cli;

import io.gadfly.icalendar.subscription.Findings;
import io.gadfly.icalendar.subscription.Subscription;
import io.gadfly.icalendar.subscription.SubscriptionState;
import io.gadfly.icalendar.subscription.SubscriptionState.Brought;
import io.gadfly.icalendar.subscription.Subscriptions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// A subscription as `--json` shows it.
///
/// @param lookedAt the last look, whatever came of it
/// @param nextLook absent while it is paused
/// @param failure what the last look failed for; empty if it did not
record SubscriptionDocument(
        String name,
        String address,
        String list,
        String every,
        String nag,
        boolean paused,
        Optional<OffsetDateTime> lookedAt,
        Optional<OffsetDateTime> nextLook,
        Optional<BroughtDocument> brought,
        int failures,
        String failure) {

    /// What the last look brought that found something new.
    ///
    /// @param kept how many that came before are kept, though they are not in it
    /// @param refusals what was refused and why; of very many, the first
    /// @param notes what else there was to say
    record BroughtDocument(
            OffsetDateTime at,
            long items,
            long added,
            long changed,
            long refused,
            long kept,
            List<Findings.Finding> refusals,
            List<Findings.Finding> notes) {}

    static SubscriptionDocument of(Subscriptions.Entry entry, Invocation here) {
        var subscription = entry.subscription();
        var state = entry.state();
        return new SubscriptionDocument(
                subscription.name(),
                subscription.address().toString(),
                subscription.list(),
                subscription.interval().toString(),
                subscription.nag().name().toLowerCase(Locale.ROOT),
                subscription.paused(),
                state.lookedAt().map(here::iso),
                nextLook(subscription, state, here.now()).map(here::iso),
                state.brought()
                        .map(brought -> new BroughtDocument(
                                here.iso(brought.at()),
                                brought.items(),
                                brought.added(),
                                brought.changed(),
                                brought.refused(),
                                brought.kept(),
                                brought.findings().refused(),
                                brought.findings().notes())),
                state.failures(),
                state.failure());
    }

    static void show(List<Subscriptions.Entry> entries, Invocation here) {
        show(entries, SubscriptionFindings::hint, here);
    }

    /// With what was refused and why.
    static void showInFull(List<Subscriptions.Entry> entries, Invocation here) {
        show(entries, SubscriptionFindings::lines, here);
    }

    private static void show(
            List<Subscriptions.Entry> entries, Function<Subscriptions.Entry, List<String>> more, Invocation here) {
        var table = Table.of("NAME", "LIST", "EVERY", "LOOKED", "NEXT", "RESULT", "ADDRESS");
        entries.forEach(entry -> row(table, entry.subscription(), entry.state(), here));
        var lines = new ArrayList<>(entries.isEmpty() ? List.of(Words.of("subscriptions.none")) : table.lines());
        entries.forEach(entry -> lines.addAll(more.apply(entry)));
        here.output().show(entries.stream().map(entry -> of(entry, here)).toList(), lines);
    }

    private static void row(Table table, Subscription subscription, SubscriptionState state, Invocation here) {
        table.row(
                subscription.name(),
                subscription.list(),
                Durations.inWords(subscription.interval()),
                state.lookedAt().map(here::text).orElse("-"),
                next(subscription, state, here),
                result(state),
                subscription.address());
    }

    private static String next(Subscription subscription, SubscriptionState state, Invocation here) {
        if (subscription.paused()) {
            return Words.of("subscription.paused");
        }
        return nextLook(subscription, state, here.now()).map(here::text).orElseGet(() -> Words.of("subscription.soon"));
    }

    /// Nothing where it was never looked at.
    private static Optional<Instant> nextLook(Subscription subscription, SubscriptionState state, Instant now) {
        return state.lookedAt().filter(last -> !last.isAfter(now)).flatMap(_ -> state.nextLook(subscription, now));
    }

    private static String result(SubscriptionState state) {
        if (state.failures() > 0) {
            return state.failure();
        }
        return state.brought().map(SubscriptionDocument::result).orElse("-");
    }

    private static String result(Brought brought) {
        var items = brought.taken() == 0 && brought.refused() == 0
                ? Words.of("import.nothing")
                : Words.of(brought.taken() == 1 ? "subscription.items.one" : "subscription.items", brought.taken());
        var refused = brought.refused() == 0 ? "" : Words.of("subscription.items.refused", brought.refused());
        var kept = brought.kept() == 0 ? "" : Words.of("subscription.items.kept", brought.kept());
        return items + refused + kept;
    }
}
