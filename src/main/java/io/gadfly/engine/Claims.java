package io.gadfly.engine;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.StoreException;
import java.time.Duration;
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
///
/// It does so a moment ahead of their time, so that what rings then need not wait for the disk.
final class Claims {
    /// Less than anybody takes to change his mind, and longer than a disk takes as a rule.
    static final Duration AHEAD = Duration.ofMillis(100);
    /// Reminders in one transaction.
    static final int ROUND = 2_000;
    /// Fires in one transaction, give or take those of one reminder; what is left comes in the next.
    private static final int FIRES = 5_000;

    private final Ledger ledger;
    private final int round;
    /// Those of which more is due than one round took.
    private final Set<ReminderId> begun = new HashSet<>();

    private final Suspects suspects;
    private final PassedOver passedOver;
    /// Reminders of fires that should wake, which could not be read when this was tried last.
    private final Set<ReminderId> illegible = new HashSet<>();

    /// @param round how many reminders share a transaction
    /// @param suspects learns whose alarms are being computed
    /// @param passedOver learns what is to be told all the same
    Claims(Ledger ledger, int round, Suspects suspects, PassedOver passedOver) {
        this.ledger = ledger;
        this.round = round;
        this.suspects = suspects;
        this.passedOver = passedOver;
    }

    /// @param fires to be told, in the order in which they fell due
    /// @param more whether another round may find more
    record Round(List<Fire> fires, boolean more) {
        static final Round NOTHING = new Round(List.of(), false);

        Round {
            fires = List.copyOf(fires);
        }
    }

    /// Whether it was claimed ahead of its time, which is still to come; perhaps by a clock that has been put right
    /// since. What a clock that was far ahead has left is not.
    static boolean isAhead(Fire fire, Instant now) {
        return fire.state() instanceof NagState.Due
                && fire.dueAt().isAfter(now)
                && !fire.dueAt().isAfter(now.plus(AHEAD).plus(SetBacks.LEAST));
    }

    Round claim() {
        var reach = reach();
        return ledger.claim(reach, due -> {
            var now = ledger.now();
            var taken = due.take(reach, round);
            if (taken.isEmpty()) {
                return new Round(List.of(), due.mayHaveMore());
            }
            var then = whenAllAreDue(taken, now);
            var commit = Commits.of(then);
            var endings = new ArrayList<Fire>();
            if (!claim(taken, then, commit, endings)) {
                due.forget();
            }
            passedOver.keep(endings);
            var claimed = ledger.repository().commit(commit.build());
            var ringing = claimed.stream().filter(Claims::rings).toList();
            remember(ringing, taken);
            return new Round(ringing, due.mayHaveMore());
        });
    }

    /// Not as far as somebody wakes: what falls due just then comes together with that one.
    private Instant reach() {
        var now = ledger.now();
        var reach = now.plus(AHEAD);
        return ledger.repository()
                .nextSnoozeEnd(now)
                .filter(end -> !end.isAfter(reach))
                .map(end -> end.minusNanos(1))
                .orElse(reach);
    }

    private static Instant whenAllAreDue(List<Changes.Planned> taken, Instant now) {
        return taken.stream()
                .flatMap(planned -> planned.nextFireAt().stream())
                .filter(now::isBefore)
                .max(Instant::compareTo)
                .orElse(now);
    }

    /// Answers whether that was all, and nothing of them is due any more.
    ///
    /// @param endings gets what is passed over as the last of its reminder
    private boolean claim(List<Changes.Planned> due, Instant now, Commits commit, List<Fire> endings) {
        var isAll = true;
        for (var planned : due) {
            isAll &= commit.claims() < FIRES && claim(planned, now, commit, endings);
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
    private boolean claim(Changes.Planned planned, Instant now, Commits commit, List<Fire> endings) {
        var id = planned.reminder().id();
        suspects.trying(id);
        var round = DueRound.of(planned, ledger, now);
        if (round.isEmpty()) {
            suspects.convict(id);
            return false;
        }
        claim(round.get(), now, commit, endings);
        suspects.tried();
        return round.get().isAll();
    }

    private void claim(DueRound round, Instant now, Commits commit, List<Fire> endings) {
        var reminder = round.reminder();
        var misfire = round.misfire();
        var hasBegun = begun.remove(reminder.id());
        var untold = hasBegun || round.isLate(now) ? round.untoldBefore(ledger) : 0;
        var spokenFor = misfire.missed().size() + untold;
        var missed = new ArrayList<Fire>();
        for (var alarm : misfire.missed()) {
            var isLastOfRound = !round.isAll() && alarm.equals(misfire.missed().getLast());
            var fire = fire(reminder, alarm, isLastOfRound ? spokenFor - 1 : 0, new NagState.Missed(now));
            commit.claim(fire, causeOfMissed(reminder));
            missed.add(fire);
        }
        for (var alarm : misfire.ring()) {
            commit.claim(fire(reminder, alarm, spokenFor, new NagState.Due()), "schedule");
            spokenFor = 0;
        }
        round.countedAnew(ledger, now).ifPresentOrElse(commit::reminder, () -> {
            commit.plan(round.next());
            if (round.endsUntold()) {
                endings.add(missed.getLast());
            }
        });
        if (!round.isAll()) {
            begun.add(reminder.id());
        }
    }

    private static String causeOfMissed(Reminder reminder) {
        return switch (reminder.definition().misfire()) {
            case MisfirePolicy.TellOnce(), MisfirePolicy.TellEach() -> "misfire";
            case MisfirePolicy.SkipToNext(), MisfirePolicy.DropIfLate _ -> "passedOver";
        };
    }

    /// All that is due of one reminder, in as many rounds as that takes. Answers with those that are to be told; what
    /// is passed over needs not be named to who asks for it. To be called in the ledger's turn, by somebody who
    /// writes otherwise as well.
    List<Fire> claimAll(ReminderId id) {
        var ringing = new ArrayList<Fire>();
        var due = findDue(id);
        while (due.isPresent()) {
            var commit = Commits.of(ledger.now());
            var isAll = claim(due.get(), commit.at(), commit, new ArrayList<>());
            if (!commit.isEmpty()) {
                ledger.repository().commit(commit.build()).stream()
                        .filter(Claims::rings)
                        .forEach(ringing::add);
            }
            due = isAll || commit.isEmpty() ? Optional.empty() : findDue(id);
        }
        return ringing;
    }

    private Optional<Changes.Planned> findDue(ReminderId id) {
        return ledger.repository().findPlanned(id).filter(planned -> DueRound.isDue(planned, ledger.now()));
    }

    private Fire fire(Reminder reminder, DueAlarm alarm, int missed, NagState state) {
        return Overdue.fire(ledger, reminder, alarm, missed)
                .numbered(ledger.repository().nextFireNumber())
                .with(state);
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
