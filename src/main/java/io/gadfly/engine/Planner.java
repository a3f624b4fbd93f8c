package io.gadfly.engine;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.AlarmPlan;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.DueAlarm;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Nag;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Also;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Next;
import io.gadfly.schedule.Occurrence;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What the rules say about a reminder where the user is now: its alarms, its pool, the words and the policy of
/// a fire.
final class Planner {
    /// More than so many occurrences in a row are not done early or skipped; it bounds the search.
    private static final int MOST_TAKEN = 10_000;

    private final Surroundings surroundings;

    Planner(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    AlarmPlan planOf(Definition definition) {
        return planOf(definition, surroundings.zone());
    }

    /// @param viewer where the user is, or was
    AlarmPlan planOf(Definition definition, Zone viewer) {
        var recurrences = definition.activeSchedule().map(schedule -> Recurrences.of(schedule, viewer));
        return AlarmPlan.of(
                definition, recurrences, viewer, surroundings.settings().morning());
    }

    /// Whether anything of it starts after `instant`, or may, whenever its alarms are.
    boolean startsAfter(Definition definition, Instant instant) {
        return definition
                .activeSchedule()
                .map(schedule -> Recurrences.of(schedule, surroundings.zone()).after(instant))
                .filter(next -> switch (next) {
                    case Next.At _, Next.BeyondCost _ -> true;
                    case Next.Ended _, Next.Never _, Next.BeyondRange _ -> false;
                })
                .isPresent();
    }

    /// Whether it has begun by then and ends later. A day without an end is over with it (RFC 5545 §3.6.1).
    boolean goesOnAt(Definition definition, Instant instant) {
        return planOf(definition)
                .lastBegun(instant)
                .filter(begun -> endOf(begun).isAfter(instant))
                .isPresent();
    }

    private Instant endOf(Occurrence occurrence) {
        var isBareDay = occurrence.start() instanceof CalendarTime.Day
                && occurrence.span().isZero();
        return isBareDay
                ? Span.ofDays(1).from(occurrence.start(), surroundings.zone())
                : occurrence.endIn(surroundings.zone());
    }

    /// When it starts next after `instant`, or, where nothing more is known to come, when it starts first;
    /// empty where it has no time.
    Optional<CalendarTime> startFrom(Definition definition, Instant instant) {
        return definition.schedule().map(schedule -> startFrom(schedule, instant));
    }

    private CalendarTime startFrom(Schedule schedule, Instant instant) {
        var zone = surroundings.zone();
        if (!schedule.repeats() || schedule.start().in(zone).isAfter(instant)) {
            return firstStart(schedule);
        }
        return switch (Recurrences.of(schedule, zone).after(instant)) {
            case Next.At(var next) -> next.start();
            case Next.BeyondCost _, Next.Ended _, Next.Never _, Next.BeyondRange _ -> schedule.start();
        };
    }

    /// The instance that the start names may be at another time.
    private static CalendarTime firstStart(Schedule schedule) {
        return schedule.overrides().stream()
                .filter(moved -> moved.recurrenceId().equals(schedule.start()))
                .findFirst()
                .map(Rescheduled::start)
                .orElse(schedule.start());
    }

    /// When it fires next after `after`, leaving out what has been answered before its time. One of which that
    /// cannot be computed is due at once: whoever claims it finds out, and sets it aside aloud.
    Optional<Instant> nextFireAt(Reminder reminder, Instant after, Predicate<Fence> isTaken) {
        return nextFireAt(reminder, () -> planOf(reminder.definition()), after, isTaken);
    }

    /// @param plan of the reminder's definition
    Optional<Instant> nextFireAt(Reminder reminder, Supplier<AlarmPlan> plan, Instant after, Predicate<Fence> isTaken) {
        return switch (reminder.status()) {
            case OPEN -> firstFree(reminder.id(), plan.get(), after, isTaken);
            case DONE, DISABLED -> Optional.empty();
        };
    }

    private static Optional<Instant> firstFree(
            ReminderId reminder, AlarmPlan plan, Instant after, Predicate<Fence> isTaken) {
        var asked = after;
        var next = plan.after(asked);
        for (var i = 0; i < MOST_TAKEN && areTaken(next, reminder, isTaken); i++) {
            asked = next.getFirst().at();
            next = plan.after(asked);
        }
        if (next.isEmpty()) {
            return plan.isBeyondCost(asked) ? Optional.of(asked) : Optional.empty();
        }
        return Optional.of(next.getFirst().at());
    }

    /// What comes after it was done, where it repeats from its completion: the next occurrence of which something
    /// is to come, since who does it twice in a day has done the one to come, too.
    Optional<Definition> afterCompletion(Reminder reminder, Instant doneAt, Predicate<Fence> isTaken) {
        var viewer = surroundings.zone();
        var again = reminder.definition().afterCompletion(doneAt, viewer);
        for (var i = 0;
                i < MOST_TAKEN
                        && again.filter(next -> hasEnded(next, reminder.id(), doneAt, isTaken))
                                .isPresent();
                i++) {
            again = again.flatMap(ended -> ended.schedule()
                    .flatMap(schedule -> ended.afterCompletion(schedule.start().in(viewer), viewer)));
        }
        return again;
    }

    private boolean hasEnded(Definition definition, ReminderId id, Instant now, Predicate<Fence> isTaken) {
        var alarms = definition.schedule().stream()
                .flatMap(schedule -> planOf(definition).alarmsOf(schedule.start()).stream())
                .filter(alarm -> alarm.occurrence().isPresent())
                .toList();
        return !alarms.isEmpty()
                && alarms.stream().allMatch(alarm -> !alarm.at().isAfter(now) || isTaken.test(alarm.fence(id)));
    }

    private static boolean areTaken(List<DueAlarm> alarms, ReminderId reminder, Predicate<Fence> isTaken) {
        return !alarms.isEmpty() && alarms.stream().allMatch(alarm -> isTaken.test(alarm.fence(reminder)));
    }

    Nag nagOf(Fire fire, Reminder reminder) {
        return Nag.of(fire, policyOf(fire, reminder), zoneOf(reminder.definition()));
    }

    NagPolicy policyOf(Fire fire, Reminder reminder) {
        var definition = reminder.definition();
        return alarmOf(fire, definition).flatMap(Alarm::nag).orElse(definition.nag());
    }

    private static Optional<Alarm> alarmOf(Fire fire, Definition definition) {
        return instanceOf(fire, definition)
                .flatMap(instance -> alarmOf(fire, instance.alarms()))
                .or(() -> alarmOf(fire, definition.alarms()));
    }

    private static Optional<Alarm> alarmOf(Fire fire, List<Alarm> alarms) {
        for (var alarm : alarms) {
            if (fire.fence().isOf(alarm.trigger())) {
                return Optional.of(alarm);
            }
        }
        return Optional.empty();
    }

    Details wordsOf(Fire fire, Reminder reminder) {
        var definition = reminder.definition();
        return instanceOf(fire, definition).map(ExceptionalInstance::details).orElse(definition.details());
    }

    private static Optional<ExceptionalInstance> instanceOf(Fire fire, Definition definition) {
        if (definition.exceptional().isEmpty()) {
            return Optional.empty();
        }
        return definition.exceptional().stream()
                .filter(instance -> fire.fence().isAt(instance.recurrenceId()))
                .findFirst()
                .or(() -> lastChangeUpTo(fire, definition));
    }

    /// What holds from some instance on, which may be an earlier one.
    private static Optional<ExceptionalInstance> lastChangeUpTo(Fire fire, Definition definition) {
        return definition.exceptional().stream()
                .filter(ExceptionalInstance::isFromHereOn)
                .filter(instance -> fire.fence().isFrom(instance.recurrenceId()))
                .max(Comparator.comparing(instance -> instance.recurrenceId().in(Zone.UTC)));
    }

    Zone zoneOf(Definition definition) {
        return definition
                .schedule()
                .flatMap(schedule -> zoneOf(schedule.start()))
                .orElseGet(surroundings::zone);
    }

    private static Optional<Zone> zoneOf(CalendarTime time) {
        return switch (time) {
            case CalendarTime.Zoned(var _, var zone) -> Optional.of(zone);
            case CalendarTime.Day _, CalendarTime.Floating _ -> Optional.empty();
        };
    }

    String poolOf(Details details) {
        var urgency = details.priority() == Priority.HIGH ? EngineSettings.URGENT_POOL : EngineSettings.DEFAULT_POOL;
        return surroundings.settings().rulesOf(details.list()).pool().orElse(urgency);
    }

    /// Of what comes into a pool by itself: what is urgent has a pool of its own, unless a list names another one.
    Priority mostUrgentOf(String pool) {
        var isNamed = surroundings.settings().lists().values().stream()
                .anyMatch(rules -> rules.pool().equals(Optional.of(pool)));
        return pool.equals(EngineSettings.URGENT_POOL) || isNamed ? Priority.HIGH : Priority.NORMAL;
    }

    /// How else a fire is told. What the list says goes for the user's own reminders only: a calendar may name any
    /// list, and nothing that was imported sends mail or runs a command by itself.
    Set<Also> alsoOf(Fire fire, Reminder reminder) {
        var also = EnumSet.noneOf(Also.class);
        also.addAll(policyOf(fire, reminder).also());
        if (reminder.origin() instanceof Origin.Local) {
            also.addAll(surroundings
                    .settings()
                    .rulesOf(wordsOf(fire, reminder).list())
                    .also());
        }
        return also;
    }

    Surroundings surroundings() {
        return surroundings;
    }
}
