package io.gadfly.engine;

import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Paraphrases;
import io.gadfly.reminder.Paraphrases.Told;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Rescheduled.Range;
import io.gadfly.schedule.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Knows what is stored when it comes again in other words, as from an export that nobody has edited. That is no news;
/// where it is newer it is taken all the same, with its words, its answers, and the number of its revision.
record Retelling(Paraphrases paraphrases) {
    /// @param isFirst whether the calendar says something of this UID for the first time
    Standing standing(ImportDraft stored, Incoming.Item item, boolean isFirst) {
        var standing = Standing.of(stored, item, isFirst);
        return mayBeSame(standing) && isOf(stored, item) ? Standing.SAME : standing;
    }

    /// @param isFirst whether the calendar says something of this instance for the first time
    Standing standing(ImportDraft series, Incoming.Instance instance, boolean isFirst) {
        var standing = Standing.of(series, instance, isFirst);
        return mayBeSame(standing) && isOf(series, instance) ? Standing.SAME : standing;
    }

    /// Of what is not taken.
    private static boolean mayBeSame(Standing standing) {
        return switch (standing) {
            case OLDER, FOREIGN -> true;
            case SAME, NEWER, TWICE -> false;
        };
    }

    /// A series that its orphans waited for is news.
    boolean isOf(ImportDraft stored, Incoming.Item item) {
        if (stored.isOrphan() || !hasASay(item.origin(), stored.source())) {
            return false;
        }
        var known = stored.reminder();
        var cancelled = cancelledOf(known.origin());
        var told = CalendarMerge.changed(known.definition(), item.definition());
        return paraphrases.isOne(
                with(known, known.origin(), alone(known.definition(), cancelled), known.status()),
                with(known, item.origin(), alone(told, cancelled), item.status()));
    }

    /// What ends a series from an instance on is more than its cancellation.
    boolean isOf(ImportDraft series, Incoming.Instance instance) {
        var name = instance.time().recurrenceId();
        if (instance.cancelled() && instance.time().range() != Range.THIS) {
            return false;
        }
        var known = series.instance(name);
        if (isCancelled(known, series.excludes(name)) != instance.cancelled()
                || !hasASay(instance.origin(), series.source())) {
            return false;
        }
        var told = new Told(instance.time(), series.wordsOf(instance), Optional.of(instance.kept()));
        var stored = instance.cancelled() ? told : series.held(told);
        return paraphrases.isOne(series.alone(), stored.from(known), told);
    }

    private static boolean isCancelled(Optional<Origin.Instance> known, boolean isExcluded) {
        return known.map(Origin.Instance::cancelled).orElse(isExcluded);
    }

    private static boolean hasASay(Origin.Calendar told, Origin stored) {
        return switch (stored) {
            case Origin.Local() -> !told.subscribed();
            case Origin.Calendar known -> !told.subscribed() || known.sharesOwner(told);
        };
    }

    private static Set<CalendarTime> cancelledOf(Origin origin) {
        return origin instanceof Origin.Calendar calendar
                ? calendar.instances().stream()
                        .filter(Origin.Instance::cancelled)
                        .map(Origin.Instance::recurrenceId)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static Reminder with(Reminder known, Origin origin, Definition definition, Reminder.Status status) {
        var bare = origin instanceof Origin.Calendar calendar ? calendar.withInstances(List.of()) : origin;
        return new Reminder(known.id(), known.version(), known.uid(), definition, bare, status);
    }

    /// Whatever was said of instances.
    private static Definition alone(Definition definition, Set<CalendarTime> cancelled) {
        return definition.withSeries(definition.schedule().map(schedule -> alone(schedule, cancelled)), List.of());
    }

    private static Schedule alone(Schedule schedule, Set<CalendarTime> cancelled) {
        return schedule.with(
                schedule.exceptions().stream()
                        .filter(name -> !cancelled.contains(name))
                        .toList(),
                List.of());
    }
}
