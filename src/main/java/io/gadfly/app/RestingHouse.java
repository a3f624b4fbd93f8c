package io.gadfly.app;

import io.gadfly.app.cli.NoHouse;
import io.gadfly.app.cli.Upkeep;
import io.gadfly.app.subscription.SubscribedCalendars;
import io.gadfly.engine.Engine;
import io.gadfly.engine.ReminderService;
import io.gadfly.engine.ReminderService.MediumTrial;
import io.gadfly.engine.Surroundings;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.icalendar.subscription.Arrivals;
import io.gadfly.icalendar.subscription.Refresher;
import io.gadfly.icalendar.subscription.SubscriptionFetcher;
import io.gadfly.icalendar.subscription.SubscriptionService;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.settings.SettingsFile;
import io.gadfly.store.Store;
import java.util.List;

/// The store, opened for one command: everything can be read, changed and answered, but nothing rings.
final class RestingHouse extends NoHouse implements AutoCloseable {
    private final Store store;
    private final Wiring wiring;
    private final SystemZone zone;
    private final SettingsFile settings;
    private final Surroundings surroundings;
    private final ProcessSystem system;

    RestingHouse(Store store, Wiring wiring) {
        this.store = store;
        this.wiring = wiring;
        this.zone = new SystemZone(wiring.clock());
        this.settings = wiring.settings();
        this.surroundings = ChosenByUser.surroundings(settings, wiring.clock(), zone);
        this.system = ProcessSystem.onVirtualThreads(wiring.clock());
    }

    @Override
    public ReminderService reminders() {
        return Engine.atRest(system, store, surroundings);
    }

    @Override
    public SubscriptionService subscriptions() {
        var service = reminders();
        var kept = SubscribedCalendars.kept(wiring.directories().subscriptions(), service);
        return new SubscribedCalendars(
                kept,
                service,
                entries -> {
                    try (var fetcher = new SubscriptionFetcher(wiring.clock())) {
                        return new Refresher(
                                        kept,
                                        fetcher,
                                        arrivals(),
                                        wiring.clock(),
                                        zone,
                                        SubscribedCalendars.into(service))
                                .refresh(entries);
                    }
                },
                () -> {});
    }

    @Override
    public Arrivals arrivals() {
        return wiring.arrivals();
    }

    @Override
    public SettingsFile settings() {
        return settings;
    }

    @Override
    public Upkeep upkeep() {
        return new StoreUpkeep(store);
    }

    /// By an engine that has no reminders, so that nothing else rings; and with a file of its own for the bubbles, for
    /// it would take away those of reminders that it does not know.
    @Override
    public List<MediumTrial> tryMedia() {
        var bubbles = wiring.directories().trialBubbles();
        bubbles.toFile().deleteOnExit();
        var media = wiring.media(settings, zone, system.executor(), Windows.start(wiring), bubbles);
        try (var engine = Engine.start(system, new MemoryRepository(), media, surroundings)) {
            return engine.service().tryMedia();
        }
    }

    @Override
    public void close() {
        system.close();
        store.close();
    }
}
