package io.gadfly.engine;

import io.gadfly.reminder.Definition;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Paraphrases;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells what the user did to what a calendar brought: what is otherwise than it came was changed here.
///
/// The lines in which it came are stored with it, so this holds whatever else was imported since, and an undo
/// takes it back as it takes back the rest. Only where they do not say, the last step of the time line decides.
///
/// @param timelines the steps of a reminder, the latest last
record DoneHere(Paraphrases paraphrases, Function<ReminderId, List<TimelineEntry>> timelines) {
    private static final Set<String> HANDS =
            Set.of(TimelineSteps.EDITED, TimelineSteps.IMPORTED, TimelineSteps.WITHDRAWN);
    private static final Set<String> SWITCHES = Set.of(TimelineSteps.EDITED, TimelineSteps.WITHDRAWN);

    /// Whether it says something else than the calendar said, or was made here.
    boolean isEdited(Reminder stored) {
        return switch (stored.origin()) {
            case Origin.Local() -> true;
            case Origin.Calendar origin ->
                paraphrases
                        .asItCame(stored)
                        .filter(came -> !isBareCancellation(came))
                        .map(came -> differs(stored.definition(), came.definition(), origin))
                        .orElseGet(() -> isLast(stored, HANDS, TimelineSteps.EDITED));
        };
    }

    /// Whether the user finished it or switched it off.
    boolean isEnded(Reminder stored) {
        return switch (stored.status()) {
            case OPEN -> false;
            case DONE -> true;
            case DISABLED -> isSwitchedOff(stored);
        };
    }

    private boolean isSwitchedOff(Reminder stored) {
        if (stored.origin() instanceof Origin.Local) {
            return true;
        }
        return cameOtherwise(stored)
                ? !isLast(stored, SWITCHES, TimelineSteps.WITHDRAWN)
                : isLast(stored, HANDS, TimelineSteps.EDITED);
    }

    /// Whether a subscription switched it off because it brought it no longer.
    boolean wasWithdrawn(Reminder stored) {
        return stored.status() == Reminder.Status.DISABLED
                && isLast(stored, cameOtherwise(stored) ? SWITCHES : HANDS, TimelineSteps.WITHDRAWN);
    }

    /// Whether it was its calendar that switched it last, off because it brought it no longer.
    boolean wasSwitchedByCalendar(Reminder stored) {
        return isLast(stored, SWITCHES, TimelineSteps.WITHDRAWN);
    }

    /// What the calendar that brought it says of its status now; empty where that cannot be told.
    Optional<Reminder.Status> wordOnStatus(Reminder stored) {
        return wasWithdrawn(stored)
                ? Optional.of(Reminder.Status.DISABLED)
                : paraphrases.asItCame(stored).map(Reminder::status);
    }

    private boolean cameOtherwise(Reminder stored) {
        return paraphrases
                .asItCame(stored)
                .filter(came -> came.status() != stored.status())
                .isPresent();
    }

    private boolean isLast(Reminder stored, Set<String> among, String step) {
        return timelines.apply(stored.id()).reversed().stream()
                .map(TimelineEntry::step)
                .filter(among::contains)
                .findFirst()
                .filter(step::equals)
                .isPresent();
    }

    /// A cancellation need not say what it cancels (RFC 5546 §3.2.5).
    private static boolean isBareCancellation(Reminder came) {
        return came.status() == Reminder.Status.DISABLED
                && came.definition().schedule().isEmpty();
    }

    private static boolean differs(Definition stored, Definition came, Origin.Calendar origin) {
        var cancelled = Retelling.cancelledOf(origin);
        var now = Retelling.alone(stored, cancelled);
        var then = Retelling.alone(CalendarMerge.changed(stored, UnaskedNags.calm(came, stored)), cancelled);
        return !now.equals(then) && !isEndOf(then, now, cancelled) || hasUntold(stored, origin);
    }

    /// Whether one of the cancellations holds for all that follow, and so makes the one of the other.
    private static boolean isEndOf(Definition then, Definition now, Set<CalendarTime> cancelled) {
        return then.schedule()
                .filter(whole -> cancelled.stream()
                        .map(name -> CalendarMerge.endingBefore(whole, name))
                        .anyMatch(ended ->
                                then.withSeries(Optional.of(ended), List.of()).equals(now)))
                .isPresent();
    }

    /// Whether it tells instances apart of which no calendar did.
    private static boolean hasUntold(Definition stored, Origin.Calendar origin) {
        var told =
                origin.instances().stream().map(Origin.Instance::recurrenceId).collect(Collectors.toSet());
        var overrides = stored.schedule().map(Schedule::overrides).orElse(List.of());
        return !Stream.concat(
                        overrides.stream().map(Rescheduled::recurrenceId),
                        stored.exceptional().stream().map(ExceptionalInstance::recurrenceId))
                .allMatch(told::contains);
    }
}
