package io.gadfly.icalendar.subscription;

import io.gadfly.icalendar.CalendarReader;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.Incoming;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the subscriptions that are due and has what they bring imported.
///
/// Has no thread of its own: somebody calls `refreshDue` when `nextLook` says so, after a change of the subscriptions,
/// and when the network comes back.
public final class Refresher {
    private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);

    /// Where the items go.
    @FunctionalInterface
    public interface Importer {
        ImportReport importCalendar(Subscription subscription, Iterator<Incoming> items);
    }

    /// What a look brought.
    public sealed interface Refreshed {
        Subscription subscription();

        record Imported(Subscription subscription, ImportReport report) implements Refreshed {}

        record Unchanged(Subscription subscription) implements Refreshed {}

        /// @param reason one line for the user
        record Failed(Subscription subscription, String reason) implements Refreshed {}
    }

    private final Subscriptions subscriptions;
    private final SubscriptionFetcher fetcher;
    private final InstantSource clock;
    private final Supplier<Zone> viewer;
    private final Importer importer;

    /// @param viewer the zone of times that have none
    public Refresher(
            Subscriptions subscriptions,
            SubscriptionFetcher fetcher,
            InstantSource clock,
            Supplier<Zone> viewer,
            Importer importer) {
        this.subscriptions = subscriptions;
        this.fetcher = fetcher;
        this.clock = clock;
        this.viewer = viewer;
        this.importer = importer;
    }

    /// When to call `refreshDue` next; empty without subscriptions.
    public Optional<Instant> nextLook() {
        return subscriptions.list().stream()
                .map(entry -> entry.state().nextLook(entry.subscription()))
                .min(Instant::compareTo);
    }

    /// Looks at those that are due, one after the other; blocks on the network and the store.
    public List<Refreshed> refreshDue() {
        var refreshed = new ArrayList<Refreshed>();
        for (var entry : subscriptions.list()) {
            if (!entry.state().nextLook(entry.subscription()).isAfter(clock.instant())) {
                refreshed.add(refresh(entry));
            }
        }
        return refreshed;
    }

    /// Looks at one now.
    public Refreshed refresh(Subscriptions.Entry entry) {
        var subscription = entry.subscription();
        return switch (fetcher.fetch(subscription, entry.state())) {
            case Fetched.Unchanged(var state) -> {
                keep(subscription, state);
                yield new Refreshed.Unchanged(subscription);
            }
            case Fetched.Failed(var state) -> {
                keep(subscription, state);
                yield new Refreshed.Failed(subscription, state.failure());
            }
            case Fetched.Fresh fresh -> take(entry, fresh);
        };
    }

    private Refreshed take(Subscriptions.Entry entry, Fetched.Fresh fresh) {
        var subscription = entry.subscription();
        try (var body = fresh.body()) {
            return switch (CalendarReader.openSubscribed(subscription.address().toString(), body, viewer.get())) {
                case CalendarReader.Opened.Calendar(var items) -> {
                    var report = importer.importCalendar(subscription, items);
                    keep(subscription, fresh.state());
                    yield new Refreshed.Imported(subscription, report);
                }
                case CalendarReader.Opened.NotACalendar(var reason) -> failed(entry, reason);
            };
        } catch (IOException broken) {
            return failed(entry, Words.say("unreachable", broken));
        }
    }

    private Refreshed failed(Subscriptions.Entry entry, String reason) {
        keep(entry.subscription(), entry.state().failed(clock.instant(), reason));
        return new Refreshed.Failed(entry.subscription(), reason);
    }

    /// A state that is not kept costs one look too many.
    private void keep(Subscription subscription, SubscriptionState state) {
        try {
            subscriptions.update(subscription, state);
        } catch (IOException full) {
            LOG.warn("The state of the subscription {} was not saved", subscription.address(), full);
        }
    }
}
