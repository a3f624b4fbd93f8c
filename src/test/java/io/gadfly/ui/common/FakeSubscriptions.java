package io.gadfly.ui.common;

import io.gadfly.icalendar.subscription.Findings;
import io.gadfly.icalendar.subscription.Findings.Finding;
import io.gadfly.icalendar.subscription.Refresher.Refreshed;
import io.gadfly.icalendar.subscription.Subscription;
import io.gadfly.icalendar.subscription.SubscriptionService;
import io.gadfly.icalendar.subscription.SubscriptionState;
import io.gadfly.icalendar.subscription.SubscriptionState.Brought;
import io.gadfly.icalendar.subscription.Subscriptions.Entry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Two subscriptions of a household, one of them in trouble; a look finds nothing new.
public final class FakeSubscriptions implements SubscriptionService {
    private static final Findings FINDINGS = new Findings(
            List.of(new Finding(212, "Leap day fair", "30 February is no day")),
            List.of(new Finding(40, "First day of school", "its alarm would run a program; it shows a message")));

    public final List<String> orders = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    public FakeSubscriptions(InstantSource clock) {
        var now = clock.instant();
        entries.add(new Entry(
                Subscription.of(URI.create("https://example.org/school/holidays.ics"), "family"),
                new SubscriptionState(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(now.minus(Duration.ofHours(2))),
                        Optional.of(new Brought(now.minus(Duration.ofDays(3)), 43, 2, 1, 1, 0, FINDINGS)),
                        0,
                        "")));
        entries.add(new Entry(
                Subscription.of(URI.create("https://calendar.example.com/team.ics"), "inbox")
                        .withName("Team")
                        .withPaused(true),
                SubscriptionState.NEW));
        entries.add(new Entry(
                Subscription.of(URI.create("https://gone.example.net/club.ics"), "club"),
                new SubscriptionState(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(now.minus(Duration.ofMinutes(4))),
                        Optional.empty(),
                        3,
                        "The calendar cannot be reached: nobody answers there.")));
    }

    @Override
    public List<Entry> list() {
        return List.copyOf(entries);
    }

    @Override
    public List<Refreshed> subscribe(Subscription subscription) {
        orders.add("subscribe " + subscription.address());
        entries.add(new Entry(subscription, SubscriptionState.NEW));
        return refresh(List.of(entries.getLast()));
    }

    @Override
    public void change(Subscription subscription) {
        orders.add("change " + subscription.name());
        entries.replaceAll(entry -> entry.subscription().address().equals(subscription.address())
                ? new Entry(subscription, entry.state())
                : entry);
    }

    @Override
    public int unsubscribe(Subscription subscription) {
        orders.add("unsubscribe " + subscription.name());
        entries.removeIf(entry -> entry.subscription().equals(subscription));
        return 42;
    }

    @Override
    public List<Refreshed> refresh(List<Entry> wanted) {
        wanted.forEach(entry -> orders.add("refresh " + entry.subscription().name()));
        return wanted.stream()
                .<Refreshed>map(entry -> new Refreshed.Unchanged(entry.subscription()))
                .toList();
    }
}
