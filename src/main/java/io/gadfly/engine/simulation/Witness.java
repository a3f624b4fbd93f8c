package io.gadfly.engine.simulation;

import io.gadfly.notification.Digest;
import io.gadfly.notification.Notification;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagPolicy.QuietHours;
import io.gadfly.reminder.NagState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Sees what is shown, and says what must not be: a nag that the store knows nothing of, one that comes twice without a
/// crash between, one against what the user said, made of the reminder or chose.
final class Witness {
    private static final int MOST_VIOLATIONS = 20;

    private final SimulatedDisk disk;
    private final SimulatedMachine machine;
    private final Wishes wishes;
    private final WishedQuiet quiet;
    private final WishedAlarms alarms;
    private final Map<Fence, Seen> seen = new HashMap<>();
    private final Set<String> killed = new HashSet<>();
    private final Set<Fence> poisoned = new HashSet<>();
    private final Set<Fence> doubtful = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private final Digests digests;
    private int crashes;
    private boolean isUndisturbed;
    private long nags;
    private long repeated;
    private long answers;

    /// @param lastNag the number of the last nag
    /// @param crashes how many there had been then
    /// @param slice in which slice of time it came: the clock itself may be set
    private record Seen(int lastNag, int crashes, int slice) {}

    Witness(SimulatedDisk disk, SimulatedMachine machine, Wishes wishes, WishedQuiet quiet) {
        this.disk = disk;
        this.machine = machine;
        this.wishes = wishes;
        this.quiet = quiet;
        this.alarms = new WishedAlarms(machine, wishes);
        this.digests = new Digests(disk, this);
    }

    /// @param isUndisturbed whether no fault strikes in it
    void nextSlice(boolean isUndisturbed) {
        if (!isUndisturbed || !this.isUndisturbed) {
            quiet.beginCountingAnew();
        }
        this.isUndisturbed = isUndisturbed;
        machine.nextSlice();
    }

    /// A nag that is saved is one of the hour's, whenever a medium shows it.
    void saving(Changes changes) {
        digests.saving(changes);
        changes.fires().stream()
                .filter(fire -> fire.state() instanceof NagState.Ringing && isHonoured(fire.fence()))
                .filter(fire -> !isTakenBack(fire.fence(), changes))
                .filter(_ -> quiet.isTooMany() && isUndisturbed)
                .forEach(fire -> violated("is one nag too many in an hour", fire.fence()));
    }

    /// An undo writes again what rang before.
    private static boolean isTakenBack(Fence fence, Changes changes) {
        return changes.timeline().stream()
                .anyMatch(entry -> entry.fence().equals(fence) && entry.cause().equals("undo"));
    }

    /// A nagger was killed: when it has a slot again, what it told last may come again, however often a medium that
    /// came back has shown it meanwhile.
    void killed(String nagger) {
        killed.add(nagger);
    }

    /// Its nagger was killed whenever it came back.
    void poisoned(Fence fence) {
        poisoned.add(fence);
    }

    boolean wasPoisoned(Fence fence) {
        return poisoned.contains(fence);
    }

    void crashed() {
        crashes++;
    }

    // What is shown

    void shown(Notification notification) {
        if (notification.loudness() == Loudness.SILENT) {
            return;
        }
        nags++;
        var fence = notification.fence();
        disk.store()
                .findFire(fence)
                .ifPresentOrElse(
                        fire -> check(fire, notification), () -> violated("shown but unknown to the store", fence));
        seen.put(fence, new Seen(notification.nag(), crashes, machine.slice()));
    }

    private void check(Fire fire, Notification notification) {
        checkSaved(fire, notification);
        checkSaid(fire.fence());
        checkPolicy(notification);
        checkQuiet(fire.fence());
        checkRepeated(fire.fence(), notification.nag());
        checkWished(fire);
    }

    private void checkSaved(Fire fire, Notification notification) {
        var isSaved = switch (fire.state()) {
            case NagState.Due _ -> false;
            case NagState.Queued(var _, var given) -> given >= notification.nag();
            case NagState.Ringing(var n, var _) -> n >= notification.nag();
            case NagState.Snoozed _, NagState.Over _ -> true;
        };
        if (!isSaved) {
            violated("nag " + notification.nag() + " was shown before it was saved", fire.fence());
        }
    }

    private void checkPolicy(Notification notification) {
        if (notification.max() > 0 && notification.nag() > notification.max()) {
            violated("nag " + notification.nag() + " of " + notification.max(), notification.fence());
        }
        var policies = wishes.policiesOf(notification.fence().reminder());
        if (policies.stream().noneMatch(policy -> policy.max().orElse(0) == notification.max())) {
            violated("nags by another policy than " + policies, notification.fence());
        }
    }

    private void checkSaid(Fence fence) {
        wishes.endOf(fence).filter(this::isBeforeThisSlice).ifPresent(_ -> violated("rang after it was ended", fence));
        wishes.saidTo(fence).filter(this::isBeforeThisSlice).ifPresent(said -> {
            switch (said.answer()) {
                case Answer.Acknowledge() -> violated("rang after it was acknowledged", fence);
                case Answer.Snooze(var until) -> checkAsleep(fence, until, said);
                case Answer.Done(), Answer.Skip(), Answer.Dismiss() -> {}
            }
        });
    }

    /// What was under way when the answer was saved may still arrive in the same slice.
    private boolean isBeforeThisSlice(Wishes.Said said) {
        return said.slice() < machine.slice();
    }

    /// What was switched off and on again begins anew.
    private void checkAsleep(Fence fence, Instant until, Wishes.Said said) {
        var isCertain = machine.clockSetIn() <= said.slice() && wishes.touchedIn(fence.reminder()) <= said.slice();
        if (isCertain && machine.instant().isBefore(until)) {
            violated("rang though it was snoozed until " + until, fence);
        }
    }

    private void checkQuiet(Fence fence) {
        if (isHonoured(fence) && quiet.reigns()) {
            violated("rang though it was to be quiet", fence);
        }
    }

    private boolean isHonoured(Fence fence) {
        return wishes.of(fence.reminder())
                .filter(wish -> wish.definition().nag().quietHours() == QuietHours.HONOURED)
                .isPresent();
    }

    /// What was under way when the user changed it may still arrive in the same slice.
    private void checkWished(Fire fire) {
        if (wishes.touchedIn(fire.fence().reminder()) < machine.slice()) {
            alarms.reasonAgainst(fire).ifPresent(reason -> violated("rang " + reason, fire.fence()));
        }
    }

    private void checkRepeated(Fence fence, int nag) {
        var last = seen.get(fence);
        if (last == null || nag > last.lastNag() || mayStartAnew(fence, last)) {
            return;
        }
        if (last.crashes() == crashes && !killed.remove("nagger/" + fence)) {
            violated("nag " + nag + " came twice without a crash between", fence);
        }
        repeated++;
    }

    /// After a snooze the nags are counted from one again; what the user changed or took back may ring as before.
    private boolean mayStartAnew(Fence fence, Seen last) {
        var isSnoozed = wishes.saidTo(fence)
                .filter(said -> said.answer() instanceof Answer.Snooze && last.slice() <= said.slice())
                .isPresent();
        return isSnoozed || doubtful.contains(fence) || last.slice() <= wishes.touchedIn(fence.reminder());
    }

    void shown(Digest digest) {
        digests.shown(digest);
    }

    Digests digests() {
        return digests;
    }

    /// Whether what is told now may be held back, so that nothing can be said of it.
    boolean mayBeHeldBack() {
        return quiet.reigns() || quiet.hasBudget();
    }

    // What is answered

    /// The answer was reported as saved.
    void answered() {
        answers++;
    }

    /// The program died while it took the answer: it may count or not.
    void doubtful(Fence fence) {
        doubtful.add(fence);
    }

    boolean wasEnded(Fence fence) {
        return wishes.endOf(fence).isPresent()
                || wishes.saidTo(fence)
                        .filter(said -> said.answer() instanceof Answer.Acknowledge)
                        .isPresent()
                || doubtful.stream().anyMatch(other -> other.equals(fence) || other.sharesOccurrence(fence));
    }

    /// What the user said last, where it is certain that it counts.
    Optional<Answer> lastAnswer(Fence fence) {
        return wishes.saidTo(fence).map(Wishes.Said::answer).filter(_ -> !doubtful.contains(fence));
    }

    boolean wasShownInThisSlice(Fence fence) {
        return Optional.ofNullable(seen.get(fence))
                .filter(last -> last.slice() == machine.slice())
                .isPresent();
    }

    boolean wasShown(Fence fence) {
        return seen.containsKey(fence);
    }

    // Violations

    void violated(String what, Fence fence) {
        violated(fence + ": " + what);
    }

    void violated(String what) {
        if (violations.size() < MOST_VIOLATIONS) {
            violations.add(machine.instant() + " " + what);
        }
    }

    List<String> violations() {
        return violations;
    }

    long nags() {
        return nags;
    }

    long repeated() {
        return repeated;
    }

    long answers() {
        return answers;
    }
}
