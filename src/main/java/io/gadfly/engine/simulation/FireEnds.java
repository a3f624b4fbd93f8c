package io.gadfly.engine.simulation;

import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Misfire;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import java.time.Duration;
import java.time.Instant;

/// Says of a fire that was due whether it may have ended as it did.
final class FireEnds {
    private final Witness witness;
    private final Wishes wishes;
    private final boolean mediaFailed;
    private long missed;
    private long endedEarly;

    /// @param mediaFailed whether nags may have reached nobody
    FireEnds(Witness witness, Wishes wishes, boolean mediaFailed) {
        this.witness = witness;
        this.wishes = wishes;
        this.mediaFailed = mediaFailed;
    }

    void check(Fire fire, MisfirePolicy policy) {
        checkAnswer(fire);
        switch (fire.state()) {
            case NagState.Missed(var at) -> checkMissed(fire, at, policy);
            case NagState.Done _, NagState.Acknowledged _, NagState.Skipped _ -> checkEnded(fire.fence());
            case NagState.GaveUp(var _, var nags) -> checkPatience(fire.fence(), nags);
            case NagState.Withdrawn _ -> checkWithdrawn(fire);
            case NagState.Failed _ -> checkFailed(fire);
            case NagState.Live _ -> {}
        }
    }

    /// An answer that was reported as saved is what the store says.
    private void checkAnswer(Fire fire) {
        var isKept = switch (witness.lastAnswer(fire.fence()).orElse(new Answer.Dismiss())) {
            case Answer.Done() -> fire.state() instanceof NagState.Done;
            case Answer.Skip() -> fire.state() instanceof NagState.Skipped;
            case Answer.Acknowledge() -> fire.state() instanceof NagState.Over;
            case Answer.Snooze _, Answer.Dismiss() -> true;
        };
        if (!isKept) {
            witness.violated("the answer is lost: it is " + fire.state(), fire.fence());
        }
    }

    private void checkMissed(Fire fire, Instant at, MisfirePolicy policy) {
        missed++;
        var late = Duration.between(fire.dueAt(), at);
        var isAllowed = switch (policy) {
            case MisfirePolicy.TellEach() -> wishes.wasTouched(fire.fence().reminder());
            case MisfirePolicy.TellOnce(), MisfirePolicy.SkipToNext() -> late.compareTo(Misfire.TOLERANCE) >= 0;
            case MisfirePolicy.DropIfLate(var by) -> late.compareTo(by) >= 0;
        };
        if (!isAllowed) {
            witness.violated("was missed " + late + " after it was due, against " + policy, fire.fence());
        }
    }

    private void checkEnded(Fence fence) {
        if (!witness.wasEnded(fence)) {
            witness.violated("ended though nobody answered", fence);
        }
        if (!witness.wasShown(fence)) {
            endedEarly++;
        }
    }

    /// Nobody gives up before the policy says so, and not in silence.
    private void checkPatience(Fence fence, int nags) {
        checkHeard(fence);
        var policies = wishes.policiesOf(fence.reminder());
        var mayGiveUp = policies.stream().anyMatch(policy -> isExhausted(policy, nags));
        if (!mayGiveUp) {
            witness.violated("gave up after " + nags + " nags against " + policies, fence);
        }
    }

    private static boolean isExhausted(NagPolicy policy, int nags) {
        return !(policy.until() instanceof NagPolicy.Until.Answered) || nags >= policy.most();
    }

    private void checkHeard(Fence fence) {
        if (!witness.wasShown(fence) && !mediaFailed) {
            witness.violated("counted as told but never shown", fence);
        }
    }

    /// Only what the user changed is withdrawn.
    private void checkWithdrawn(Fire fire) {
        if (!wishes.wasTouched(fire.fence().reminder())) {
            witness.violated("ended as " + fire.state(), fire.fence());
        }
    }

    private void checkFailed(Fire fire) {
        if (!witness.wasPoisoned(fire.fence())) {
            witness.violated("ended as " + fire.state(), fire.fence());
        }
    }

    long missed() {
        return missed;
    }

    long endedEarly() {
        return endedEarly;
    }
}
