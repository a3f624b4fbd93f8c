package io.gadfly.engine.simulation;

import io.gadfly.notification.Notification;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import java.time.Instant;

/// Says what speaks against a single nag: that it was not saved before, or comes against what the user said,
/// chose or made of the reminder.
final class NagJudge {
    private final SimulatedMachine machine;
    private final Wishes wishes;
    private final WishedQuiet quiet;
    private final WishedAlarms alarms;
    private final Violations violations;

    NagJudge(SimulatedMachine machine, Wishes wishes, WishedQuiet quiet, Violations violations) {
        this.machine = machine;
        this.wishes = wishes;
        this.quiet = quiet;
        this.alarms = new WishedAlarms(machine, wishes);
        this.violations = violations;
    }

    void check(Fire fire, Notification notification) {
        checkPutBack(fire, notification);
        checkQuiet(fire.fence());
    }

    /// One that was told before quiet began stays on the screen through it, and is put back without a sound.
    void checkPutBack(Fire fire, Notification notification) {
        checkSaved(fire, notification);
        checkSaid(fire.fence());
        checkPolicy(notification);
        checkWished(fire);
    }

    private void checkSaved(Fire fire, Notification notification) {
        var isSaved = switch (fire.state()) {
            case NagState.Due _ -> false;
            case NagState.Queued(var _, var given) -> given >= notification.nag();
            case NagState.Ringing(var n, var _) -> n >= notification.nag();
            case NagState.Asleep _, NagState.Over _ -> true;
        };
        if (!isSaved) {
            violations.add("nag " + notification.nag() + " was shown before it was saved", fire.fence());
        }
    }

    private void checkPolicy(Notification notification) {
        if (notification.max() > 0 && notification.nag() > notification.max()) {
            violations.add("nag " + notification.nag() + " of " + notification.max(), notification.fence());
        }
        var policies = wishes.policiesOf(notification.fence().reminder());
        if (policies.stream().noneMatch(policy -> policy.max().orElse(0) == notification.max())) {
            violations.add("nags by another policy than " + policies, notification.fence());
        }
    }

    private void checkSaid(Fence fence) {
        wishes.endOf(fence)
                .filter(this::isBeforeThisSlice)
                .filter(said -> !mayComeAnew(fence, said))
                .ifPresent(_ -> violations.add("rang after it was ended", fence));
        wishes.saidTo(fence).filter(this::isBeforeThisSlice).ifPresent(said -> {
            switch (said.answer()) {
                case Answer.Acknowledge() -> violations.add("rang after it was acknowledged", fence);
                case Answer.Snooze(var until) -> checkAsleep(fence, until, said);
                case Answer.Done(), Answer.Skip(), Answer.Dismiss() -> {}
            }
        });
    }

    /// An alarm that an occurrence got when its time was past comes where the clock is set back before it.
    private boolean mayComeAnew(Fence fence, Wishes.Said said) {
        return machine.clockSetIn() > said.slice() && wishes.touchedIn(fence.reminder()) > said.slice();
    }

    /// What was under way when the answer was saved may still arrive in the same slice.
    private boolean isBeforeThisSlice(Wishes.Said said) {
        return said.slice() < machine.slice();
    }

    /// What was switched off and on again begins anew.
    private void checkAsleep(Fence fence, Instant until, Wishes.Said said) {
        var isCertain = machine.clockSetIn() <= said.slice() && wishes.touchedIn(fence.reminder()) <= said.slice();
        if (isCertain && machine.instant().isBefore(until)) {
            violations.add("rang though it was snoozed until " + until, fence);
        }
    }

    private void checkQuiet(Fence fence) {
        if (wishes.honoursQuiet(fence.reminder()) && quiet.reigns()) {
            violations.add("rang though it was to be quiet", fence);
        }
    }

    /// What was under way when the user changed it may still arrive in the same slice.
    private void checkWished(Fire fire) {
        if (wishes.touchedIn(fire.fence().reminder()) < machine.slice()) {
            alarms.reasonAgainst(fire).ifPresent(reason -> violations.add("rang " + reason, fire.fence()));
        }
    }
}
