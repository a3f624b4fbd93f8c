package io.gadfly.engine;

import io.gadfly.kernel.Context;
import io.gadfly.kernel.GenServer;
import io.gadfly.kernel.Init;
import io.gadfly.kernel.Name;
import io.gadfly.kernel.Timer;
import io.gadfly.reminder.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Wakes a moment before the next fire is due, claims what falls due, and wakes those whose snooze is over.
///
/// Its timer may stand still while the machine sleeps, and the wall clock may be set: so it parks for half a
/// minute at most and then looks at the wall clock. A clock that was set back repeats nothing, since every
/// fence is in the store.
final class Scheduler implements GenServer<Scheduler.Message> {
    static final Name<Message> NAME = Name.of("scheduler", Message.class);
    /// Of those that were claimed, before anything else is done: they are on their way to the user.
    private static final Duration HEAD_START = Duration.ofMillis(5);

    /// Until the next attempt to open a pool.
    private static final Duration CLOSED = Duration.ofSeconds(2);

    private final Influx influx;
    private final Parking parking;
    private final Hush hush;
    private final Ledger ledger;
    private final Messenger messenger;
    private final Bell bell;
    private final DigestGathering digests;
    private final Timekeeping time;
    private final Vigilance vigilance;
    private final SnoozeShift snoozes;
    private @Nullable Timer timer;
    private boolean wasHeld;
    /// Whether all pools that have live fires were found at work.
    private boolean hasAllPools;

    sealed interface Message {
        /// Time to look at the clock, or something changed that may be due earlier.
        record Look() implements Message {}

        /// There may be fires in a pool that is not at work.
        record LookForPools() implements Message {}
    }

    Scheduler(
            Influx influx,
            Parking parking,
            Hush hush,
            Ledger ledger,
            Messenger messenger,
            Bell bell,
            DigestGathering digests,
            Timekeeping time,
            Vigilance vigilance) {
        this.influx = influx;
        this.parking = parking;
        this.hush = hush;
        this.ledger = ledger;
        this.messenger = messenger;
        this.bell = bell;
        this.digests = digests;
        this.time = time;
        this.vigilance = vigilance;
        this.snoozes = new SnoozeShift(ledger);
    }

    @Override
    public Init init(Context<Message> context) {
        context.register(NAME);
        Heart.watch(context);
        parking.suspects().restarted();
        context.self().cast(new Message.Look());
        return Init.READY;
    }

    @Override
    public void handle(Message message, Context<Message> context) {
        switch (message) {
            case Message.Look() -> look(context);
            case Message.LookForPools() -> {
                hasAllPools = false;
                look(context);
            }
        }
    }

    private void look(Context<Message> context) {
        var now = context.now();
        var jump = time.jump(now);
        jump.ifPresent(by -> {
            messenger.clockJumped();
            shiftSnoozes(by, now);
        });
        park(now, attend(now, jump.isPresent()), context);
    }

    private void shiftSnoozes(Duration jump, Instant now) {
        try {
            snoozes.jumped(jump, now);
        } catch (StoreException e) {
            bell.outage().met(e);
        }
    }

    /// Answers with the instant at which to look again.
    private Instant attend(Instant now, boolean hasJumped) {
        try {
            return isHeld(now) ? now.plus(vigilance.longestPark()) : attendUnheld(now, hasJumped);
        } catch (StoreException e) {
            bell.outage().met(e);
            return afterRefusal(now);
        }
    }

    private Instant attendUnheld(Instant now, boolean hasJumped) {
        try {
            parking.settle();
            time.passed(now);
            return switch (influx.take(now, hasJumped)) {
                case CLAIMED -> now.plus(HEAD_START);
                case MORE -> now;
                case ALL -> allTaken(now);
            };
        } catch (StoreException e) {
            bell.outage().examine(() -> time.clock().keep(now));
            throw e;
        }
    }

    /// What a disk refused ahead of its time is tried again then. Who is refused then as well waits for the next
    /// look at the clock, so that a disk that stays full is not asked all the time.
    private Instant afterRefusal(Instant now) {
        var latest = now.plus(vigilance.longestPark());
        try {
            return earliest(now, latest);
        } catch (StoreException _) {
            return latest;
        }
    }

    private Instant allTaken(Instant now) {
        openPools();
        bell.outage().endsWith(() -> time.clock().keep(now));
        if (parking.parkUnreadable(now)) {
            return now;
        }
        if (digests.tell(now)) {
            messenger.changed();
        }
        var next = earliest(now, now.plus(hasAllPools ? vigilance.longestPark() : CLOSED));
        ledger.foresee(next.plus(Claims.AHEAD));
        return next;
    }

    /// Nobody else comes to tell what waits in a pool that could not be opened when it was handed there.
    private void openPools() {
        hasAllPools = hasAllPools || messenger.open(ledger.repository().findPoolsInUse());
    }

    /// A clock that cannot be right is told once; when it is right again, those that waited begin.
    private boolean isHeld(Instant now) {
        var doubt = time.clock().doubt(now);
        if (doubt.isPresent() && !wasHeld) {
            bell.tellDoubt(doubt.get());
        }
        if (doubt.isEmpty() && wasHeld) {
            messenger.resync();
        }
        wasHeld = doubt.isPresent();
        return wasHeld;
    }

    /// What is past cannot be read, or it would not be due any more.
    private Instant earliest(Instant now, Instant latest) {
        var repository = ledger.repository();
        var next = latest;
        var claim = repository.nextFireAt().map(at -> aheadOf(at, now));
        for (var at : List.of(claim, repository.nextSnoozeEnd(now), hush.nextChange(now))) {
            next = at.filter(now::isBefore).filter(next::isAfter).orElse(next);
        }
        return next;
    }

    /// What could not be claimed ahead of its time is tried again then.
    private static Instant aheadOf(Instant due, Instant now) {
        var ahead = due.minus(Claims.AHEAD);
        return ahead.isAfter(now) ? ahead : due;
    }

    private void park(Instant now, Instant next, Context<Message> context) {
        if (timer != null) {
            timer.cancel();
        }
        var parked = context.sendAfter(delay(now, next, context.now()), new Message.Look());
        time.parked(now, Duration.between(now, next), parked);
        timer = parked;
    }

    /// What is left after the work of this look, unless the clock was set meanwhile.
    private static Duration delay(Instant now, Instant next, Instant afterwards) {
        return Duration.between(afterwards.isBefore(now) ? now : afterwards, next);
    }
}
