package io.gadfly.engine;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// How what a calendar brings is laid into what is there.
public final class CalendarMerge {
    private CalendarMerge() {}

    /// A series with one more of its instances told apart; a later word on an instance replaces the earlier one.
    public static Definition withInstance(Definition series, Incoming.Instance instance) {
        return series.schedule()
                .map(schedule -> withInstance(series, schedule, instance))
                .orElse(series);
    }

    private static Definition withInstance(Definition series, Schedule schedule, Incoming.Instance instance) {
        var name = instance.time().recurrenceId();
        var others = without(series.exceptional(), words -> words.recurrenceId().equals(name));
        var plain = withOverrides(
                schedule, without(schedule.overrides(), override -> override.recurrenceId().equals(name)));
        if (instance.cancelled()) {
            return switch (instance.time().range()) {
                case THIS -> with(series, withException(plain, name), others);
                case THIS_AND_FUTURE -> with(series, endingBefore(withException(plain, name), name), others);
            };
        }
        if (hasOwnWords(series, instance)) {
            others.add(placed(instance.words(), series.details().list()));
        }
        return with(series, withOverride(plain, instance.time()), others);
    }

    /// A series in which an instance follows the others again, whatever the calendar had said of it.
    static Definition withoutInstance(Definition series, Origin.Instance earlier) {
        return series.schedule()
                .map(schedule -> withoutInstance(series, schedule, earlier))
                .orElse(series);
    }

    private static Definition withoutInstance(Definition series, Schedule schedule, Origin.Instance earlier) {
        var name = earlier.recurrenceId();
        var plain = withOverrides(
                schedule, without(schedule.overrides(), override -> override.recurrenceId().equals(name)));
        return with(
                series,
                earlier.cancelled() ? withExceptions(plain, without(plain.exceptions(), name::equals)) : plain,
                without(series.exceptional(), words -> words.recurrenceId().equals(name)));
    }

    private static boolean hasOwnWords(Definition series, Incoming.Instance instance) {
        var words = placed(instance.words(), series.details().list());
        return !words.details().equals(series.details()) || !words.alarms().equals(series.alarms());
    }

    /// Without that instance and all later ones.
    private static Schedule endingBefore(Schedule schedule, CalendarTime name) {
        var end = name.in(Zone.UTC);
        var last = new Limit.Until(
                name instanceof CalendarTime.Day
                        ? name.withLocal(name.local().minusDays(1))
                        : name.withLocal(name.local().minusSeconds(1)));
        return new Schedule(
                schedule.start(),
                schedule.span(),
                schedule.rules().stream()
                        .map(rule -> endsBefore(rule, end) ? rule : rule.withLimit(last))
                        .toList(),
                schedule.exclusionRules(),
                without(schedule.dates(), date -> !date.start().in(Zone.UTC).isBefore(end)),
                schedule.exceptions(),
                without(schedule.overrides(), override -> !override.recurrenceId()
                        .in(Zone.UTC)
                        .isBefore(end)));
    }

    private static boolean endsBefore(RecurrenceRule rule, Instant end) {
        return rule.limit() instanceof Limit.Until(var until) && until.in(Zone.UTC).isBefore(end);
    }

    private static ExceptionalInstance placed(ExceptionalInstance words, String list) {
        return new ExceptionalInstance(words.recurrenceId(), inList(words.details(), list), words.alarms());
    }

    private static Schedule withException(Schedule schedule, CalendarTime name) {
        var exceptions = without(schedule.exceptions(), name::equals);
        exceptions.add(name);
        return withExceptions(schedule, exceptions);
    }

    /// One that moves nothing, and of which the series knows, is left out.
    private static Schedule withOverride(Schedule schedule, Rescheduled time) {
        if (movesNothing(schedule, time)) {
            return schedule;
        }
        var overrides = new ArrayList<>(schedule.overrides());
        overrides.add(time);
        return withOverrides(schedule, overrides);
    }

    private static Schedule withOverrides(Schedule schedule, List<Rescheduled> overrides) {
        return new Schedule(
                schedule.start(),
                schedule.span(),
                schedule.rules(),
                schedule.exclusionRules(),
                schedule.dates(),
                schedule.exceptions(),
                overrides);
    }

    private static Schedule withExceptions(Schedule schedule, List<CalendarTime> exceptions) {
        return new Schedule(
                schedule.start(),
                schedule.span(),
                schedule.rules(),
                schedule.exclusionRules(),
                schedule.dates(),
                exceptions,
                schedule.overrides());
    }

    private static boolean movesNothing(Schedule schedule, Rescheduled time) {
        return time.start().equals(time.recurrenceId())
                && time.span().equals(schedule.span())
                && Recurrences.of(schedule, Zone.UTC).contains(time.start().in(Zone.UTC));
    }

    private static Definition with(Definition series, Schedule schedule, List<ExceptionalInstance> exceptional) {
        return new Definition(
                series.details(),
                Optional.of(schedule),
                series.alarms(),
                series.nag(),
                series.misfire(),
                exceptional,
                series.afterDone());
    }

    private static <T> List<T> without(List<T> all, Predicate<T> unwanted) {
        return new ArrayList<>(all.stream().filter(unwanted.negate()).toList());
    }

    /// An instance whose series is nowhere stands for itself.
    public static Definition standalone(Incoming.Instance instance) {
        Rescheduled time = instance.time();
        CalendarTime start = time.start();
        var once = new Schedule(start, time.span(), List.of(), List.of(), List.of(), List.of(), List.of());
        return Definition.of(instance.words().details(), once)
                .withAlarms(instance.words().alarms());
    }

    /// The instance that a reminder stands for, whose series was nowhere when it came.
    static Optional<Incoming.Instance> instanceAlone(Reminder alone) {
        return alone.origin() instanceof Origin.Calendar origin
                ? origin.instances().stream()
                        .filter(instance -> instance.rawText().equals(origin.rawText()))
                        .findFirst()
                        .flatMap(instance -> instanceAlone(alone, origin, instance.recurrenceId()))
                : Optional.empty();
    }

    private static Optional<Incoming.Instance> instanceAlone(
            Reminder alone, Origin.Calendar origin, CalendarTime recurrenceId) {
        var definition = alone.definition();
        return definition.schedule()
                .map(schedule -> new Incoming.Instance(
                        0,
                        alone.uid(),
                        new Rescheduled(recurrenceId, Rescheduled.Range.THIS, schedule.start(), schedule.span()),
                        new ExceptionalInstance(recurrenceId, definition.details(), definition.alarms()),
                        false,
                        origin,
                        AlarmAnswers.NONE,
                        List.of()));
    }

    /// What is added goes to the list and is nagged about as the user wishes.
    static Definition added(Definition incoming, Optional<String> list, Optional<NagPolicy> nag) {
        var details = list.map(name -> inList(incoming.details(), name)).orElse(incoming.details());
        var placed = incoming.withDetails(details);
        return nag.map(placed::withNag).orElse(placed);
    }

    /// What calendars have no word for stays as the user set it here.
    static Definition changed(Definition stored, Definition incoming) {
        return new Definition(
                inList(incoming.details(), stored.details().list()),
                incoming.schedule(),
                incoming.alarms(),
                stored.nag(),
                stored.misfire(),
                incoming.exceptional(),
                stored.afterDone());
    }

    private static Details inList(Details details, String list) {
        return new Details(details.title(), details.notes(), list, details.tags(), details.priority());
    }
}
