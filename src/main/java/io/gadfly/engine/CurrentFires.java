package io.gadfly.engine;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/// Which of its fires is meant where the user answers a reminder: the one that is at them, before one that
/// waits, before one that sleeps; else the one that Gadfly gave up last, or that was missed or only seen where
/// nothing comes after it; else what fell due while nothing ran.
final class CurrentFires {
    private final Ledger ledger;
    private final Overdue overdue;

    CurrentFires(Ledger ledger) {
        this.ledger = ledger;
        this.overdue = new Overdue(ledger);
    }

    sealed interface Meant {
        Fire fire();

        record Claimed(Fire fire) implements Meant {}

        /// Nobody has claimed it yet.
        record Unclaimed(Overdue.Due due) implements Meant {
            @Override
            public Fire fire() {
                return due.fire();
            }
        }
    }

    /// @param answered these not
    Optional<Meant> of(Reminder reminder, Set<Fence> answered) {
        return claimed(reminder.id(), answered)
                .<Meant>map(Meant.Claimed::new)
                .or(() -> overdue.find(reminder).map(Meant.Unclaimed::new));
    }

    private Optional<Fire> claimed(ReminderId id, Set<Fence> answered) {
        return ledger.repository().findLiveFires(id).stream()
                .filter(fire -> !answered.contains(fire.fence()))
                .min(Comparator.comparingInt(fire -> distance(fire.state())))
                .or(() -> lastUnfinished(id).filter(fire -> !answered.contains(fire.fence())));
    }

    /// From the user: the less, the sooner it is the one that they mean.
    private static int distance(NagState state) {
        return switch (state) {
            case NagState.Ringing _ -> 0;
            case NagState.Due _, NagState.Queued _ -> 1;
            case NagState.Held _ -> 2;
            case NagState.Snoozed _ -> 3;
            case NagState.Over _ -> 4;
        };
    }

    private Optional<Fire> lastUnfinished(ReminderId id) {
        return ledger.repository().findTimeline(id).reversed().stream()
                .filter(entry -> !entry.fence().equals(Reminders.wholeOf(id)))
                .findFirst()
                .flatMap(entry -> ledger.repository().findFire(entry.fence()))
                .filter(this::waitsForAnAnswer);
    }

    private boolean waitsForAnAnswer(Fire fire) {
        return switch (fire.state()) {
            case NagState.GaveUp _, NagState.Failed _ -> true;
            case NagState.Missed _, NagState.Acknowledged _ ->
                !isPlanned(fire.fence().reminder());
            case NagState.Live _, NagState.Done _, NagState.Skipped _, NagState.Withdrawn _ -> false;
        };
    }

    private boolean isPlanned(ReminderId id) {
        return ledger.repository()
                .findPlanned(id)
                .flatMap(Changes.Planned::nextFireAt)
                .isPresent();
    }
}
