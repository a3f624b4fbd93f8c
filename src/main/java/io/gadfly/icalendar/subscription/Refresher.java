package io.gadfly.icalendar.subscription;

import io.gadfly.icalendar.CalendarReader;
import io.gadfly.icalendar.subscription.SubscriptionState.Brought;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.Incoming;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the subscriptions that are due and has what they bring imported.
///
/// Has no thread of its own: somebody refreshes what is `due` when `nextLook` says so, after a change of the
/// subscriptions, and when the network comes back. Safe to use from several threads, each with another subscription.
public final class Refresher {
    private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);

    /// Where the items go.
    @FunctionalInterface
    public interface Importer {
        /// @param entry as it was before the look
        ImportReport importCalendar(Subscriptions.Entry entry, Iterator<Incoming> items);
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
    private final Arrivals arrivals;
    private final InstantSource clock;
    private final Supplier<Zone> viewer;
    private final Importer importer;

    /// @param viewer the zone of times that have none
    public Refresher(
            Subscriptions subscriptions,
            SubscriptionFetcher fetcher,
            Arrivals arrivals,
            InstantSource clock,
            Supplier<Zone> viewer,
            Importer importer) {
        this.subscriptions = subscriptions;
        this.fetcher = fetcher;
        this.arrivals = arrivals;
        this.clock = clock;
        this.viewer = viewer;
        this.importer = importer;
    }

    /// When to ask for those that are due next; empty where there is nothing to look at.
    public Optional<Instant> nextLook() {
        return nextLook(Set.of());
    }

    /// As `nextLook`, leaving out some addresses, because they are just being looked at.
    public Optional<Instant> nextLook(Set<URI> besides) {
        return entries(besides)
                .flatMap(entry -> entry.state().nextLook(entry.subscription(), clock.instant()).stream())
                .min(Instant::compareTo);
    }

    /// Those that are to be looked at now, leaving out some addresses.
    public List<Subscriptions.Entry> due(Set<URI> besides) {
        return entries(besides).filter(this::isDue).toList();
    }

    private Stream<Subscriptions.Entry> entries(Set<URI> besides) {
        return subscriptions.list().stream()
                .filter(entry -> !besides.contains(entry.subscription().address()));
    }

    private boolean isDue(Subscriptions.Entry entry) {
        var now = clock.instant();
        return entry.state()
                .nextLook(entry.subscription(), now)
                .filter(next -> !next.isAfter(now))
                .isPresent();
    }

    /// Looks at these now, one after the other.
    public List<Refreshed> refresh(List<Subscriptions.Entry> entries) {
        return entries.stream().map(this::refresh).toList();
    }

    /// Looks at one now; blocks on the network and the store.
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

    /// The calendar comes to the disk first: whoever imports it holds the store, and must not wait for the network.
    private Refreshed take(Subscriptions.Entry entry, Fetched.Fresh fresh) {
        try (var copy = LocalCopy.of(fresh.body(), arrivals)) {
            return read(entry, copy, fresh);
        } catch (IOException broken) {
            return failed(entry, Words.say("unreachable", NetworkTrouble.inWords(broken)));
        }
    }

    private Refreshed read(Subscriptions.Entry entry, LocalCopy copy, Fetched.Fresh fresh) throws IOException {
        var subscription = entry.subscription();
        try (var body = copy.open()) {
            return switch (CalendarReader.openSubscribed(subscription.address().toString(), body, viewer.get())) {
                case CalendarReader.Opened.Calendar(var items) -> {
                    var report = importer.importCalendar(entry, noted(fresh.note(), items));
                    var brought = Brought.of(clock.instant(), report);
                    yield report.isCut()
                            ? failed(subscription, entry.state().with(brought), Words.say("cut"))
                            : imported(subscription, fresh.state().with(brought), report);
                }
                case CalendarReader.Opened.NotACalendar(var reason) -> failed(entry, reason);
            };
        }
    }

    private static Iterator<Incoming> noted(Optional<String> note, Iterator<Incoming> items) {
        var first = note.stream().<Incoming>map(text -> new Incoming.Remark(1, text));
        Iterable<Incoming> rest = () -> items;
        return Stream.concat(first, StreamSupport.stream(rest.spliterator(), false))
                .iterator();
    }

    private Refreshed imported(Subscription subscription, SubscriptionState state, ImportReport report) {
        keep(subscription, state);
        return new Refreshed.Imported(subscription, report);
    }

    private Refreshed failed(Subscriptions.Entry entry, String reason) {
        return failed(entry.subscription(), entry.state(), reason);
    }

    /// The next look asks for all of it again.
    private Refreshed failed(Subscription subscription, SubscriptionState before, String reason) {
        keep(subscription, before.failed(clock.instant(), reason));
        return new Refreshed.Failed(subscription, reason);
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
