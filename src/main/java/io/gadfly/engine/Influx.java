package io.gadfly.engine;

import io.gadfly.reminder.Fire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What comes into the pools at one look at the clock: those whom quiet held back and who may ring now, those
/// that fall due, those whose sleep is over. They go there together, so that who of them has a slot first is a
/// matter of their ranks, and not of whose message was read first.
final class Influx {
    private final Claims claims;
    private final HushWatch quiet;
    private final DigestGathering digests;
    private final Messenger messenger;

    enum Result {
        /// Some fell due and are on their way to the user; what is left can wait until they are there.
        CLAIMED,
        /// There may be more at once.
        MORE,
        ALL
    }

    Influx(Claims claims, HushWatch quiet, DigestGathering digests, Messenger messenger) {
        this.claims = claims;
        this.quiet = quiet;
        this.digests = digests;
        this.messenger = messenger;
    }

    /// What was taken in before the store failed is on its way all the same.
    ///
    /// @param hasJumped whether the clock did
    Result take(Instant now, boolean hasJumped) {
        var coming = new ArrayList<Fire>();
        try {
            return take(now, hasJumped, coming);
        } finally {
            submit(coming);
        }
    }

    /// Where nothing comes, nothing has changed that anybody wants to hear of.
    private void submit(List<Fire> coming) {
        if (!coming.isEmpty()) {
            messenger.submit(coming);
        }
    }

    private Result take(Instant now, boolean hasJumped, List<Fire> coming) {
        var freed = quiet.look(now, hasJumped);
        coming.addAll(freed);
        digests.heldBack(freed, now);
        var round = claims.claim();
        coming.addAll(round.fires());
        digests.fellDue(round.fires(), now);
        var woken = claims.wake();
        coming.addAll(woken.fires());
        digests.heldBack(woken.fires(), now);
        if (!round.fires().isEmpty() && !round.more()) {
            return Result.CLAIMED;
        }
        return round.more() || woken.more() ? Result.MORE : Result.ALL;
    }
}
