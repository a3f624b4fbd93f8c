package io.gadfly.engine;

import io.gadfly.engine.ReminderService.QuietReason;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.NagEvent;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When nothing may ring: quiet hours, a silence that the user or the desktop asked for, and the budget of nags
/// for an hour. A reminder that ignores quiet hours ignores them all. What the user asked for and the budget
/// survive a restart.
final class Hush {
    /// How long the desktop's wish counts that nobody heard again.
    private static final Duration INHIBITED = Duration.ofMinutes(5);
    /// As long as it is repeated it seems to go on; what it holds back is woken at its end.
    private static final Duration FORESEEN = Duration.ofHours(1);

    private final Ledger ledger;
    private final Memos memos;
    private final DeliveryMarks marks;
    private final NagBudget budget;
    private Optional<Instant> silence;
    /// The end of those quiet hours that the user ended before it.
    private Optional<Instant> waived;
    private Instant inhibitedAt = Instant.MIN;

    record Until(Instant at, QuietReason reason) {
        /// What `explain` says about it.
        String cause() {
            return switch (reason) {
                case SILENCE -> "silence";
                case DESKTOP -> "inhibited";
                case QUIET_HOURS -> "quietHours";
                case BUDGET -> "budget";
            };
        }
    }

    /// @param marks which nags were told before a restart
    Hush(Ledger ledger, Memos memos, DeliveryMarks marks) {
        this.ledger = ledger;
        this.memos = memos;
        this.marks = marks;
        this.silence = memos.instant(Memos.SILENCE);
        this.waived = memos.instant(Memos.WAIVED);
        this.budget = new NagBudget(
                memos, () -> ledger.planner().surroundings().settings().nagsPerHour());
    }

    /// Until when a nag for that fire has to wait; empty: it may ring.
    Optional<Until> untilFor(Fence fence, Instant now) {
        return foreseen(now)
                .or(() -> budget.freeAt(fence, now).map(Hush::byBudget))
                .filter(_ -> honours(fence));
    }

    /// Asks for what may come of that event to a fire. Who has to wait for anything is in line for a nag of the
    /// hour.
    Admission admit(Fence fence, NagEvent event, Instant now) {
        var quiet = foreseen(now).filter(_ -> honours(fence) && !ringsOn(fence, event, now));
        if (quiet.isPresent()) {
            budget.sleep(fence, () -> hasRung(fence), quiet.get().at(), now);
            return new Admission.Wait(quiet.get());
        }
        return budget.isLimited() && isNewNag(fence, event, now) ? admitNew(fence, now) : new Admission.Uncounted();
    }

    private Admission admitNew(Fence fence, Instant now) {
        var booked = budget.tryTake(fence, () -> hasRung(fence), now).map(Hush::byBudget);
        if (booked.isPresent() && honours(fence)) {
            return new Admission.Wait(booked.get());
        }
        if (booked.isPresent()) {
            budget.leave(fence);
            budget.take(now);
        }
        return new Admission.Nag(now);
    }

    /// A turn that is given up rings not at all, and what rang when the program ended only rings on.
    private boolean isNewNag(Fence fence, NagEvent event, Instant now) {
        return switch (event) {
            case NagEvent.RepeatDue(var othersWait) -> !othersWait;
            case NagEvent.Started() -> findRunning(fence, now).isEmpty();
            case NagEvent.Submitted _,
                    NagEvent.PatienceOver _,
                    NagEvent.Answered _,
                    NagEvent.Hushed _,
                    NagEvent.Unheard _,
                    NagEvent.PolicyChanged _,
                    NagEvent.SnoozeOver _,
                    NagEvent.Withdrawn _,
                    NagEvent.Crashed _ -> false;
        };
    }

    /// Quiet leaves a nag alone that was told before it began: its interval goes on over a restart, and where it is
    /// shown again, that makes no sound.
    private boolean ringsOn(Fence fence, NagEvent event, Instant now) {
        return event instanceof NagEvent.Started
                && findRunning(fence, now)
                        .filter(nag -> marks.isTold(fence, nag))
                        .isPresent();
    }

    /// Whether the nag with which it rings was told before a restart, and the interval after it is over.
    boolean wasLeftToItself(Fence fence, Instant now) {
        return ledger.repository()
                .findFire(fence)
                .filter(fire -> fire.state() instanceof NagState.Ringing(var nag, var nextAt)
                        && !now.isBefore(nextAt)
                        && marks.isTold(fence, nag))
                .isPresent();
    }

    /// The nag whose interval is not over.
    private Optional<Integer> findRunning(Fence fence, Instant now) {
        return ledger.repository()
                .findFire(fence)
                .flatMap(fire -> fire.state() instanceof NagState.Ringing(var n, var nextAt) && now.isBefore(nextAt)
                        ? Optional.of(n)
                        : Optional.empty());
    }

    private boolean hasRung(Fence fence) {
        return ledger.repository()
                .findFire(fence)
                .filter(fire -> fire.state().nags() > 0)
                .isPresent();
    }

    private static Until byBudget(Instant end) {
        return new Until(end, QuietReason.BUDGET);
    }

    /// What was admitted then rang after all, or did not. Answers whether it left a nag of the hour to another.
    boolean settle(Admission admission, boolean hasRung) {
        if (!(admission instanceof Admission.Nag(var at))) {
            return false;
        }
        if (hasRung) {
            budget.keep();
        } else {
            budget.giveBack(at);
        }
        return !hasRung;
    }

    /// Whether there may be only so many nags in an hour.
    boolean isRationed() {
        return budget.isLimited();
    }

    /// The first of those that wait for a nag of the hour, as many as may ring.
    List<BudgetLine.Place> front(Instant now) {
        return budget.front(now);
    }

    /// Those that are due, have not rung yet, and wait for a nag of the hour, the next first.
    List<Fence> unheard(Instant now) {
        return budget.unheard(now);
    }

    /// When it next makes a difference what time it is: quiet hours begin, or somebody in line may ring earlier
    /// than was said. What sleeps to its end wakes by itself.
    Optional<Instant> nextChange(Instant now) {
        var surroundings = ledger.planner().surroundings();
        var move = budget.nextMove(now);
        return surroundings
                .settings()
                .quietHours()
                .flatMap(hours -> hours.nextStart(now, surroundings.zone()))
                .filter(start -> move.filter(start::isAfter).isEmpty())
                .or(() -> move);
    }

    /// As [EngineSettings#nagsPerHour]; where there is no limit, as many as can be.
    int nagsPerHour() {
        return budget.most();
    }

    /// It may ring from now on, earlier than it was told.
    void wakeInLine(Fence fence, Instant now) {
        budget.wake(fence, now);
    }

    void leaveLine(Fence fence) {
        budget.leave(fence);
    }

    /// For who goes on from here with a store of their own.
    void keepBudget(Memos there) {
        budget.keep(there);
    }

    private boolean honours(Fence fence) {
        return ledger.repository()
                .findFire(fence)
                .flatMap(fire -> ledger.repository()
                        .find(fence.reminder())
                        .map(reminder -> ledger.planner().policyOf(fire, reminder)))
                .filter(policy -> policy.quietHours() == NagPolicy.QuietHours.HONOURED)
                .isPresent();
    }

    Optional<Until> until(Instant now) {
        return foreseen(now).or(() -> budget.freeAt(now).map(Hush::byBudget));
    }

    /// As far as it can be known of a time to come: who has spent the budget until then, nobody knows.
    Optional<Until> foreseen(Instant at) {
        return asked(at).or(() -> quietHours(at).map(end -> new Until(end, QuietReason.QUIET_HOURS)));
    }

    /// Whether something asks for quiet now. The budget does not: what it let through may be shown.
    boolean isQuiet(Instant now) {
        return foreseen(now).isPresent();
    }

    /// By the user or by the desktop.
    private synchronized Optional<Until> asked(Instant now) {
        return silence.filter(now::isBefore)
                .map(end -> new Until(end, QuietReason.SILENCE))
                .or(() -> Optional.of(inhibitedAt)
                        .filter(_ -> isInhibited(now))
                        .map(at -> new Until(at.plus(FORESEEN), QuietReason.DESKTOP)));
    }

    private Optional<Instant> quietHours(Instant now) {
        var surroundings = ledger.planner().surroundings();
        return surroundings
                .settings()
                .quietHours()
                .flatMap(hours -> hours.endAt(now, surroundings.zone()))
                .filter(end -> !isWaived(end));
    }

    private synchronized boolean isWaived(Instant end) {
        return waived.equals(Optional.of(end));
    }

    /// A wish that was heard in the future is from before the clock was set back.
    private boolean isInhibited(Instant now) {
        return !inhibitedAt.isAfter(now) && inhibitedAt.isAfter(now.minus(INHIBITED));
    }

    synchronized void silence(Optional<Instant> until) {
        memos.save(Memos.SILENCE, until);
        silence = until;
    }

    /// Ends what keeps it quiet now, for this time; answers false where that is not for the user to end.
    boolean end(Instant now) {
        return until(now).filter(this::end).isPresent();
    }

    private synchronized boolean end(Until quiet) {
        return switch (quiet.reason()) {
            case SILENCE -> {
                silence(Optional.empty());
                yield true;
            }
            case QUIET_HOURS -> {
                memos.save(Memos.WAIVED, Optional.of(quiet.at()));
                waived = Optional.of(quiet.at());
                yield true;
            }
            case DESKTOP, BUDGET -> false;
        };
    }

    /// The desktop asks for silence, and has not shown a nag, which is no nag of the hour then. Answers until
    /// when that is taken as given.
    Instant inhibited(Fence fence, Instant now) {
        budget.giveBack(fence);
        budget.keep();
        stillInhibited(now);
        return now.plus(FORESEEN);
    }

    synchronized void stillInhibited(Instant now) {
        inhibitedAt = now;
    }

    synchronized void inhibitedNoMore() {
        inhibitedAt = Instant.MIN;
    }
}
