package io.gadfly.engine;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When nothing may ring: quiet hours, a silence that the user or the desktop asked for, and the budget of nags for an
/// hour. A reminder that ignores quiet hours ignores them all. The user's silence and the budget survive a restart.
final class Hush {
    private static final Logger LOG = LoggerFactory.getLogger(Hush.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration INHIBITED_PAUSE = Duration.ofMinutes(5);

    private final Ledger ledger;
    private final Deque<Instant> rung = new ArrayDeque<>();
    private final Memos memos;
    private Optional<Instant> silence;
    private Instant inhibitedUntil = Instant.MIN;

    /// @param cause what `explain` says about it
    record Until(Instant at, String cause) {}

    Hush(Ledger ledger, Memos memos) {
        this.ledger = ledger;
        this.memos = memos;
        this.silence = memos.instant(Memos.SILENCE);
        this.rung.addAll(memos.instants(Memos.RUNG));
    }

    /// Until when a nag for that fire has to wait; empty: it may ring.
    Optional<Until> untilFor(Fence fence, Instant now) {
        return until(now).filter(_ -> honours(fence));
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
        var surroundings = ledger.planner().surroundings();
        var settings = surroundings.settings();
        return asked(now)
                .or(() -> settings.quietHours()
                        .flatMap(hours -> hours.endAt(now, surroundings.zone()))
                        .map(end -> new Until(end, "quietHours")))
                .or(() -> budgetFreeAt(settings.nagsPerHour(), now).map(end -> new Until(end, "budget")));
    }

    /// By the user or by the desktop.
    private synchronized Optional<Until> asked(Instant now) {
        return silence.filter(now::isBefore)
                .map(end -> new Until(end, "silence"))
                .or(() -> Optional.of(new Until(inhibitedUntil, "inhibited")).filter(_ -> isInhibited(now)));
    }

    /// A wish that was heard in the future is from before the clock was set back.
    private boolean isInhibited(Instant now) {
        return now.isBefore(inhibitedUntil) && !now.plus(INHIBITED_PAUSE).isBefore(inhibitedUntil);
    }

    private synchronized Optional<Instant> budgetFreeAt(int nagsPerHour, Instant now) {
        if (nagsPerHour == 0) {
            return Optional.empty();
        }
        forgetOld(now);
        return rung.size() < nagsPerHour
                ? Optional.empty()
                : Optional.of(rung.getFirst().plus(HOUR));
    }

    /// A nag of the future is from before the clock was set back.
    private void forgetOld(Instant now) {
        rung.removeIf(at -> !at.isAfter(now.minus(HOUR)) || at.isAfter(now));
    }

    synchronized void rang(Instant now) {
        if (ledger.planner().surroundings().settings().nagsPerHour() > 0) {
            forgetOld(now);
            rung.addLast(now);
            keepRung();
        }
    }

    /// Where the store cannot be written, the budget is kept as long as the program runs.
    private void keepRung() {
        try {
            memos.save(Memos.RUNG, rung);
        } catch (StoreException e) {
            LOG.debug("The nags of the hour could not be saved", e);
        }
    }

    synchronized Optional<Instant> silence() {
        return silence;
    }

    synchronized void silence(Optional<Instant> until) {
        memos.save(Memos.SILENCE, until);
        silence = until;
    }

    /// The desktop asks for silence. Answers until when that is taken as given before it is asked again.
    synchronized Instant inhibited(Instant now) {
        inhibitedUntil = now.plus(INHIBITED_PAUSE);
        return inhibitedUntil;
    }
}
