package io.gadfly.engine;

import io.gadfly.engine.Foreseen.Ending;
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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What would come if nobody answered: the same engine, on a virtual clock and a copy of what is stored.
final class Forecast {
    /// Of processes at work, so that what happens again and again comes to an end also where it is no nag.
    private static final int MOST_STEPS = 5_000_000;
    /// Of those that fall due: each is kept to the end.
    private static final int MOST_FIRES = 30_000;

    private final ReminderRepository repository;
    private final Surroundings surroundings;
    private final PoolStandings pools;
    private final Hush hush;
    private final HushWatch quiet;

    /// @param pools how far they are
    /// @param hush who waits for a nag of the hour
    /// @param quiet how far it was looked through for those that sleep too long
    Forecast(
            ReminderRepository repository, Surroundings surroundings, PoolStandings pools, Hush hush, HushWatch quiet) {
        this.repository = repository;
        this.surroundings = surroundings;
        this.pools = pools;
        this.hush = hush;
        this.quiet = quiet;
    }

    /// @param goesOn hears each nag in turn, until it answers false
    /// @param isCancelled asked after each step
    Foreseen within(Duration span, Predicate<ForecastNag> goesOn, BooleanSupplier isCancelled) {
        var now = surroundings.now();
        var world = new Simulation(0, now);
        var stored = MemoryRepository.copyOf(repository, now.plus(span));
        hush.keepBudget(new Memos(stored));
        var copy = pools.inOrder(stored, () -> world.instant().equals(now));
        var before = stored.lastFireNumber();
        var listener = new Listener(world, goesOn, isCancelled, () -> stored.lastFireNumber() - before > MOST_FIRES);
        var there = new Surroundings(world, surroundings.zones(), surroundings.chosen(), surroundings.rules());
        var handover = pools.handover(quiet.seenEnd());
        var parts = new EngineParts(world.system(), copy, Media.of(listener), there, handover, Vigilance.AT_EASE);
        parts.start();
        world.settle();
        pools.limit(parts.pools());
        world.advanceUntil(listener::isOver, span);
        return new Foreseen(world.instant(), listener.ending());
    }

    /// Passes on what it is told. A nag that was given before the forecast began is only taken up again, and no
    /// news.
    private final class Listener implements Medium {
        private final Simulation world;
        private final Predicate<ForecastNag> goesOn;
        private final BooleanSupplier isCancelled;
        private final BooleanSupplier areTooMany;
        private volatile Ending ending = Ending.SPAN_OVER;
        private int steps;

        /// @param areTooMany whether more fell due than a forecast follows
        Listener(
                Simulation world,
                Predicate<ForecastNag> goesOn,
                BooleanSupplier isCancelled,
                BooleanSupplier areTooMany) {
            this.world = world;
            this.goesOn = goesOn;
            this.isCancelled = isCancelled;
            this.areTooMany = areTooMany;
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
            if (isNag && ending == Ending.SPAN_OVER && !isTakenUp(notification) && !goesOn.test(nag(notification))) {
                ending = Ending.ENOUGH;
            }
            return new DeliveryResult.Delivered();
        }

        private ForecastNag nag(Notification notification) {
            return new ForecastNag(
                    world.instant(),
                    notification.fence(),
                    notification.title(),
                    notification.nag(),
                    notification.max());
        }

        /// To be asked after each step.
        boolean isOver() {
            steps++;
            if (isCancelled.getAsBoolean()) {
                ending = Ending.CANCELLED;
            } else if (ending == Ending.SPAN_OVER && (steps > MOST_STEPS || areTooMany.getAsBoolean())) {
                ending = Ending.TOO_MUCH;
            }
            return ending != Ending.SPAN_OVER;
        }

        Ending ending() {
            return ending;
        }

        private boolean isTakenUp(Notification notification) {
            return repository
                    .findFire(notification.fence())
                    .filter(fire -> fire.state().nags() >= notification.nag())
                    .filter(fire -> fire.state() instanceof NagState.Ringing || wasTold(notification))
                    .isPresent();
        }

        /// What waits with its last nag is given that one again only where it was not told.
        private boolean wasTold(Notification notification) {
            return !ToldBefore.by(Lineage.of(repository, notification.fence()), notification.nag())
                    .isEmpty();
        }

        @Override
        public void withdraw(Fence fence) {}

        @Override
        public void onResponse(Consumer<Response> listener) {}
    }
}
