package io.gadfly.engine;

import io.gadfly.notification.Digest.Occasion;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagEvent;
import io.gadfly.reminder.NagState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Do not disturb: begun, moved and ended by the user. What it held back wakes when it ends, also before its time.
final class Silence {
    /// What it holds back beyond these wakes when the silence would have ended.
    private static final int MOST_WOKEN = 10_000;

    private final Ledger ledger;
    private final Messenger messenger;
    private final Bell bell;
    private final Hush hush;

    Silence(Ledger ledger, Messenger messenger, Bell bell, Hush hush) {
        this.ledger = ledger;
        this.messenger = messenger;
        this.bell = bell;
        this.hush = hush;
    }

    /// @param end empty: ends now
    void until(Optional<Instant> end) {
        var before = hush.silence();
        hush.silence(end);
        var woken = before.filter(ledger.now()::isBefore).map(this::wake).orElse(List.of());
        messenger.submit(woken);
        if (woken.size() > 1 && hush.until(ledger.now()).isEmpty()) {
            bell.tellTogether(Occasion.QUIET_HOURS_OVER, woken);
        }
        messenger.resync();
        messenger.reschedule();
    }

    /// Who slept until the end of the silence slept because of it.
    private List<Fire> wake(Instant end) {
        return ledger.write(() -> {
            var commit = Commits.of(ledger.now());
            var woken = ledger.repository().findSnoozed(end, MOST_WOKEN).stream()
                    .filter(fire -> fire.state() instanceof NagState.Snoozed(var until, var _) && until.equals(end))
                    .flatMap(fire -> woken(fire).stream())
                    .toList();
            woken.forEach(fire -> commit.fire(fire, "silenceOver"));
            ledger.repository().commit(commit.build());
            return woken;
        });
    }

    private Optional<Fire> woken(Fire fire) {
        return ledger.repository()
                .find(fire.fence().reminder())
                .map(reminder -> ledger.nagOf(fire, reminder).on(new NagEvent.SnoozeOver(), ledger.now()))
                .map(transition -> fire.with(transition.next()));
    }
}
