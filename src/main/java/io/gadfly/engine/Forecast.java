package io.gadfly.engine;

import io.gadfly.engine.ReminderService.ForecastNag;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.Simulation;
import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What would come if nobody answered: the same engine, on a virtual clock and a copy of what is stored.
final class Forecast {
    private final ReminderRepository repository;
    private final Surroundings surroundings;
    private final PoolStandings pools;
    private final Hush hush;

    /// @param pools how far they are
    /// @param hush who waits for a nag of the hour
    Forecast(ReminderRepository repository, Surroundings surroundings, PoolStandings pools, Hush hush) {
        this.repository = repository;
        this.surroundings = surroundings;
        this.pools = pools;
        this.hush = hush;
    }

    /// @param goesOn hears each nag in turn, until it answers false
    void within(Duration span, Predicate<ForecastNag> goesOn) {
        var now = surroundings.now();
        var world = new Simulation(0, now);
        var stored = MemoryRepository.copyOf(repository, now.plus(span));
        hush.keepBudget(new Memos(stored));
        var copy = pools.inOrder(stored, () -> world.instant().equals(now));
        var listener = new Listener(world, goesOn);
        var there = new Surroundings(world, surroundings.zones(), surroundings.chosen(), surroundings.rules());
        new EngineParts(world.system(), copy, Media.of(listener), there, pools.standings()).start();
        world.advanceUntil(() -> listener.isSatisfied, span);
    }

    /// Passes on what it is told. What rang already when the forecast began is only taken up again, and no news.
    private final class Listener implements Medium {
        private final Simulation world;
        private final Instant begin;
        private final Predicate<ForecastNag> goesOn;
        private volatile boolean isSatisfied;

        Listener(Simulation world, Predicate<ForecastNag> goesOn) {
            this.world = world;
            this.goesOn = goesOn;
            this.begin = world.instant();
        }

        @Override
        public String name() {
            return "forecast";
        }

        @Override
        public Availability availability() {
            return new Availability.Ready();
        }

        @Override
        public DeliveryResult deliver(Notification notification) {
            var isNag = notification.loudness() != Notification.Loudness.SILENT;
            if (isNag && !isSatisfied && !isTakenUp(notification)) {
                isSatisfied = !goesOn.test(new ForecastNag(
                        world.instant(),
                        notification.fence(),
                        notification.title(),
                        notification.nag(),
                        notification.max()));
            }
            return new DeliveryResult.Delivered();
        }

        private boolean isTakenUp(Notification notification) {
            return world.instant().equals(begin)
                    && repository
                            .findFire(notification.fence())
                            .filter(fire ->
                                    fire.state() instanceof NagState.Ringing(var n, var _) && n >= notification.nag())
                            .isPresent();
        }

        @Override
        public void withdraw(Fence fence) {}

        @Override
        public void onResponse(Consumer<Response> listener) {}
    }
}
