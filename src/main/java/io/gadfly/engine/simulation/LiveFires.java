package io.gadfly.engine.simulation;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import java.time.Duration;
import java.time.Instant;

/// Says of a fire that is not over at the end whether it is on its way.
final class LiveFires {
    /// Of all samples, and a little more.
    private static final Duration LONGEST_PACE = Duration.ofMinutes(65);
    /// How long what is due may wait for somebody to look.
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(3);

    private final Witness witness;
    private final WishedAlarms alarms;
    private final Instant end;

    LiveFires(Witness witness, WishedAlarms alarms, Instant end) {
        this.witness = witness;
        this.alarms = alarms;
        this.end = end;
    }

    void check(Fire fire) {
        alarms.reasonAgainst(fire).ifPresent(reason -> witness.violated("lives " + reason, fire.fence()));
        switch (fire.state()) {
            case NagState.Ringing(var _, var nextAt) -> checkPace(fire.fence(), nextAt);
            case NagState.Asleep asleep -> checkNotLate(fire, asleep.until());
            case NagState.Due() -> checkNotLate(fire, fire.dueAt());
            case NagState.Queued _, NagState.Over _ -> {}
        }
    }

    /// Who rings can be seen, and is not silent for longer than its policy allows.
    private void checkPace(Fence fence, Instant nextAt) {
        if (!witness.wasShown(fence)) {
            witness.violated("rings, but was never shown", fence);
        }
        if (nextAt.isBefore(end) || nextAt.isAfter(end.plus(LONGEST_PACE))) {
            witness.violated("rings, but its next nag is at " + nextAt, fence);
        }
    }

    private void checkNotLate(Fire fire, Instant at) {
        if (at.isBefore(end.minus(LONGEST_LOOK))) {
            witness.violated("is still " + fire.state() + " since " + at, fire.fence());
        }
    }
}
