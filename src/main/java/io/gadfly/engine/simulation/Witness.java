package io.gadfly.engine.simulation;

import io.gadfly.notification.Digest;
import io.gadfly.notification.Notification;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Sees what is shown, and says what must not be: a nag that the store knows nothing of, one that comes twice
/// without a crash between, one against what the user said, made of the reminder or chose.
final class Witness {
    private final SimulatedDisk disk;
    private final SimulatedMachine machine;
    private final Wishes wishes;
    private final WishedQuiet quiet;
    private final Violations violations;
    private final NagJudge judge;
    private final Repetitions repetitions;
    private final Mails mails;
    private final Set<Fence> poisoned = new HashSet<>();
    private final Set<Fence> doubtful = new HashSet<>();
    private final Digests digests;
    private final FairTurns turns;
    private boolean isUndisturbed;
    private boolean isAnswering;
    private long nags;
    private long answers;

    Witness(SimulatedDisk disk, SimulatedMachine machine, Wishes wishes, WishedQuiet quiet) {
        this.disk = disk;
        this.machine = machine;
        this.wishes = wishes;
        this.quiet = quiet;
        this.violations = new Violations(machine);
        this.judge = new NagJudge(machine, wishes, quiet, violations);
        this.repetitions = new Repetitions(machine, wishes, violations, "shown");
        this.mails = new Mails(machine, wishes, violations);
        this.digests = new Digests(disk, this);
        this.turns = new FairTurns(wishes::honoursQuiet, this::isHeldBack, violations);
    }

    /// @param isUndisturbed whether no fault strikes in it
    void nextSlice(boolean isUndisturbed) {
        if (!isUndisturbed || !this.isUndisturbed) {
            quiet.beginCountingAnew();
            turns.beginCountingAnew();
        }
        this.isUndisturbed = isUndisturbed;
        machine.nextSlice();
    }

    /// A nag that is saved is one of the hour's, whenever a medium shows it.
    void saving(Changes changes) {
        digests.saving(changes);
        turns.saving(changes);
        changes.fires().stream()
                .filter(fire -> fire.state() instanceof NagState.Ringing)
                .filter(fire -> wishes.honoursQuiet(fire.fence().reminder()))
                .filter(fire -> rings(fire.fence(), changes) && isNextNag(fire))
                .filter(_ -> quiet.isTooMany() && isUndisturbed)
                .forEach(fire -> violated("is one nag too many in an hour", fire.fence()));
    }

    /// What rings on, such as after an undo when the clock was set back, is the same nag.
    private boolean isNextNag(Fire ringing) {
        return disk.store()
                .findFire(ringing.fence())
                .filter(stored -> stored.state() instanceof NagState.Ringing(var n, var _)
                        && n >= ringing.state().nags())
                .isEmpty();
    }

    private boolean isHeldBack(Fence fence) {
        return disk.store()
                .findFire(fence)
                .filter(fire -> fire.state() instanceof NagState.Held)
                .isPresent();
    }

    /// An undo writes again what rang before, and an edit when it is to ring next.
    static boolean rings(Fence fence, Changes changes) {
        return changes.timeline().stream()
                .anyMatch(entry -> entry.fence().equals(fence) && !entry.cause().equals("undo"));
    }

    /// Its nagger was killed whenever it came back.
    void poisoned(Fence fence) {
        poisoned.add(fence);
    }

    boolean wasPoisoned(Fence fence) {
        return poisoned.contains(fence);
    }

    /// The program, or the process that brings nags to the media.
    void crashed() {
        repetitions.crashed();
        mails.crashed();
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
        repetitions.shown(fence, notification.nag(), repetitions.now());
    }

    private void check(Fire fire, Notification notification) {
        judge.check(fire, notification);
        var fence = fire.fence();
        repetitions.check(fence, notification.nag(), doubtful.contains(fence) || repetitions.mayStartAnew(fence));
    }

    /// In the place where it was before.
    void restored(Notification notification) {
        var fence = notification.fence();
        disk.store().findFire(fence).ifPresent(fire -> judge.checkPutBack(fire, notification));
        if (ancestry(fence).noneMatch(one -> repetitions.wasShown(one, notification.nag()))) {
            violated("nag " + notification.nag() + " was put back, but never shown", fence);
        }
    }

    /// It, and those in whose place it stands, since they were moved while they rang.
    private Stream<Fence> ancestry(Fence fence) {
        var before = disk.store().findTimeline(fence.reminder()).stream()
                .filter(entry -> entry.fence().equals(fence) && entry.step().equals("fire.inherited"))
                .flatMap(entry -> disk.store().findFire(Long.parseLong(entry.cause())).stream())
                .map(Fire::fence)
                .filter(other -> !other.equals(fence));
        return Stream.concat(Stream.of(fence), before.flatMap(this::ancestry));
    }

    Mails mails() {
        return mails;
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

    /// To whom answers nothing has to be told of what is claimed with that: they are there, and the rest of it rings.
    <T> T answering(Supplier<T> answer) {
        isAnswering = true;
        try {
            return answer.get();
        } finally {
            isAnswering = false;
        }
    }

    boolean isAnswering() {
        return isAnswering;
    }

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
        return repetitions.wasShownInThisSlice(fence);
    }

    boolean wasShown(Fence fence) {
        return repetitions.wasShown(fence);
    }

    // Violations

    void violated(String what, Fence fence) {
        violations.add(what, fence);
    }

    void violated(String what) {
        violations.add(what);
    }

    List<String> violations() {
        return violations.lines();
    }

    long nags() {
        return nags;
    }

    long repeated() {
        return repetitions.count();
    }

    long answers() {
        return answers;
    }
}
