package io.gadfly.engine;

import io.gadfly.engine.ReminderService.QuietReason;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.NagPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When nothing may ring: quiet hours, a silence that the user or the desktop asked for, and the budget of nags for an
/// hour. A reminder that ignores quiet hours ignores them all. What the user asked for and the budget survive a
/// restart.
final class Hush {
    private static final Duration INHIBITED_PAUSE = Duration.ofMinutes(5);

    private final Ledger ledger;
    private final Memos memos;
    private final NagBudget budget;
    private Optional<Instant> silence;
    /// The end of those quiet hours that the user ended before it.
    private Optional<Instant> waived;
    private Instant inhibitedUntil = Instant.MIN;

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

    Hush(Ledger ledger, Memos memos) {
        this.ledger = ledger;
        this.memos = memos;
        this.silence = memos.instant(Memos.SILENCE);
        this.waived = memos.instant(Memos.WAIVED);
        this.budget = new NagBudget(
                memos, () -> ledger.planner().surroundings().settings().nagsPerHour());
    }

    /// Until when a nag for that fire has to wait; empty: it may ring.
    Optional<Until> untilFor(Fence fence, Instant now) {
        return until(now).filter(_ -> honours(fence));
    }

    /// Asks for the right to give a nag: until when it has to wait, or empty, and then one of the hour's is taken.
    Optional<Until> admit(Fence fence, Instant now) {
        var until = untilFor(fence, now).or(() -> budget.tryTake(now).map(end -> new Until(end, QuietReason.BUDGET)));
        if (until.isEmpty() || honours(fence)) {
            return until;
        }
        budget.take(now);
        return Optional.empty();
    }

    /// What was admitted then rang after all, or did not.
    void settle(Instant admittedAt, boolean hasRung) {
        if (hasRung) {
            budget.keep();
        } else {
            budget.giveBack(admittedAt);
        }
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
        return foreseen(now).or(() -> budget.freeAt(now).map(end -> new Until(end, QuietReason.BUDGET)));
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
                .or(() -> Optional.of(new Until(inhibitedUntil, QuietReason.DESKTOP))
                        .filter(_ -> isInhibited(now)));
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
        return now.isBefore(inhibitedUntil) && !now.plus(INHIBITED_PAUSE).isBefore(inhibitedUntil);
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

    /// The desktop asks for silence. Answers until when that is taken as given before it is asked again.
    synchronized Instant inhibited(Instant now) {
        inhibitedUntil = now.plus(INHIBITED_PAUSE);
        return inhibitedUntil;
    }
}
