package io.gadfly.engine;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which of its fires is meant where the user answers a reminder: the one that is at them, before one that
/// waits, before one that sleeps; else the one that Gadfly gave up last, or that was missed or only seen where
/// nothing comes after it. What is due and not claimed yet is taken as what it is when it is.
final class CurrentFires {
    private final Ledger ledger;
    private final Overdue overdue;

    CurrentFires(Ledger ledger, Overdue overdue) {
        this.ledger = ledger;
        this.overdue = overdue;
    }

    /// @param answered these not
    Optional<Fire> of(Reminder reminder, Set<Fence> answered) {
        var outlook = overdue.of(reminder);
        var live = ledger.repository().findLiveFires(reminder.id()).stream();
        var due = outlook.stream().flatMap(coming -> coming.ringing().stream());
        return Stream.concat(live, due)
                .filter(fire -> !answered.contains(fire.fence()))
                .min(Comparator.comparingInt(fire -> distance(fire.state())))
                .or(() -> lastUnfinished(reminder.id(), outlook).filter(fire -> !answered.contains(fire.fence())));
    }

    /// What there is to answer of each of those of which nothing is planned, by one question to the store.
    Map<ReminderId, Fire> ofUnplanned(Collection<ReminderId> reminders) {
        return ledger.repository().findLatest(reminders).stream()
                .filter(fire -> fire.state() instanceof NagState.Live || waitsForAnAnswer(fire, false))
                .collect(Collectors.toMap(
                        fire -> fire.fence().reminder(),
                        fire -> fire,
                        BinaryOperator.minBy(Comparator.comparingInt(fire -> distance(fire.state())))));
    }

    /// From the user: the less, the sooner it is the one that they mean. What has slept long enough waits.
    private int distance(NagState state) {
        return switch (state) {
            case NagState.Ringing _ -> 0;
            case NagState.Due _, NagState.Queued _ -> 1;
            case NagState.Asleep asleep when !asleep.until().isAfter(ledger.now()) -> 1;
            case NagState.Held _ -> 2;
            case NagState.Snoozed _ -> 3;
            case NagState.Over _ -> 4;
        };
    }

    /// What is only recorded when it is claimed is the last of them then.
    private Optional<Fire> lastUnfinished(ReminderId id, Optional<Overdue.Outlook> outlook) {
        return outlook.filter(coming -> coming.passedOver().isPresent())
                .map(coming -> coming.passedOver().filter(_ -> !coming.isPlanned()))
                .orElseGet(() -> lastUnfinished(id));
    }

    private Optional<Fire> lastUnfinished(ReminderId id) {
        return ledger.repository().findTimeline(id).reversed().stream()
                .filter(TimelineEntry::isOfAFire)
                .findFirst()
                .flatMap(entry -> ledger.repository().findFire(entry.fence()))
                .filter(fire -> waitsForAnAnswer(fire, isPlanned(id)));
    }

    private static boolean waitsForAnAnswer(Fire fire, boolean isPlanned) {
        return switch (fire.state()) {
            case NagState.GaveUp _, NagState.Failed _ -> true;
            case NagState.Missed _, NagState.Acknowledged _ -> !isPlanned;
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
