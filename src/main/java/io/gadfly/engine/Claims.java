package io.gadfly.engine;

import io.gadfly.reminder.AlarmPlan;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Misfire;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Turns what is due into fires: one transaction inserts them under their fences and advances each reminder, so
/// that none is lost and none comes twice.
final class Claims {
    /// Reminders in one transaction.
    static final int ROUND = 2_000;
    /// Alarms of one reminder that are looked at in one round; what is left comes in the next.
    private static final int ALARMS = 1_000;
    /// Fires in one transaction, give or take those of one reminder; what is left comes in the next.
    private static final int FIRES = 5_000;

    private final Ledger ledger;
    private final int round;
    /// Of the round in hand: what is passed over as the last of its reminder.
    private final Set<Fence> endings = new HashSet<>();

    private final Suspects suspects;
    /// Reminders of fires that should wake, which could not be read when this was tried last.
    private final Set<ReminderId> illegible = new HashSet<>();

    /// @param round how many reminders share a transaction
    /// @param suspects learns whose alarms are being computed
    Claims(Ledger ledger, int round, Suspects suspects) {
        this.ledger = ledger;
        this.round = round;
        this.suspects = suspects;
    }

    /// @param fires to be told, in the order in which they fell due
    /// @param passedOver the last of their reminders, which by their policy are not told any more
    /// @param more whether another round may find more
    record Round(List<Fire> fires, List<Fire> passedOver, boolean more) {
        static final Round NOTHING = new Round(List.of(), false);

        Round {
            fires = List.copyOf(fires);
            passedOver = List.copyOf(passedOver);
        }

        Round(List<Fire> fires, boolean more) {
            this(fires, List.of(), more);
        }
    }

    Round claim() {
        return ledger.claim(due -> {
            var now = ledger.now();
            var taken = due.take(now, round);
            if (taken.isEmpty()) {
                return new Round(List.of(), due.mayHaveMore());
            }
            var commit = Commits.of(now);
            endings.clear();
            if (!claim(taken, now, commit)) {
                due.forget();
            }
            var claimed = ledger.repository().commit(commit.build());
            var ringing = claimed.stream().filter(Claims::rings).toList();
            remember(ringing, taken);
            var passedOver = claimed.stream()
                    .filter(fire -> endings.contains(fire.fence()))
                    .toList();
            return new Round(ringing, passedOver, due.mayHaveMore());
        });
    }

    /// Answers whether that was all, and nothing of them is due any more.
    private boolean claim(List<Changes.Planned> due, Instant now, Commits commit) {
        var isAll = true;
        for (var planned : due) {
            isAll &= commit.claims() < FIRES && claim(planned, now, commit);
        }
        return isAll;
    }

    private void remember(List<Fire> fires, List<Changes.Planned> due) {
        var reminders = due.stream()
                .map(Changes.Planned::reminder)
                .collect(Collectors.toMap(Reminder::id, reminder -> reminder));
        fires.forEach(fire -> ledger.remember(
                fire, Objects.requireNonNull(reminders.get(fire.fence().reminder()))));
    }

    private static boolean rings(Fire fire) {
        return fire.state() instanceof NagState.Live;
    }

    /// Answers whether that was all of it that is due.
    private boolean claim(Changes.Planned planned, Instant now, Commits commit) {
        var reminder = planned.reminder();
        suspects.trying(reminder.id());
        var from = planned.nextFireAt().orElse(now).minusNanos(1);
        var plan = ledger.planner().planOf(reminder.definition());
        var found = plan.between(from, now, ALARMS);
        if (found.isEmpty() && plan.isBeyondCost(from)) {
            suspects.convict(reminder.id());
            return false;
        }
        var lookedAt = found.size() < ALARMS ? now : found.getLast().at();
        var next = new Changes.Planned(reminder, ledger.nextFireAt(reminder, plan, lookedAt));
        var isAll = lookedAt.equals(now) || !isDue(next, now);
        var misfire = Misfire.judge(reminder.definition().misfire(), withoutClaimed(reminder, found), isAll, now);
        var spokenFor = misfire.missed().size() + untoldBefore(reminder, plan, from, now);
        for (var alarm : misfire.missed()) {
            var isLastOfRound = !isAll && alarm.equals(misfire.missed().getLast());
            commit.claim(
                    fire(reminder, alarm, isLastOfRound ? spokenFor - 1 : 0, new NagState.Missed(now)),
                    causeOfMissed(reminder));
        }
        for (var alarm : misfire.ring()) {
            commit.claim(fire(reminder, alarm, spokenFor, new NagState.Due()), "schedule");
            spokenFor = 0;
        }
        countedAnew(next, misfire, now).ifPresentOrElse(commit::reminder, () -> {
            commit.plan(next);
            if (next.nextFireAt().isEmpty()
                    && misfire.ring().isEmpty()
                    && !misfire.missed().isEmpty()) {
                endings.add(misfire.missed().getLast().fence(reminder.id()));
            }
        });
        suspects.tried();
        return isAll;
    }

    /// How many were missed in the rounds before this one, perhaps of a program that has died since, and are
    /// not told yet: the last of them speaks for the others.
    private int untoldBefore(Reminder reminder, AlarmPlan plan, Instant from, Instant now) {
        if (!from.isBefore(now.minus(Misfire.TOLERANCE))) {
            return 0;
        }
        return plan.lastUpTo(from).stream()
                .flatMap(last -> plan.between(last.minusNanos(1), last, ALARMS).stream())
                .flatMap(alarm -> ledger.repository().findFire(alarm.fence(reminder.id())).stream())
                .filter(fire -> fire.state() instanceof NagState.Missed && fire.missed() > 0)
                .mapToInt(fire -> fire.missed() + 1)
                .max()
                .orElse(0);
    }

    private static String causeOfMissed(Reminder reminder) {
        return switch (reminder.definition().misfire()) {
            case MisfirePolicy.TellOnce(), MisfirePolicy.TellEach() -> "misfire";
            case MisfirePolicy.SkipToNext(), MisfirePolicy.DropIfLate _ -> "passedOver";
        };
    }

    private static boolean isDue(Changes.Planned planned, Instant now) {
        return planned.nextFireAt().filter(at -> !at.isAfter(now)).isPresent();
    }

    /// An undo of an answer before its time frees occurrences that are earlier than some that were claimed
    /// since. Those are told already, and none of them speaks for the others; one alone speaks for itself.
    private List<DueAlarm> withoutClaimed(Reminder reminder, List<DueAlarm> found) {
        return found.size() == 1
                ? found
                : found.stream()
                        .filter(alarm -> !ledger.isTaken(alarm.fence(reminder.id())))
                        .toList();
    }

    /// What repeats from its completion and was missed altogether counts from now: nobody will complete it.
    private Optional<Changes.Planned> countedAnew(Changes.Planned planned, Misfire misfire, Instant now) {
        var reminder = planned.reminder();
        var isGone = planned.nextFireAt().isEmpty()
                && misfire.ring().isEmpty()
                && !misfire.missed().isEmpty()
                && ledger.repository().findLiveFires(reminder.id()).isEmpty();
        return Optional.of(reminder)
                .filter(_ -> isGone)
                .flatMap(gone -> ledger.planner().afterCompletion(gone, now, ledger::isTaken))
                .map(again -> ledger.planned(reminder.withDefinition(again), now));
    }

    private Fire fire(Reminder reminder, DueAlarm alarm, int missed, NagState state) {
        var details = reminder.definition().details();
        return new Fire(
                ledger.repository().nextFireNumber(),
                alarm.fence(reminder.id()),
                alarm.at(),
                alarm.startsAt(),
                ledger.planner().poolOf(details),
                missed,
                state);
    }

    /// Fires whose snooze is over go back to their pools.
    Round wake() {
        return findSnoozed().isEmpty() ? Round.NOTHING : ledger.write(this::wakeAll);
    }

    private List<Fire> findSnoozed() {
        return ledger.repository().findSnoozed(ledger.now(), round);
    }

    private Round wakeAll() {
        var commit = Commits.of(ledger.now());
        var woken = wake(findSnoozed(), commit);
        if (woken.isEmpty()) {
            return Round.NOTHING;
        }
        ledger.repository().commit(commit.build());
        return new Round(woken, true);
    }

    /// One whose reminder cannot be read holds up no other, and fails once, when it is alone; from then on it
    /// sleeps until it can be read again.
    private List<Fire> wake(List<Fire> asleep, Commits commit) {
        var woken = new ArrayList<Fire>();
        Optional<StoreException> refusal = Optional.empty();
        for (var fire : asleep) {
            var id = fire.fence().reminder();
            try {
                ledger.awake(fire, commit.at()).ifPresent(awake -> {
                    commit.fire(awake, fire.state() instanceof NagState.Held ? "silenceOver" : "snoozeOver");
                    woken.add(awake);
                });
                illegible.remove(id);
            } catch (StoreException unreadable) {
                refusal = illegible.contains(id) ? refusal : Optional.of(unreadable);
            }
        }
        if (woken.isEmpty() && refusal.isPresent()) {
            asleep.forEach(fire -> illegible.add(fire.fence().reminder()));
            throw refusal.get();
        }
        return woken;
    }
}
