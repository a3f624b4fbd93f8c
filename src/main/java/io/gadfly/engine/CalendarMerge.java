package io.gadfly.engine;

import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.Rescheduled.Range;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// How what a calendar brings is laid into what is there.
public final class CalendarMerge {
    private CalendarMerge() {}

    /// A series with its instances told apart; a later word on an instance replaces the earlier one.
    public static Definition withInstances(Definition series, Collection<Incoming.Instance> instances) {
        var merged = new MergedSeries(series);
        instances.forEach(merged::take);
        return merged.definition();
    }

    /// An instance whose series is nowhere stands for itself, under the name that it has in its series.
    public static Definition standalone(Incoming.Instance instance) {
        var time = instance.time();
        var once = new Schedule(
                time.recurrenceId(),
                time.span(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                time.range() == Range.THIS && time.start().equals(time.recurrenceId()) ? List.of() : List.of(time));
        return Definition.of(instance.words().details(), once)
                .withAlarms(instance.words().alarms());
    }

    /// Without the instance of that name and all later ones but those that are told apart.
    static Schedule endingBefore(Schedule schedule, CalendarTime name) {
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
                schedule.dates().stream()
                        .filter(date -> date.start().in(Zone.UTC).isBefore(end))
                        .toList(),
                schedule.exceptions(),
                schedule.overrides());
    }

    private static boolean endsBefore(RecurrenceRule rule, Instant end) {
        return rule.limit() instanceof Limit.Until(var until)
                && until.in(Zone.UTC).isBefore(end);
    }

    /// What is added goes to the list that the user chose, and is nagged about as the user wishes where the
    /// calendar has no word on that.
    static Definition added(Definition incoming, Optional<String> list, Optional<NagPolicy> nag) {
        var details = list.map(name -> inList(incoming.details(), name)).orElse(incoming.details());
        var placed = incoming.withDetails(details);
        return nag.filter(_ -> incoming.nag().equals(NagPolicy.NORMAL))
                .map(placed::withNag)
                .orElse(placed);
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

    static Details inList(Details details, String list) {
        return new Details(details.title(), details.notes(), list, details.tags(), details.priority());
    }
}
