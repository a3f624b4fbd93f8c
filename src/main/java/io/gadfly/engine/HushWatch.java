package io.gadfly.engine;

import io.gadfly.engine.Hush.Until;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices that quiet ends sooner than was thought: do not disturb and quiet hours that the user ended or took
/// back, a clock that was set back, more nags in an hour, a place in the line of the budget that came earlier. What
/// was to sleep beyond that is woken; what the user snoozed sleeps on.
final class HushWatch {
    /// What it looks through at once; those beyond it sleep as long as was said.
    private static final int MOST = 10_000;

    /// The end of a quiet that nobody has looked at yet.
    static final Optional<Instant> UNSEEN = Optional.of(Instant.MAX);

    private static final Logger LOG = LoggerFactory.getLogger(HushWatch.class);

    private final Ledger ledger;
    private final Hush hush;
    /// As it was at the last look.
    private int nagsPerHour;
    private volatile Optional<Instant> seenEnd;

    /// @param seenEnd as the one saw it as which this one goes on
    HushWatch(Ledger ledger, Hush hush, Optional<Instant> seenEnd) {
        this.ledger = ledger;
        this.hush = hush;
        this.seenEnd = seenEnd;
        this.nagsPerHour = hush.nagsPerHour();
    }

    /// Answers with those that it woke.
    ///
    /// @param hasJumped whether the clock did
    List<Fire> look(Instant now, boolean hasJumped) {
        var quiet = hush.foreseen(now).map(Until::at);
        var nags = hush.nagsPerHour();
        var woken = hasJumped || nags > nagsPerHour || endsSooner(quiet, now)
                ? wake(now)
                : wakeUnless(quiet.isPresent(), now);
        nagsPerHour = nags;
        seenEnd = quiet;
        return woken;
    }

    /// Until when it was quiet at the last look for those that sleep too long. The nags of the hour are no quiet.
    Optional<Instant> seenEnd() {
        return seenEnd;
    }

    /// Where quiet has begun, it may be over before those may ring that wait for a nag of the hour: that changes
    /// with each nag, whoever looks.
    private boolean endsSooner(Optional<Instant> quiet, Instant now) {
        return seenEnd.filter(now::isBefore)
                .map(before -> quiet.filter(at -> !at.isBefore(before)).isEmpty())
                .orElse(quiet.isPresent());
    }

    private List<Fire> wakeUnless(boolean isQuiet, Instant now) {
        return isQuiet ? List.of() : wakeNextInLine(now);
    }

    private List<Fire> wake(Instant now) {
        return ledger.write(() -> wake(
                ledger.repository().findLiveFires(0, MOST).stream().filter(fire -> sleepsTooLong(fire, now)), now));
    }

    /// Whose turn it is though it was to sleep on: somebody before it was answered, or there may be more nags now.
    private List<Fire> wakeNextInLine(Instant now) {
        var front = hush.front(now);
        if (front.isEmpty()) {
            return List.of();
        }
        var gone = front.stream()
                .map(BudgetLine.Place::fence)
                .filter(fence -> waiting(fence).isEmpty())
                .toList();
        if (!gone.isEmpty()) {
            gone.forEach(hush::leaveLine);
            return wakeNextInLine(now);
        }
        var early = front.stream().filter(place -> place.sleeps(now)).toList();
        return early.isEmpty() ? List.of() : wakeEarly(early, now);
    }

    private List<Fire> wakeEarly(List<BudgetLine.Place> early, Instant now) {
        return ledger.write(() -> wake(
                early.stream()
                        .flatMap(place -> waiting(place.fence()).stream())
                        .filter(fire -> fire.state() instanceof NagState.Held),
                now));
    }

    private Optional<Fire> waiting(Fence fence) {
        return ledger.repository().findFire(fence).filter(fire -> switch (fire.state()) {
            case NagState.Due _, NagState.Queued _, NagState.Held _ -> true;
            case NagState.Ringing _, NagState.Snoozed _, NagState.Over _ -> false;
        });
    }

    private List<Fire> wake(Stream<Fire> sleeping, Instant now) {
        var commit = Commits.of(now);
        var woken = sleeping.flatMap(fire -> awake(fire, now).stream()).toList();
        woken.forEach(fire -> commit.fire(fire, "silenceOver"));
        if (!woken.isEmpty()) {
            ledger.repository().commit(commit.build());
        }
        woken.forEach(fire -> hush.wakeInLine(fire.fence(), now));
        return woken;
    }

    /// One whose reminder cannot be read sleeps on to its end, when that is told.
    private Optional<Fire> awake(Fire fire, Instant now) {
        try {
            return ledger.awake(fire, now);
        } catch (StoreException unreadable) {
            LOG.debug("{} sleeps on", fire.fence(), unreadable);
            return Optional.empty();
        }
    }

    private boolean sleepsTooLong(Fire fire, Instant now) {
        return fire.state() instanceof NagState.Held(var until, var _)
                && now.isBefore(until)
                && hush.untilFor(fire.fence(), now)
                        .filter(quiet -> !quiet.at().isBefore(until))
                        .isEmpty();
    }
}
