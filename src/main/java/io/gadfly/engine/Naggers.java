package io.gadfly.engine;

import io.gadfly.kernel.ExitReason;
import io.gadfly.kernel.Pool;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagEffect;
import io.gadfly.reminder.NagEvent;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// What a pool needs of the ledger and for its naggers.
final class Naggers {
    private final Ledger ledger;
    private final Bell bell;
    private final Hush hush;
    private final ClockCheck clock;
    private final UntoldEnds untold;
    private final Set<Fence> ringing;

    /// @param ringing whose nag has been given, and whose interval goes on
    Naggers(Ledger ledger, Bell bell, Hush hush, ClockCheck clock, Set<Fence> ringing) {
        this.ledger = ledger;
        this.bell = bell;
        this.hush = hush;
        this.clock = clock;
        this.ringing = ringing;
        this.untold = new UntoldEnds(ledger, bell);
    }

    /// Whether nobody may begin, since nobody knows what time it is.
    boolean areHeld() {
        return clock.holds(ledger.now());
    }

    /// @param isCrowded whether more wait than the backlog holds
    /// @param first how it starts
    Nagger nagger(Fence fence, Pool pool, BooleanSupplier isCrowded, Nagger.Message first) {
        return new Nagger(fence, pool, isCrowded, this::areHeld, first, ledger, bell, hush);
    }

    /// Whether its nag has been given by another engine, and its interval goes on here.
    boolean goOnWith(Fire fire) {
        return fire.state() instanceof NagState.Ringing && ringing.contains(fire.fence());
    }

    Optional<Fire> find(Fence fence) {
        return ledger.repository().findFire(fence);
    }

    /// Empty where nobody wrote that down.
    Optional<Instant> drainedSince(String pool) {
        return new Memos(ledger.repository()).instant(Memos.DRAINED + pool);
    }

    List<Fire> findWaiting(String pool, int limit) {
        return ledger.repository().findWaiting(pool, limit);
    }

    /// One whose reminder cannot be read holds up no other.
    Priority priorityOf(Fire fire) {
        try {
            return ledger.repository()
                    .find(fire.fence().reminder())
                    .map(reminder -> reminder.definition().details().priority())
                    .orElse(Priority.NORMAL);
        } catch (StoreException e) {
            bell.outage().met(e);
            return Priority.NORMAL;
        }
    }

    /// What ended before those that are here began, without anybody knowing whether it was told.
    void tellUntoldEnds(String pool) {
        untold.tell(pool, ledger.now());
    }

    void tellUntoldEnd(Fence fence) {
        find(fence).ifPresent(untold::tell);
    }

    /// To where its latest nag goes beside the ladder, if it was perhaps not told there. One whose reminder
    /// cannot be read holds up no other.
    void tellOwed(Fire fire) {
        if (fire.state().nags() == 0) {
            return;
        }
        try {
            ledger.repository().find(fire.fence().reminder()).ifPresent(reminder -> bell.tellOwed(fire, reminder));
        } catch (StoreException e) {
            bell.outage().met(e);
        }
    }

    /// Saves that they have to wait. What is still shown of one that rang comes off the screen.
    void queue(List<Fire> fires, String cause) {
        ledger.apply(fires, new NagEvent.Submitted(), cause).stream()
                .flatMap(Optional::stream)
                .filter(step -> step.effects().contains(new NagEffect.Withdraw()))
                .forEach(step -> bell.hide(step.fire().fence()));
    }

    /// Of one that rang and waits for its next turn.
    Optional<Instant> deadlineOf(Fence fence) {
        return find(fence)
                .filter(fire -> fire.state() instanceof NagState.Queued(var _, var nags) && nags > 0)
                .flatMap(this::deadlineOf);
    }

    private Optional<Instant> deadlineOf(Fire fire) {
        return ledger.repository()
                .find(fire.fence().reminder())
                .flatMap(reminder -> ledger.nagOf(fire, reminder).deadline());
    }

    /// Of one that waits, at its deadline. Answers whether it gave up, and left its nag of the hour to another.
    boolean endPatience(Fence fence) {
        var step = ledger.apply(fence, new NagEvent.PatienceOver(), "patience")
                .filter(saved -> saved.effects().stream().anyMatch(NagEffect.TellGaveUp.class::isInstance));
        step.ifPresent(ended -> {
            hush.leaveLine(fence);
            bell.wakeLater();
            bell.tellGaveUp(ended);
        });
        return step.isPresent();
    }

    Outage outage() {
        return bell.outage();
    }

    /// It was answered or fell away, and no nagger knows.
    void silence(Fence fence) {
        hush.leaveLine(fence);
        bell.silence(fence);
    }

    void crashed(Fence fence, ExitReason reason) {
        ledger.note(fence, TimelineSteps.CRASHED, causeOf(reason));
    }

    /// Its nagger has crashed as often as it was restarted.
    void park(Fence fence, ExitReason reason) {
        var cause = causeOf(reason);
        ledger.apply(fence, new NagEvent.Crashed(cause), cause)
                .filter(step -> step.effects().stream().anyMatch(NagEffect.TellFailed.class::isInstance))
                .ifPresent(step -> bell.tellFailed(step, cause));
    }

    private static String causeOf(ExitReason reason) {
        return switch (reason) {
            case ExitReason.Crash(var cause) ->
                Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
            case ExitReason.Killed() -> Texts.of("nagger.killed");
            case ExitReason.Normal(), ExitReason.Shutdown(), ExitReason.NoProcess() -> Texts.of("nagger.ended");
        };
    }
}
