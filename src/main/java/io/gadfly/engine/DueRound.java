package io.gadfly.engine;

import io.gadfly.reminder.AlarmPlan;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Misfire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is due of one reminder by now, as much of it as is looked at in one round; what is left comes in the next.
/// Nothing is written.
///
/// @param from where the round begins: nothing before it is due
/// @param misfire what becomes of what is due
/// @param next the reminder as it is planned after this round
/// @param isAll whether nothing of it is due any more by then
record DueRound(Reminder reminder, AlarmPlan plan, Instant from, Misfire misfire, Planned next, boolean isAll) {
    /// Alarms that are looked at.
    private static final int ALARMS = 1_000;

    /// Empty where bounded work does not tell.
    static Optional<DueRound> of(Planned planned, Ledger ledger, Instant now) {
        var reminder = planned.reminder();
        var from = planned.nextFireAt().orElse(now).minusNanos(1);
        var plan = ledger.planner().planOf(reminder.definition());
        var found = plan.between(from, now, ALARMS);
        if (found.isEmpty() && plan.isBeyondCost(from)) {
            return Optional.empty();
        }
        var lookedAt = found.size() < ALARMS ? now : found.getLast().at();
        var next = new Planned(reminder, ledger.nextFireAt(reminder, plan, lookedAt));
        var isAll = lookedAt.equals(now) || !isDue(next, now);
        var untold = withoutClaimed(reminder, found, ledger);
        var misfire = Misfire.judge(reminder.definition().misfire(), untold, isAll, now);
        return Optional.of(new DueRound(reminder, plan, from, misfire, next, isAll));
    }

    static boolean isDue(Planned planned, Instant now) {
        return planned.nextFireAt().filter(at -> !at.isAfter(now)).isPresent();
    }

    /// An undo of an answer before its time frees occurrences that are earlier than some that were claimed
    /// since. Those are told already, and none of them speaks for the others; one alone speaks for itself.
    private static List<DueAlarm> withoutClaimed(Reminder reminder, List<DueAlarm> found, Ledger ledger) {
        return found.size() == 1
                ? found
                : found.stream()
                        .filter(alarm -> !ledger.isTaken(alarm.fence(reminder.id())))
                        .toList();
    }

    /// What is left; empty where that was all.
    Optional<DueRound> following(Ledger ledger, Instant now) {
        return isAll ? Optional.empty() : of(next, ledger, now);
    }

    /// What is on time is the first that is told since the one before.
    boolean isLate(Instant now) {
        return from.isBefore(now.minus(Misfire.TOLERANCE));
    }

    /// How many were missed in the rounds before this one, perhaps of a program that has died since, and are
    /// not told yet: the last of them speaks for the others.
    int untoldBefore(Ledger ledger) {
        return plan.lastUpTo(from).stream()
                .flatMap(last -> plan.between(last.minusNanos(1), last, ALARMS).stream())
                .flatMap(alarm -> ledger.repository().findFire(alarm.fence(reminder.id())).stream())
                .filter(fire -> fire.state() instanceof NagState.Missed && fire.missed() > 0)
                .mapToInt(fire -> fire.missed() + 1)
                .max()
                .orElse(0);
    }

    /// Whether nothing of it was told, and nothing is to come.
    boolean endsUntold() {
        return next.nextFireAt().isEmpty()
                && misfire.ring().isEmpty()
                && !misfire.missed().isEmpty();
    }

    /// What repeats from its completion and was missed altogether counts from now: nobody will complete it.
    Optional<Planned> countedAnew(Ledger ledger, Instant now) {
        return Optional.of(reminder)
                .filter(gone -> endsUntold()
                        && ledger.repository().findLiveFires(gone.id()).isEmpty())
                .flatMap(gone -> ledger.planner().afterCompletion(gone, now, ledger::isTaken))
                .map(again -> ledger.planned(reminder.withDefinition(again), now));
    }
}
