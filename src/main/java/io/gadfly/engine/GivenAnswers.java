package io.gadfly.engine;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was answered here, told as calendars tell it (RFC 9074 §6): by instants, before which all of an alarm is
/// answered. What Gadfly gave up, missed or withdrew nobody has answered.
final class GivenAnswers {
    private final List<Fire> fires;

    private GivenAnswers(Collection<Fire> fires) {
        this.fires = List.copyOf(fires);
    }

    /// @param fires of `reminder`: those that are not over, and of each alarm the last that was answered
    static AlarmAnswers of(Reminder reminder, Collection<Fire> fires) {
        return fires.isEmpty() ? AlarmAnswers.NONE : new GivenAnswers(fires).to(reminder.definition());
    }

    private AlarmAnswers to(Definition definition) {
        var acknowledged = new HashMap<Trigger, Instant>();
        for (var trigger : triggers(definition)) {
            fires.stream()
                    .filter(fire -> fire.fence().isOf(trigger))
                    .flatMap(fire -> answeredUpTo(fire).stream())
                    .max(Comparator.naturalOrder())
                    .ifPresent(at -> acknowledged.put(trigger, at));
        }
        var asleep = asleep();
        return new AlarmAnswers(
                acknowledged,
                asleep.flatMap(GivenAnswers::snoozedUntil),
                asleep.flatMap(fire -> instance(fire, definition)));
    }

    private static Set<Trigger> triggers(Definition definition) {
        return Stream.concat(
                        Stream.of(definition.alarms()),
                        definition.exceptional().stream().map(instance -> instance.alarms()))
                .flatMap(alarms -> alarms.isEmpty() ? Stream.of(Alarm.AT_START) : alarms.stream())
                .map(Alarm::trigger)
                .collect(Collectors.toSet());
    }

    /// When it was answered; but its due time where that is later, or where another fire of the reminder, which
    /// still waits for its answer, has fallen due in between.
    private Optional<Instant> answeredUpTo(Fire fire) {
        return answeredAt(fire.state()).map(at -> {
            var due = wholeSecond(fire.dueAt());
            var answered = at.truncatedTo(ChronoUnit.SECONDS);
            return answered.isAfter(due) && !isAwaited(answered) ? answered : due;
        });
    }

    private static Optional<Instant> answeredAt(NagState state) {
        return switch (state) {
            case NagState.Done(var at, var _) -> Optional.of(at);
            case NagState.Acknowledged(var at, var _) -> Optional.of(at);
            case NagState.Skipped(var at, var _) -> Optional.of(at);
            case NagState.GaveUp _, NagState.Missed _, NagState.Withdrawn _, NagState.Failed _, NagState.Live _ ->
                Optional.empty();
        };
    }

    private static Instant wholeSecond(Instant instant) {
        var whole = instant.truncatedTo(ChronoUnit.SECONDS);
        return whole.equals(instant) ? whole : whole.plusSeconds(1);
    }

    private boolean isAwaited(Instant upTo) {
        return fires.stream()
                .anyMatch(fire ->
                        fire.state() instanceof NagState.Live && !fire.dueAt().isAfter(upTo));
    }

    /// The first that the user put to sleep; that quiet hours hold one back is nobody's answer.
    private Optional<Fire> asleep() {
        return fires.stream()
                .filter(fire -> snoozedUntil(fire).isPresent())
                .min(Comparator.comparing(fire -> snoozedUntil(fire).orElseThrow()));
    }

    private static Optional<Instant> snoozedUntil(Fire fire) {
        return fire.state() instanceof NagState.Snoozed(var until) ? Optional.of(wholeSecond(until)) : Optional.empty();
    }

    private static Optional<CalendarTime> instance(Fire fire, Definition definition) {
        return definition
                .schedule()
                .filter(Schedule::repeats)
                .flatMap(series -> fire.fence().occurrence(series.start()));
    }
}
