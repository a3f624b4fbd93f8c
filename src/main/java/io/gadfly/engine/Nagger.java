package io.gadfly.engine;

import io.gadfly.kernel.Context;
import io.gadfly.kernel.ExitReason;
import io.gadfly.kernel.GenServer;
import io.gadfly.kernel.Init;
import io.gadfly.kernel.Name;
import io.gadfly.kernel.Pool;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagEffect;
import io.gadfly.reminder.NagEvent;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Nags for one fire while it holds a slot of its pool. Each nag is saved, then delivered, then the next is
/// armed; what it knows is in the store, so a new one goes on where a crashed one stopped.
final class Nagger implements GenServer<Nagger.Message> {
    /// How long it waits for a store that cannot be written, or for the time, before it tries again.
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Fence fence;
    private final Ledger ledger;
    private final Bell bell;
    private final Hush hush;
    private final Pool pool;
    private final BooleanSupplier isCrowded;
    private final BooleanSupplier isHeld;
    private final Message first;
    private final Precedence precedence;
    private Optional<Interval> interval = Optional.empty();

    sealed interface Message {
        record Begin() implements Message {}

        /// It had a slot when the program ended or its nagger crashed, and has one again.
        record Resume() implements Message {}

        /// It is next of those that begin at this instant.
        record BeginInTurn(NagEvent event) implements Message {}

        /// Another nagger has begun with it: begin when the interval that it left is over.
        record GoOn() implements Message {}

        /// An interval is over: that which ends then, if it is still the one that runs.
        record Repeat(Instant end) implements Message {}

        /// Somebody asked for the next nag.
        record NagNow() implements Message {}

        /// The wall clock may have jumped: look how much of the interval is left.
        record LookAtTheClock() implements Message {}

        /// Its fire may be stored with another end of the interval.
        record LookAtTheStore() implements Message {}

        /// Its fire was answered, withdrawn or put to sleep, and saved so.
        record Stop() implements Message {}
    }

    /// @param isHeld whether nobody knows what time it is
    /// @param first how it starts
    Nagger(
            Fence fence,
            Pool pool,
            BooleanSupplier isCrowded,
            BooleanSupplier isHeld,
            Message first,
            Ledger ledger,
            Bell bell,
            Hush hush) {
        this.fence = fence;
        this.ledger = ledger;
        this.bell = bell;
        this.hush = hush;
        this.pool = pool;
        this.isCrowded = isCrowded;
        this.isHeld = isHeld;
        this.first = first;
        this.precedence = new Precedence.OfNagger(fence);
    }

    static Name<Message> nameOf(Fence fence) {
        return Name.of("nagger/" + fence, Message.class);
    }

    @Override
    public Init init(Context<Message> context) {
        context.register(nameOf(fence));
        Heart.replace(context);
        context.self().cast(first);
        return Init.READY;
    }

    @Override
    public void handle(Message message, Context<Message> context) {
        if (isOfTheClock(message) && isHeld.getAsBoolean()) {
            context.sendAfter(PAUSE, message);
        } else {
            attend(message, context);
        }
    }

    /// Whether it would ring or end since a time has come.
    private static boolean isOfTheClock(Message message) {
        return switch (message) {
            case Message.Begin _, Message.Resume _, Message.BeginInTurn _, Message.GoOn _, Message.Repeat _ -> true;
            case Message.NagNow _, Message.LookAtTheClock _, Message.LookAtTheStore _, Message.Stop _ -> false;
        };
    }

    private void attend(Message message, Context<Message> context) {
        switch (message) {
            case Message.Begin() -> begin(new NagEvent.Started(), context);
            case Message.Resume() -> resume(context);
            case Message.BeginInTurn(var event) -> apply(event, "slot", message, context);
            case Message.GoOn() -> goOn(context);
            case Message.Repeat(var end) -> {
                if (isRunning(end)) {
                    repeat(message, context);
                }
            }
            case Message.NagNow() -> apply(new NagEvent.RepeatDue(false), "asked", message, context);
            case Message.LookAtTheClock() ->
                interval.ifPresent(running -> startInterval(running.end(), running.left(context.now()), context));
            case Message.LookAtTheStore() -> takeStoredInterval(context);
            case Message.Stop() -> {
                bell.silence(fence);
                context.stop(ExitReason.NORMAL);
            }
        }
    }

    /// Where the nags of the hour may not do for all that begin at this instant, their order counts.
    private void begin(NagEvent event, Context<Message> context) {
        var turn = new Message.BeginInTurn(event);
        if (hush.isRationed()) {
            context.sendAfter(Duration.ZERO, turn, precedence);
        } else {
            apply(event, "slot", turn, context);
        }
    }

    /// Where its nag was told and the interval after it is over by now, what comes then comes at once, also if that
    /// is the end.
    private void resume(Context<Message> context) {
        try {
            begin(
                    hush.wasLeftToItself(fence, context.now()) ? new NagEvent.RepeatDue(false) : new NagEvent.Started(),
                    context);
        } catch (StoreException e) {
            tryLater(new Message.Resume(), e, context);
        }
    }

    /// Beyond the limit it gives up its slot to nobody: then it waits for what the others wait for that come.
    private void repeat(Message message, Context<Message> context) {
        var info = pool.info();
        var isForAnother = info.mode() != PoolInfo.Mode.PAUSED && info.queued() > 0;
        var isBeyond = !isForAnother && info.running() > info.limit();
        var cause = isBeyond ? info.mode().name() : "interval";
        apply(new NagEvent.RepeatDue(isForAnother || isBeyond), cause, message, context);
    }

    private boolean isRunning(Instant end) {
        return interval.filter(running -> running.end().equals(end)).isPresent();
    }

    private void apply(NagEvent event, String cause, Message again, Context<Message> context) {
        try {
            var now = context.now();
            var admission = hush.admit(fence, event, now);
            perform(
                    switch (admission) {
                        case Admission.Wait(var until) -> sleep(until, event, context);
                        case Admission.Nag _, Admission.Uncounted _ -> ring(event, cause, admission, context);
                    },
                    context);
        } catch (StoreException e) {
            tryLater(again, e, context);
        }
    }

    private void tryLater(Message message, StoreException failure, Context<Message> context) {
        bell.outage().met(failure);
        context.sendAfter(PAUSE, message);
    }

    /// Saves what comes of it, as long as it is this one that nags: one that hung at the store and was replaced
    /// meanwhile does nothing any more.
    private Optional<Ledger.Step> ring(NagEvent event, String cause, Admission admission, Context<Message> context) {
        var hasRung = false;
        try {
            var saved = isReplaced(context) ? Optional.<Ledger.Step>empty() : ledger.apply(fence, event, cause);
            hasRung = saved.filter(Ledger.Step::rings).isPresent();
            return saved;
        } finally {
            if (hush.settle(admission, hasRung)) {
                bell.wakeLater();
            }
        }
    }

    private static boolean isReplaced(Context<Message> context) {
        return !context.self().isAlive();
    }

    /// Where it ceased to be quiet while that was saved, nobody else would wake it.
    private Optional<Ledger.Step> sleep(Hush.Until until, NagEvent event, Context<Message> context) {
        if (isReplaced(context)) {
            return Optional.empty();
        }
        var hushed = new NagEvent.Hushed(until.at(), event instanceof NagEvent.RepeatDue);
        var asleep = ledger.apply(fence, hushed, until.cause());
        if (hush.untilFor(fence, ledger.now()).isEmpty()) {
            ledger.apply(fence, new NagEvent.SnoozeOver(), "silenceOver");
        }
        return asleep;
    }

    /// Where its fire is gone, there is nothing to nag for.
    private void perform(Optional<Ledger.Step> saved, Context<Message> context) {
        saved.ifPresentOrElse(
                step -> step.effects().forEach(effect -> perform(effect, step, context)),
                () -> context.stop(ExitReason.NORMAL));
    }

    private void perform(NagEffect effect, Ledger.Step step, Context<Message> context) {
        switch (effect) {
            case NagEffect.Ring ring -> bell.ring(step, ring);
            case NagEffect.ArmAt(var at) -> startInterval(at, Duration.between(context.now(), at), context);
            case NagEffect.Withdraw() -> takeBack(step.fire());
            case NagEffect.TellGaveUp _ -> bell.tellGaveUp(step);
            case NagEffect.TellFailed(var cause) -> bell.tellFailed(step, cause);
            case NagEffect.WakeAt _ -> bell.wakeLater();
            case NagEffect.Enqueue() -> yieldSlot(context);
            case NagEffect.Stop() -> context.stop(ExitReason.NORMAL);
        }
    }

    private void takeBack(Fire fire) {
        if (fire.state() instanceof NagState.Queued) {
            bell.hide(fence);
        } else {
            bell.silence(fence);
        }
    }

    /// Waits at the back of the backlog until it has a slot again; where nobody wants the slot any more, it
    /// goes on. Where more wait than the backlog holds, it makes room, and its fire waits in the store like
    /// those.
    private void yieldSlot(Context<Message> context) {
        endInterval();
        if (isCrowded.getAsBoolean()) {
            context.stop(ExitReason.NORMAL);
        } else if (pool.yieldSlot(context.self(), new Message.Begin())) {
            context.system().registry().ref(Feeder.nameOf(pool.name())).cast(new Feeder.Message.AwaitDeadline(fence));
        } else {
            context.self().cast(new Message.Begin());
        }
    }

    private void startInterval(Instant end, Duration left, Context<Message> context) {
        endInterval();
        interval = Optional.of(new Interval(end, context.sendAfter(left, new Message.Repeat(end), precedence)));
    }

    private void goOn(Context<Message> context) {
        try {
            ledger.repository()
                    .findFire(fence)
                    .flatMap(Nagger::endOfInterval)
                    .filter(context.now()::isBefore)
                    .ifPresentOrElse(
                            end -> startInterval(end, Duration.between(context.now(), end), context),
                            () -> context.self().cast(new Message.Begin()));
        } catch (StoreException e) {
            tryLater(new Message.GoOn(), e, context);
        }
    }

    private static Optional<Instant> endOfInterval(Fire fire) {
        return fire.state() instanceof NagState.Ringing(var _, var end) ? Optional.of(end) : Optional.empty();
    }

    private void takeStoredInterval(Context<Message> context) {
        try {
            ledger.repository()
                    .findFire(fence)
                    .filter(_ -> interval.isPresent())
                    .ifPresent(fire -> takeStoredInterval(fire.state(), context));
        } catch (StoreException e) {
            tryLater(new Message.LookAtTheStore(), e, context);
        }
    }

    /// One that waits for its turn has one already: this.
    private void takeStoredInterval(NagState stored, Context<Message> context) {
        switch (stored) {
            case NagState.Ringing(var _, var end)
            when !isRunning(end) -> startInterval(end, Duration.between(context.now(), end), context);
            case NagState.Due _, NagState.Queued _ -> {
                endInterval();
                context.self().cast(new Message.Begin());
            }
            case NagState.Ringing _, NagState.Asleep _, NagState.Over _ -> {}
        }
    }

    private void endInterval() {
        interval.ifPresent(running -> running.timer().cancel());
        interval = Optional.empty();
    }
}
