package io.gadfly.engine;

import io.gadfly.engine.MediumServer.Outcome;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Medium;
import java.util.List;

/// Brings a digest to the first medium of the ladder that can show several reminders at once.
final class DigestLadder {
    private final List<Medium> ladder;
    private final MediumCall call;

    DigestLadder(List<Medium> ladder, MediumCall call) {
        this.ladder = ladder;
        this.call = call;
    }

    void tell(Digest digest) {
        tell(digest, 0);
    }

    private void tell(Digest digest, int rung) {
        if (rung < ladder.size()) {
            call.ask(
                    ladder.get(rung),
                    reply -> new MediumServer.Message.DeliverDigest(digest, reply),
                    outcome -> settle(digest, rung, outcome));
        }
    }

    private void settle(Digest digest, int rung, Outcome outcome) {
        switch (outcome) {
            case Outcome.Shown _, Outcome.Present _, Outcome.Inhibited _ -> {}
            case Outcome.NotShown _, Outcome.Absent _ -> tell(digest, rung + 1);
        }
    }
}
