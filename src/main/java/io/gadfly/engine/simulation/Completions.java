package io.gadfly.engine.simulation;

import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.TimelineEntry;
import java.util.function.Consumer;

/// Sees that what repeats from its completion never falls silent: it rings or is to ring, unless what ended last
/// waits for its completion still. That need not be the latest that it rang for: an undo brings an earlier one back.
final class Completions {
    private final ReminderRepository store;
    private final Consumer<String> violated;

    Completions(ReminderRepository store, Consumer<String> violated) {
        this.store = store;
        this.violated = violated;
    }

    void check(Reminder reminder) {
        if (reminder.definition().afterDone().isPresent()
                && reminder.status() == Reminder.Status.OPEN
                && isSilent(reminder.id())
                && !waits(reminder.id())) {
            violated.accept("reminder " + reminder.id() + " repeats from its completion, and has nothing to come");
        }
    }

    private boolean isSilent(ReminderId id) {
        return store.findLiveFires(id).isEmpty()
                && store.findPlanned(id).stream()
                        .allMatch(planned -> planned.nextFireAt().isEmpty());
    }

    private boolean waits(ReminderId id) {
        return store.findTimeline(id).reversed().stream()
                .filter(Completions::isEnd)
                .findFirst()
                .flatMap(end -> store.findFire(end.fence()))
                .filter(fire -> waits(fire.state()))
                .isPresent();
    }

    private static boolean isEnd(TimelineEntry line) {
        return switch (line.step()) {
            case "fire.done",
                    "fire.acknowledged",
                    "fire.skipped",
                    "fire.gaveUp",
                    "fire.missed",
                    "fire.withdrawn",
                    "fire.failed" -> true;
            default -> false;
        };
    }

    private static boolean waits(NagState state) {
        return switch (state) {
            case NagState.GaveUp _, NagState.Acknowledged _, NagState.Failed _ -> true;
            case NagState.Done _, NagState.Skipped _, NagState.Missed _, NagState.Withdrawn _, NagState.Live _ -> false;
        };
    }
}
