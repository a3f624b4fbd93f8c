package io.gadfly.engine;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Paraphrases;
import io.gadfly.reminder.Paraphrases.Told;
import io.gadfly.schedule.CalendarTime;
import java.util.List;
import java.util.Optional;

/// Tells what the user did to single instances of a series: those that are otherwise than a calendar told them
/// were changed here.
record InstanceEdits(Paraphrases paraphrases) {
    /// Whether taking that instance would undo something that was done here. What a subscription brings is read
    /// only.
    boolean has(ImportDraft series, Incoming.Instance instance) {
        var name = instance.time().recurrenceId();
        if (series.isNew() || series.before().subscribedTo().isPresent()) {
            return false;
        }
        return series.instance(name)
                .map(told -> told.cancelled() ? !series.excludes(name) : differs(series, instance, told))
                .orElseGet(() -> series.tellsApart(name) || isTakenOut(series, name));
    }

    private boolean differs(ImportDraft series, Incoming.Instance instance, Origin.Instance told) {
        var name = instance.time().recurrenceId();
        var held = series.held(new Told(instance.time(), instance.words(), Optional.empty()));
        return isTakenOut(series, name)
                || paraphrases
                        .asItCame(series.alone(), held.from(Optional.of(told)))
                        .filter(came -> isMoved(series, came) || isReworded(series, held, came))
                        .isPresent();
    }

    private boolean isTakenOut(ImportDraft series, CalendarTime name) {
        return series.excludes(name)
                && paraphrases
                        .asItCame(series.reminder())
                        .flatMap(came -> came.definition().schedule())
                        .filter(came -> came.exceptions().contains(name))
                        .isEmpty();
    }

    private static boolean isMoved(ImportDraft series, Told came) {
        var name = came.time().recurrenceId();
        return series.ownTime(name)
                .map(own -> !own.equals(came.time()))
                .orElseGet(() -> !came.time().start().equals(name));
    }

    /// Without words of its own it follows its series, which may have come with others since; an orphan is its
    /// own.
    private static boolean isReworded(ImportDraft series, Told held, Told came) {
        var own = series.ownWords(came.time().recurrenceId());
        var words = series.isOrphan() ? own.or(() -> Optional.of(held.words())) : own;
        return words.filter(
                        now -> !saysTheSame(now, came.words(), series.before().definition()))
                .isPresent();
    }

    private static boolean saysTheSame(ExceptionalInstance now, ExceptionalInstance came, Definition stored) {
        return now.details()
                        .equals(CalendarMerge.inList(
                                came.details(), now.details().list()))
                && now.alarms().equals(calm(came.alarms(), stored));
    }

    private static List<Alarm> calm(List<Alarm> asked, Definition stored) {
        return UnaskedNags.calm(stored.withAlarms(asked), stored).alarms();
    }
}
