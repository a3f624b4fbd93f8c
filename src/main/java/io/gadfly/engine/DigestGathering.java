package io.gadfly.engine;

import io.gadfly.notification.Digest.Occasion;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Misfire;
import io.gadfly.reminder.StoreException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gathers over the rounds of a look what is to be told together: what fell due while nobody was there, and
/// what quiet held back. In quiet nothing is told; what fell due before it is then among those that it held
/// back. That the nags of an hour are used up is no quiet: they are given one by one, as the hours go by.
///
/// Whether it was quiet and what was passed over is kept in the store, so that the digests are told also where
/// the quiet ended while nothing ran.
final class DigestGathering {
    private static final Logger LOG = LoggerFactory.getLogger(DigestGathering.class);
    private static final String YES = "yes";

    private final Ledger ledger;
    private final Bell bell;
    private final Hush hush;
    private final Memos memos;
    private final PassedOver passedOver;
    private Gathered late = Gathered.NONE;
    private Gathered heldBack = Gathered.NONE;

    DigestGathering(Ledger ledger, Bell bell, Hush hush, Memos memos, PassedOver passedOver) {
        this.ledger = ledger;
        this.bell = bell;
        this.hush = hush;
        this.memos = memos;
        this.passedOver = passedOver;
    }

    /// What is claimed; it counts where it is late.
    void fellDue(List<Fire> claimed, Instant now) {
        if (claimed.isEmpty()) {
            return;
        }
        var limit = now.minus(Misfire.TOLERANCE);
        var overdue =
                claimed.stream().filter(fire -> fire.dueAt().isBefore(limit)).toList();
        late = late.and(overdue);
    }

    /// What wakes; it counts where it is to ring, and not where only its end is to be told.
    void heldBack(List<Fire> woken, Instant now) {
        heldBack = heldBack.and(
                woken.stream().filter(fire -> !isGivenUp(fire, now)).toList());
    }

    /// One whose reminder cannot be read is not.
    private boolean isGivenUp(Fire fire, Instant now) {
        if (fire.state().nags() == 0) {
            return false;
        }
        try {
            return ledger.repository()
                    .find(fire.fence().reminder())
                    .filter(reminder -> ledger.nagOf(fire, reminder).isGivenUpInTurn(now))
                    .isPresent();
        } catch (StoreException unreadable) {
            LOG.debug("{} is named all the same", fire.fence(), unreadable);
            return false;
        }
    }

    /// The rounds are over. Answers whether quiet has begun or ended since they were over last.
    boolean tell(Instant now) {
        var wasQuiet = memos.text(Memos.QUIET).isPresent();
        var isQuiet = hush.isQuiet(now);
        if (!isQuiet) {
            tellTogether(Occasion.WHILE_AWAY, late);
            tellPassedOver();
        }
        if (wasQuiet && !isQuiet) {
            tellTogether(Occasion.QUIET_HOURS_OVER, heldBack);
        }
        if (wasQuiet != isQuiet) {
            memos.save(Memos.QUIET, isQuiet ? YES : "");
        }
        late = Gathered.NONE;
        heldBack = Gathered.NONE;
        return wasQuiet != isQuiet;
    }

    /// Nothing else tells of it, so one is told too.
    private void tellPassedOver() {
        var untold = passedOver.toTell();
        if (untold.size() > 0) {
            bell.tellTogether(Occasion.PASSED_OVER, untold);
        }
    }

    /// One notification for several that come at the same time; a single one speaks for itself.
    private void tellTogether(Occasion occasion, Gathered fires) {
        if (fires.size() > 1) {
            bell.tellTogether(occasion, fires);
        }
    }
}
