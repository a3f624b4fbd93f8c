package io.gadfly.engine;

import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Schedule;
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
        var overrides = without(
                schedule.overrides(), override -> override.recurrenceId().equals(name));
        var exceptional =
                without(series.exceptional(), words -> words.recurrenceId().equals(name));
        var exceptions = new ArrayList<>(schedule.exceptions());
        if (instance.cancelled()) {
            exceptions.remove(name);
            exceptions.add(name);
        } else {
            overrides.add(instance.time());
            exceptional.add(instance.words());
        }
        var moved = new Schedule(
                schedule.start(),
                schedule.span(),
                schedule.rules(),
                schedule.exclusionRules(),
                schedule.dates(),
                exceptions,
                overrides);
        return new Definition(
                series.details(),
                Optional.of(moved),
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
