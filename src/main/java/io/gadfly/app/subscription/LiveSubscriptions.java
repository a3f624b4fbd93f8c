package io.gadfly.app.subscription;

import io.gadfly.engine.Engine;
import io.gadfly.engine.ReminderService;
import io.gadfly.icalendar.subscription.Arrivals;
import io.gadfly.icalendar.subscription.Refresher;
import io.gadfly.icalendar.subscription.SubscriptionFetcher;
import io.gadfly.icalendar.subscription.SubscriptionService;
import io.gadfly.icalendar.subscription.Subscriptions;
import io.gadfly.kernel.ChildSpec;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.schedule.Zone;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/// The subscriptions of a program that runs: a process beside the engine's looks at them in time.
public final class LiveSubscriptions implements AutoCloseable {
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(10);

    private final SubscriptionFetcher fetcher;
    private final ProcessRef<SubscriptionServer.Message> server;
    private final SubscribedCalendars calendars;
    private final ReminderService.Subscription changes;

    /// @param file where they are kept
    /// @param viewer the zone of times that have none
    public LiveSubscriptions(
            Path file,
            Arrivals arrivals,
            Engine engine,
            ProcessSystem system,
            InstantSource clock,
            Supplier<Zone> viewer) {
        var reminders = engine.service();
        var kept = SubscribedCalendars.kept(file, reminders);
        this.fetcher = new SubscriptionFetcher(clock);
        var refresher = new Refresher(kept, fetcher, arrivals, clock, viewer, SubscribedCalendars.into(reminders));
        engine.accompany(ChildSpec.of("subscriptions", () -> new SubscriptionServer(refresher)));
        this.server = system.registry().ref(SubscriptionServer.NAME);
        this.calendars = new SubscribedCalendars(
                kept,
                reminders,
                entries -> server.call(reply -> new SubscriptionServer.Message.Refresh(entries, reply), LONGEST_LOOK),
                this::lookAtTheClock);
        this.changes = reminders.onChange(() -> lookForReturned(kept));
    }

    /// An undo may have brought one back, or something that one of them brought.
    private void lookForReturned(Subscriptions kept) {
        if (kept.hasLeft() || kept.hasToReadAgain()) {
            lookAtTheClock();
        }
    }

    public SubscriptionService service() {
        return calendars;
    }

    /// Some may be due: the machine woke up, or they have changed.
    public void lookAtTheClock() {
        server.cast(new SubscriptionServer.Message.Look());
    }

    /// Ends what is being fetched. The process ends with the engine.
    @Override
    public void close() {
        changes.close();
        fetcher.close();
    }
}
