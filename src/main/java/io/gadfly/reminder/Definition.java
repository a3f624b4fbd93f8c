package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Relocation;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the user edits: everything about a reminder but its identity and its history.
///
/// @param schedule empty for a to-do without a time
/// @param alarms empty: one alarm at the start
/// @param exceptional instances whose words or alarms are their own
/// @param afterDone repeats so long after the occurrence was done, instead of by its schedule
public record Definition(
        Details details,
        Optional<Schedule> schedule,
        List<Alarm> alarms,
        NagPolicy nag,
        MisfirePolicy misfire,
        List<ExceptionalInstance> exceptional,
        Optional<Span> afterDone) {
    public Definition {
        alarms = List.copyOf(alarms);
        exceptional = List.copyOf(exceptional);
    }

    public static Definition of(Details details, Schedule schedule) {
        return new Definition(
                details,
                Optional.of(schedule),
                List.of(),
                NagPolicy.NORMAL,
                MisfirePolicy.DEFAULT,
                List.of(),
                Optional.empty());
    }

    public Definition withDetails(Details other) {
        return new Definition(other, schedule, alarms, nag, misfire, exceptional, afterDone);
    }

    public Definition withSchedule(Schedule other) {
        return new Definition(details, Optional.of(other), alarms, nag, misfire, exceptional, afterDone);
    }

    /// With another schedule, and that told of its instances.
    public Definition withSeries(Optional<Schedule> other, List<ExceptionalInstance> instances) {
        return new Definition(details, other, alarms, nag, misfire, instances, afterDone);
    }

    /// Beginning at another time; what is told of single instances is still told of the same ones.
    public Definition movedTo(Relocation place) {
        var instances = exceptional.stream()
                .map(each -> each.named(place.name(each.recurrenceId())))
                .toList();
        return withSeries(Optional.of(place.schedule()), instances);
    }

    /// Without the occurrences of these names.
    public Definition leavingOut(List<CalendarTime> names) {
        var instances = exceptional.stream()
                .filter(each -> each.isFromHereOn() || !names.contains(each.recurrenceId()))
                .toList();
        return withSeries(schedule.map(series -> series.leavingOut(names)), instances);
    }

    /// With the occurrence of that name at another time.
    public Definition moving(CalendarTime name, CalendarTime start) {
        return withSeries(schedule.map(series -> series.moving(name, start)), exceptional);
    }

    /// What the occurrence of that name is called and so on.
    public Details detailsOf(CalendarTime name) {
        return told(name).map(ExceptionalInstance::details).orElse(details);
    }

    /// With words of its own for the occurrence of that name; as those of the series, where they are the same.
    public Definition telling(CalendarTime name, Details own) {
        var others = exceptional.stream().filter(each -> !isOnly(each, name));
        var one = new ExceptionalInstance(
                name, own, told(name).map(ExceptionalInstance::alarms).orElse(alarms));
        return withSeries(schedule, Stream.concat(others, Stream.of(one)).toList());
    }

    private Optional<ExceptionalInstance> told(CalendarTime name) {
        return exceptional.stream().filter(each -> isOnly(each, name)).findFirst();
    }

    private static boolean isOnly(ExceptionalInstance instance, CalendarTime name) {
        return !instance.isFromHereOn() && instance.recurrenceId().equals(name);
    }

    public Definition withAlarms(List<Alarm> others) {
        return new Definition(details, schedule, others, nag, misfire, exceptional, afterDone);
    }

    public Definition withNag(NagPolicy other) {
        return new Definition(details, schedule, alarms, other, misfire, exceptional, afterDone);
    }

    public Definition withMisfire(MisfirePolicy other) {
        return new Definition(details, schedule, alarms, nag, other, exceptional, afterDone);
    }

    public Definition withAfterDone(Span other) {
        return withAfterDone(Optional.of(other));
    }

    public Definition withAfterDone(Optional<Span> other) {
        return new Definition(details, schedule, alarms, nag, misfire, exceptional, other);
    }

    /// The schedule that holds just now: what repeats from its completion has one occurrence at a time.
    public Optional<Schedule> activeSchedule() {
        return afterDone.isEmpty() ? schedule : schedule.map(Definition::firstOnly);
    }

    private static Schedule firstOnly(Schedule schedule) {
        return new Schedule(schedule.start(), schedule.span(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /// What comes after it was done, where it repeats from its completion: days keep the wall time of its
    /// start, hours count from the moment itself, and what lasts a whole day comes on a later one.
    public Optional<Definition> afterCompletion(Instant doneAt, Zone viewer) {
        return afterDone.flatMap(span ->
                schedule.map(old -> withSchedule(old.withStart(restart(old.start(), span, doneAt, viewer)))));
    }

    private static CalendarTime restart(CalendarTime start, Span span, Instant doneAt, Zone viewer) {
        var zone = start instanceof CalendarTime.Zoned(var _, var own) ? own : viewer;
        var done = zone.wallTimeOf(doneAt);
        if (span.time().isZero()) {
            return start.withLocal(done.toLocalDate()
                    .plusDays(span.days())
                    .atTime(start.local().toLocalTime()));
        }
        var next = zone.wallTimeOf(span.from(start.withLocal(done), viewer)).truncatedTo(ChronoUnit.SECONDS);
        var isSameDay = start instanceof CalendarTime.Day && !next.toLocalDate().isAfter(done.toLocalDate());
        return start.withLocal(isSameDay ? next.plusDays(1) : next);
    }
}
