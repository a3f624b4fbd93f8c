package io.gadfly.engine.simulation;

import io.gadfly.engine.simulation.Wishes.Epoch;
import io.gadfly.engine.simulation.Wishes.Wish;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Misfire;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Compares at the end what the user wants, and what the rules of their reminders ask for, with what the store says
/// became of it.
final class Audit {
    /// Of all samples, and a little more.
    private static final Duration LONGEST_PACE = Duration.ofMinutes(65);
    /// How long what is due may wait for somebody to look.
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(3);

    /// By so much a wall time comes earlier in the far east than at home, and a little more.
    private static final Duration LONGEST_JOURNEY = Duration.ofDays(1);

    private final ReminderRepository store;
    private final Witness witness;
    private final Wishes wishes;
    private final Weather weather;
    private final WishedAlarms alarms;
    private Instant start = Instant.MIN;
    private Instant end = Instant.MIN;
    private long expected;
    private long rang;
    private long missed;
    private long endedEarly;

    /// What may have been in the way.
    ///
    /// @param delay by how much what was due may have been late for the engine, so that a change of the user came
    /// first
    /// @param mediaFailed whether nags may have reached nobody
    record Weather(Duration delay, boolean mediaFailed) {}

    Audit(ReminderRepository store, SimulatedMachine machine, Witness witness, Wishes wishes, Weather weather) {
        this.store = store;
        this.witness = witness;
        this.wishes = wishes;
        this.weather = weather;
        this.alarms = new WishedAlarms(machine, wishes);
    }

    /// @param from when all began
    void check(Instant from, Instant to) {
        start = from;
        end = to;
        wishes.epochs().forEach(this::check);
        store.findLiveFires(0, Integer.MAX_VALUE).forEach(this::checkLive);
    }

    // Reminders

    private void check(ReminderId id, List<Epoch> epochs) {
        var stored = store.find(id);
        var wish = wishes.of(id);
        if (stored.isPresent() != wish.isPresent()) {
            witness.violated("reminder " + id + (wish.isPresent() ? " is lost" : " came back though it was deleted"));
        }
        if (stored.isPresent() && wish.isPresent()) {
            if (!isAsWished(Wish.of(stored.get()), wish.get())) {
                witness.violated("an edit of reminder " + id + " is lost: " + stored.get() + " for " + wish.get());
            }
            checkAlarms(id, epochs);
        }
    }

    /// What repeats from its completion moves its start, and what has no occurrences left is finished.
    private static boolean isAsWished(Wish stored, Wish wish) {
        var isSame = wish.definition().afterDone().isPresent()
                ? stored.definition().details().equals(wish.definition().details())
                : stored.definition().equals(wish.definition());
        return isSame && (stored.status() == wish.status() || wish.isActive());
    }

    private void checkAlarms(ReminderId id, List<Epoch> epochs) {
        for (var i = 0; i < epochs.size(); i++) {
            var since = epochs.get(i).from();
            var from = since.isAfter(start) ? since.plus(weather.delay()) : since;
            var to = i == epochs.size() - 1 ? end : epochs.get(i + 1).from().minus(weather.delay());
            epochs.get(i)
                    .wish()
                    .filter(Wish::isActive)
                    .filter(wish -> wish.definition().afterDone().isEmpty())
                    .filter(_ -> from.isBefore(to))
                    .ifPresent(wish -> checkAlarms(id, wish, from, to));
        }
    }

    private void checkAlarms(ReminderId id, Wish wish, Instant from, Instant to) {
        var plan = alarms.planOf(wish.definition(), SimulatedMachine.HOME);
        plan.between(from, to, Integer.MAX_VALUE).forEach(alarm -> check(alarm, alarm.fence(id), wish));
        if (!wishes.wasTouched(id) && wish.definition().misfire() instanceof MisfirePolicy.TellOnce) {
            checkTold(id, plan.between(from, to.plus(LONGEST_JOURNEY), Integer.MAX_VALUE));
        }
    }

    /// The latest of those that were missed together is told, whatever happened; where it was in the future of a wrong
    /// clock, it is not among these.
    private void checkTold(ReminderId id, List<DueAlarm> due) {
        due.reversed().stream()
                .flatMap(alarm -> store.findFire(alarm.fence(id)).stream())
                .findFirst()
                .filter(fire -> fire.state() instanceof NagState.Missed(var at) && at.isBefore(end))
                .ifPresent(fire ->
                        witness.violated("is the latest of those that were missed, and was not told", fire.fence()));
    }

    // Fires

    private void check(DueAlarm due, Fence fence, Wish wish) {
        expected++;
        var fire = store.findFire(fence);
        if (fire.isEmpty()) {
            witness.violated("lost: it was due at " + due.at(), fence);
            return;
        }
        if (witness.wasShown(fence)) {
            rang++;
        }
        checkAnswer(fire.get());
        switch (fire.get().state()) {
            case NagState.Missed(var at) ->
                checkMissed(fire.get(), at, wish.definition().misfire());
            case NagState.Done _, NagState.Acknowledged _, NagState.Skipped _ -> checkEnded(fence);
            case NagState.GaveUp(var _, var nags) -> checkPatience(fence, nags);
            case NagState.Withdrawn _ -> checkWithdrawn(fire.get());
            case NagState.Failed _ -> checkFailed(fire.get());
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
        return !(policy.until() instanceof NagPolicy.Until.Answered)
                || policy.max().isPresent() && nags >= policy.max().getAsInt();
    }

    private void checkHeard(Fence fence) {
        if (!witness.wasShown(fence) && !weather.mediaFailed()) {
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

    // What is not over

    private void checkLive(Fire fire) {
        alarms.reasonAgainst(fire).ifPresent(reason -> witness.violated("lives " + reason, fire.fence()));
        switch (fire.state()) {
            case NagState.Ringing(var _, var nextAt) -> checkPace(fire.fence(), nextAt);
            case NagState.Snoozed(var until, var _) -> checkNotLate(fire, until);
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

    long expected() {
        return expected;
    }

    long rang() {
        return rang;
    }

    long missed() {
        return missed;
    }

    long endedEarly() {
        return endedEarly;
    }
}
