package io.gadfly.engine;

import io.gadfly.kernel.Context;
import io.gadfly.kernel.GenServer;
import io.gadfly.kernel.Init;
import io.gadfly.kernel.Name;
import io.gadfly.kernel.Timer;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagEvent;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Wakes when the next fire is due, claims what fell due, and wakes those whose snooze is over.
///
/// Its timer may stand still while the machine sleeps, and the wall clock may be set: so it parks for half a
/// minute at most and then looks at the wall clock. A clock that was set back repeats nothing, since every
/// fence is in the store.
final class Scheduler implements GenServer<Scheduler.Message> {
    static final Name<Message> NAME = Name.of("scheduler", Message.class);
    private static final Duration LONGEST_PARK = Duration.ofSeconds(30);
    /// Of those that a clock set back is kept from drawing out.
    private static final Duration LONGEST_SNOOZE = Duration.ofDays(7);
    private static final int MOST_SNOOZED = 1_000;
    /// Of those that were claimed, before anything else is done: they are on their way to the user.
    private static final Duration HEAD_START = Duration.ofMillis(5);

    private final Claims claims;
    private final Parking parking;
    private final HushWatch quiet;
    private final Ledger ledger;
    private final Messenger messenger;
    private final Bell bell;
    private final DigestGathering digests;
    private final Timekeeping time;
    private @Nullable Timer timer;
    private boolean wasHeld;

    sealed interface Message {
        /// Time to look at the clock, or something changed that may be due earlier.
        record Look() implements Message {}

        /// A snooze has lasted as long as it was meant to, though the clock was set back in it.
        record SnoozeLasted(Fire fire) implements Message {}
    }

    Scheduler(
            Claims claims,
            Parking parking,
            HushWatch quiet,
            Ledger ledger,
            Messenger messenger,
            Bell bell,
            DigestGathering digests,
            Timekeeping time) {
        this.claims = claims;
        this.parking = parking;
        this.quiet = quiet;
        this.ledger = ledger;
        this.messenger = messenger;
        this.bell = bell;
        this.digests = digests;
        this.time = time;
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
            case Message.Look() -> {
                var now = context.now();
                var jump = time.jump(now);
                if (jump.isPresent()) {
                    messenger.clockJumped();
                }
                jump.filter(Duration::isNegative).ifPresent(back -> keepSnoozes(now.minus(back), now, context));
                park(now, attend(now, jump.isPresent()), context);
            }
            case Message.SnoozeLasted(var fire) -> wake(fire);
        }
    }

    /// A snooze is over at the moment that was saved, or when it has lasted as long as it was meant to,
    /// whichever is first, as the interval of a nag.
    ///
    /// @param before what the clock would say if nobody had set it back
    private void keepSnoozes(Instant before, Instant now, Context<Message> context) {
        try {
            for (var fire : ledger.repository().findSnoozed(before.plus(LONGEST_SNOOZE), MOST_SNOOZED)) {
                if (fire.state() instanceof NagState.Snoozed(var until) && now.isBefore(until)) {
                    var left = Duration.between(before, until);
                    context.sendAfter(left.isNegative() ? Duration.ZERO : left, new Message.SnoozeLasted(fire));
                }
            }
        } catch (StoreException e) {
            bell.outage().met(e);
        }
    }

    /// Unless it was answered or woken meanwhile.
    private void wake(Fire snoozed) {
        try {
            if (ledger.repository().findFire(snoozed.fence()).equals(Optional.of(snoozed))) {
                ledger.apply(snoozed.fence(), new NagEvent.SnoozeOver(), "snoozeOver")
                        .ifPresent(step -> messenger.submit(List.of(step.fire())));
            }
        } catch (StoreException e) {
            bell.outage().met(e);
        }
    }

    /// Answers with the instant at which to look again.
    private Instant attend(Instant now, boolean hasJumped) {
        try {
            if (isHeld(now)) {
                return now.plus(LONGEST_PARK);
            }
            parking.settle();
            time.passed(now);
            var freed = quiet.look(now, hasJumped);
            messenger.submit(freed);
            digests.heldBack(freed);
            var round = claims.claim();
            messenger.submit(round.fires());
            digests.fellDue(round.fires(), now);
            if (!round.fires().isEmpty() && !round.more()) {
                return now.plus(HEAD_START);
            }
            var woken = claims.wake();
            messenger.submit(woken.fires());
            digests.heldBack(woken.fires());
            bell.outage().endsWith(() -> time.clock().keep(now));
            if (round.more() || woken.more() || parking.parkUnreadable(now)) {
                return now;
            }
            digests.tell(now);
            var next = earliest(now, now.plus(LONGEST_PARK));
            claims.foresee(next);
            return next;
        } catch (StoreException e) {
            bell.outage().met(e);
            return now.plus(LONGEST_PARK);
        }
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
        return Stream.of(Optional.of(latest), repository.nextFireAt(), repository.nextSnoozeEnd())
                .flatMap(Optional::stream)
                .filter(now::isBefore)
                .min(Instant::compareTo)
                .orElse(latest);
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
