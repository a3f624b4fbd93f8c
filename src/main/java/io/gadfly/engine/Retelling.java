package io.gadfly.engine;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Paraphrases;
import io.gadfly.reminder.Paraphrases.Told;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Rescheduled.Range;
import io.gadfly.schedule.Schedule;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Knows what is stored when it comes again in other words, as from an export that nobody has edited. That is
/// no news; where it is newer it is taken all the same, with its words, its answers, and the number of its
/// revision.
///
/// @param repository what was answered here
record Retelling(Paraphrases paraphrases, ReminderRepository repository) {
    /// What a calendar says again is not compared again: that costs as much as there are instances.
    ///
    /// @param isFirst whether the calendar says something of this UID for the first time
    Novelty noveltyOf(Incoming.Item item, ImportDraft stored, boolean isFirst) {
        var novelty = orSame(Novelty.of(stored, item, isFirst), () -> isFirst && isOf(stored, item));
        return novelty == Novelty.SAME && isFirst && isReadOtherwise(stored, item) ? Novelty.NEWER : novelty;
    }

    /// Whether the same lines meant something else before the user said what stands for a zone in them. What was
    /// changed here since is no part of the question.
    boolean isReadOtherwise(ImportDraft stored, Incoming.Item item) {
        var known = stored.reminder();
        return item.isZoneSaid()
                && stored.source() instanceof Origin.Calendar origin
                && origin.sharesOwner(item.origin())
                && paraphrases
                        .asItCame(known)
                        .map(came -> CalendarMerge.changed(known.definition(), came.definition()))
                        .filter(came -> !came.equals(CalendarMerge.changed(known.definition(), item.definition())))
                        .isPresent();
    }

    /// @param isFirst whether the calendar says something of this instance for the first time
    Novelty noveltyOf(Incoming.Instance instance, ImportDraft series, boolean isFirst) {
        return orSame(Novelty.of(series, instance, isFirst), () -> isOf(series, instance));
    }

    private static Novelty orSame(Novelty novelty, BooleanSupplier isRetold) {
        return mayBeSame(novelty) && isRetold.getAsBoolean() ? Novelty.SAME : novelty;
    }

    /// Of what is not taken.
    private static boolean mayBeSame(Novelty novelty) {
        return switch (novelty) {
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
        var told = told(series, instance);
        return paraphrases.isOne(series.alone(), stored(series, instance, told), told);
    }

    private static Told told(ImportDraft series, Incoming.Instance instance) {
        return new Told(instance.time(), series.wordsOf(instance), Optional.of(instance.kept()));
    }

    private static Told stored(ImportDraft series, Incoming.Instance instance, Told told) {
        var held = instance.cancelled() ? told : series.held(told);
        return held.from(series.instance(instance.time().recurrenceId()));
    }

    /// Whether there is something to keep of what is told again: another number of its revision, or an answer
    /// that is not known.
    boolean isWorthKeeping(ImportDraft stored, Incoming.Item item) {
        return !stored.isOfRevision(item.origin())
                || isNews(item.answers(), stored, () -> paraphrases.answersIn(stored.before()));
    }

    boolean isWorthKeeping(ImportDraft series, Incoming.Instance instance) {
        var stored = stored(series, instance, told(series, instance));
        return !series.isOfRevision(instance.kept())
                || isNews(instance.answers(), series, () -> paraphrases.answersIn(series.alone(), stored));
    }

    private boolean isNews(AlarmAnswers said, ImportDraft draft, Supplier<AlarmAnswers> told) {
        if (said.equals(AlarmAnswers.NONE)) {
            return false;
        }
        var stored = draft.before();
        var known = told.get().and(GivenAnswers.of(stored, repository.findTelling(List.of(stored.id()))));
        var more = besides(known.latest(), said);
        return !known.and(stored.status() == Reminder.Status.DONE ? more.withDoneAt(known.doneAt()) : more)
                .equals(known);
    }

    /// Without the acknowledgement that Thunderbird writes once for all alarms of all instances.
    private static AlarmAnswers besides(Optional<Instant> latest, AlarmAnswers said) {
        var others = new HashMap<>(said.acknowledged());
        others.values().removeIf(at -> latest.filter(at::equals).isPresent());
        return new AlarmAnswers(others, said.snoozedUntil(), said.asleep()).withDoneAt(said.doneAt());
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

    static Set<CalendarTime> cancelledOf(Origin origin) {
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
    static Definition alone(Definition definition, Set<CalendarTime> cancelled) {
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
