package io.gadfly.engine;

import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.StoreException;
import io.gadfly.reminder.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What Gadfly ended by itself, given up or failed, and no medium has told as far as anybody knows: who saved it
/// died before, or there was no medium. It is told again, as a nag is: at least once.
final class UntoldEnds {
    /// Of the latest ends, which those at the moment of a death are among.
    private static final int MOST = 500;
    private static final Duration FURTHEST_BACK = Duration.ofDays(90);

    private final Ledger ledger;
    private final Bell bell;

    UntoldEnds(Ledger ledger, Bell bell) {
        this.ledger = ledger;
        this.bell = bell;
    }

    /// Of the fires of a pool that ended up to `now`.
    void tell(String pool, Instant now) {
        ledger.repository().findHistory(now.minus(FURTHEST_BACK), now.plusMillis(1), MOST).stream()
                .filter(fire -> fire.pool().equals(pool))
                .forEach(this::tell);
    }

    /// With its last nag, where that is owed to a medium beside the ladder. One whose reminder cannot be read
    /// holds up no other.
    void tell(Fire fire) {
        if (!isOfGadfly(fire.state())) {
            return;
        }
        try {
            ledger.repository().find(fire.fence().reminder()).ifPresent(reminder -> tell(fire, reminder));
        } catch (StoreException e) {
            bell.outage().met(e);
        }
    }

    private void tell(Fire fire, Reminder reminder) {
        bell.tellOwed(fire, reminder);
        if (isUntold(fire)) {
            bell.tellEnd(new Ledger.Step(fire, reminder, List.of()));
        }
    }

    static boolean isOfGadfly(NagState state) {
        return state instanceof NagState.GaveUp || state instanceof NagState.Failed;
    }

    /// Nothing was shown of it after its end. That an undo made it that again is no other end.
    private boolean isUntold(Fire fire) {
        var end = TimelineSteps.keyOf(fire.state());
        return ledger.repository().findTimeline(fire.fence().reminder()).reversed().stream()
                .filter(entry -> entry.fence().equals(fire.fence()))
                .filter(entry -> !entry.cause().equals(Rewinding.UNDO))
                .map(TimelineEntry::step)
                .filter(step -> step.equals(end) || step.equals(TimelineSteps.DELIVERED))
                .findFirst()
                .filter(end::equals)
                .isPresent();
    }
}
