package io.gadfly.engine.simulation;

import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/// Sees that what repeats from its completion never falls silent: it rings or is to ring, unless what it rang
/// for last waits for its completion still.
final class Completions {
    private final ReminderRepository store;
    private final Witness witness;
    private final Map<ReminderId, Fire> latest;

    /// @param from when all began
    Completions(ReminderRepository store, Witness witness, Instant from, Instant to) {
        this.store = store;
        this.witness = witness;
        this.latest = store.findHistory(from, to, Integer.MAX_VALUE).stream()
                .collect(Collectors.toMap(
                        fire -> fire.fence().reminder(),
                        fire -> fire,
                        BinaryOperator.maxBy(Comparator.comparingLong(Fire::number))));
    }

    void check(Reminder reminder) {
        if (reminder.definition().afterDone().isPresent()
                && reminder.status() == Reminder.Status.OPEN
                && isSilent(reminder.id())
                && Optional.ofNullable(latest.get(reminder.id()))
                        .filter(Completions::waits)
                        .isEmpty()) {
            witness.violated("reminder " + reminder.id() + " repeats from its completion, and has nothing to come");
        }
    }

    private boolean isSilent(ReminderId id) {
        return store.findLiveFires(id).isEmpty()
                && store.findPlanned(id).stream()
                        .allMatch(planned -> planned.nextFireAt().isEmpty());
    }

    private static boolean waits(Fire fire) {
        return switch (fire.state()) {
            case NagState.GaveUp _, NagState.Acknowledged _, NagState.Failed _ -> true;
            case NagState.Done _, NagState.Skipped _, NagState.Missed _, NagState.Withdrawn _, NagState.Live _ -> false;
        };
    }
}
