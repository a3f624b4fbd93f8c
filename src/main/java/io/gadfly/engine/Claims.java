package io.gadfly.engine;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Misfire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
    /// By reminder, how many were missed in the rounds before this one and are not told yet.
    private final Map<ReminderId, Integer> untold = new HashMap<>();

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
    /// @param more whether another round may find more
    record Round(List<Fire> fires, boolean more) {
        static final Round NOTHING = new Round(List.of(), false);

        Round {
            fires = List.copyOf(fires);
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
            var claimed = countingOnlyWhatIsSaved(() -> {
                if (!claim(taken, now, commit)) {
                    due.forget();
                }
                return ledger.repository().commit(commit.build());
            });
            var ringing = claimed.stream().filter(Claims::rings).toList();
            remember(ringing, taken);
            return new Round(ringing, due.mayHaveMore());
        });
    }

    /// What a round counted that was not saved is counted again by the one that does it again.
    private List<Fire> countingOnlyWhatIsSaved(Supplier<List<Fire>> work) {
        var before = Map.copyOf(untold);
        var isSaved = false;
        try {
            var claimed = work.get();
            isSaved = true;
            return claimed;
        } finally {
            if (!isSaved) {
                untold.clear();
                untold.putAll(before);
            }
        }
    }

    /// Gets ready for those that fall due `then`.
    void foresee(Instant then) {
        ledger.foresee(then);
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
        for (var alarm : misfire.missed()) {
            commit.claim(fire(reminder, alarm, 0, new NagState.Missed(now)), "misfire");
        }
        var spokenFor = misfire.missed().size()
                + Optional.ofNullable(untold.remove(reminder.id())).orElse(0);
        for (var alarm : misfire.ring()) {
            commit.claim(fire(reminder, alarm, spokenFor, new NagState.Due()), "schedule");
            spokenFor = 0;
        }
        if (!isAll && spokenFor > 0) {
            untold.put(reminder.id(), spokenFor);
        }
        countedAnew(next, misfire, now).ifPresentOrElse(commit::reminder, () -> commit.plan(next));
        suspects.tried();
        return isAll;
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
        return Optional.of(reminder.definition())
                .filter(_ -> isGone)
                .flatMap(definition -> definition.afterCompletion(
                        now, ledger.planner().surroundings().zone()))
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
