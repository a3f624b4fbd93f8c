package io.gadfly.engine.simulation;

import io.gadfly.reminder.AlarmPlan;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Misfire;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;

/// Compares at the end what the rules of the reminders ask for with what the store says became of it.
final class Audit {
    /// Of all samples, and a little more.
    private static final Duration LONGEST_PACE = Duration.ofMinutes(65);

    private final ReminderRepository store;
    private final Witness witness;
    private final Zone zone;
    private final LocalTime morning;
    private final boolean mediaMayFail;
    private Instant end = Instant.MIN;
    private long expected;
    private long rang;
    private long missed;
    private long endedEarly;

    Audit(ReminderRepository store, Witness witness, Zone zone, LocalTime morning, boolean mediaMayFail) {
        this.store = store;
        this.witness = witness;
        this.zone = zone;
        this.morning = morning;
        this.mediaMayFail = mediaMayFail;
    }

    void check(Instant from, Instant to) {
        end = to;
        store.forEach(ReminderFilter.ALL, reminder -> check(reminder, from, to));
    }

    private void check(Reminder reminder, Instant from, Instant to) {
        var recurrences = reminder.definition().activeSchedule().map(schedule -> Recurrences.of(schedule, zone));
        var plan = AlarmPlan.of(reminder.definition(), recurrences, zone, morning);
        for (var due : plan.between(from, to, Integer.MAX_VALUE)) {
            expected++;
            check(due, due.fence(reminder.id()));
        }
    }

    private void check(DueAlarm due, Fence fence) {
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
            case NagState.Missed(var at) -> checkMissed(fire.get(), at);
            case NagState.Done _, NagState.Acknowledged _, NagState.Skipped _ -> checkEnded(fence);
            case NagState.GaveUp(var _, var nags) -> {
                checkHeard(fence);
                checkPatience(fence, nags);
            }
            case NagState.Ringing(var _, var nextAt) -> {
                checkHeard(fence);
                checkPace(fence, nextAt);
            }
            case NagState.Withdrawn _, NagState.Failed _ ->
                witness.violated("ended as " + fire.get().state(), fence);
            case NagState.Due _, NagState.Queued _, NagState.Snoozed _ -> {}
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

    /// Who rings is not silent for longer than its policy allows.
    private void checkPace(Fence fence, Instant nextAt) {
        if (nextAt.isBefore(end) || nextAt.isAfter(end.plus(LONGEST_PACE))) {
            witness.violated("rings, but its next nag is at " + nextAt, fence);
        }
    }

    /// Nobody gives up before the policy says so.
    private void checkPatience(Fence fence, int nags) {
        var isEarly = witness.policyOf(fence)
                .filter(policy -> policy.until() instanceof NagPolicy.Until.Answered)
                .filter(policy -> policy.max().isEmpty() || nags < policy.max().getAsInt())
                .isPresent();
        if (isEarly) {
            witness.violated("gave up after " + nags + " nags against its policy", fence);
        }
    }

    private void checkMissed(Fire fire, Instant at) {
        missed++;
        var lateness = Duration.between(fire.dueAt(), at);
        if (lateness.compareTo(Misfire.TOLERANCE) < 0) {
            witness.violated("recorded as missed only " + lateness + " after it was due", fire.fence());
        }
    }

    private void checkEnded(Fence fence) {
        if (!witness.wasAnswered(fence)) {
            witness.violated("ended though nobody answered", fence);
        }
        if (!witness.wasShown(fence)) {
            endedEarly++;
        }
    }

    private void checkHeard(Fence fence) {
        if (!witness.wasShown(fence) && !witness.wasAnswered(fence) && !mediaMayFail) {
            witness.violated("counted as told but never shown", fence);
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
