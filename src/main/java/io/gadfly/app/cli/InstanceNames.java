package io.gadfly.app.cli;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Occurrence;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Rescheduled.Range;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// What the instances of a series are called, by the time at which people see them.
record InstanceNames(Schedule series, Zone viewer) {
    /// Those that start then, those that were moved away from there, and those that are left out already. Fails
    /// where there is none.
    List<CalendarTime> at(CalendarTime time) {
        var names = time instanceof CalendarTime.Day(var date) && !isOfDays()
                ? on(date)
                : called(time.onClockOf(series.start(), viewer));
        if (names.isEmpty()) {
            throw CommandFailure.failed(Words.of("edit.exdate.none", asTyped(time), viewer));
        }
        return names;
    }

    /// The one that starts then, or on that day; else the one that was moved away from there. Fails where there is
    /// none, or more than one.
    Occurrence one(CalendarTime time) {
        var there = time instanceof CalendarTime.Day(var date) && !isOfDays()
                ? onThatDay(date).toList()
                : instances().at(time.onClockOf(series.start(), viewer).in(viewer));
        var meant = there.isEmpty() ? movedAwayFrom(time) : there;
        if (meant.size() != 1) {
            throw CommandFailure.failed(
                    Words.of(meant.isEmpty() ? "edit.exdate.none" : "edit.date.several", asTyped(time), viewer));
        }
        return meant.getFirst();
    }

    private List<Occurrence> movedAwayFrom(CalendarTime time) {
        return series.overrides().stream()
                .filter(moved -> moved.range() == Range.THIS)
                .filter(moved -> time instanceof CalendarTime.Day(var date)
                        ? isOn(date, moved.recurrenceId())
                        : moved.recurrenceId().in(viewer).equals(time.in(viewer)))
                .map(moved -> new Occurrence(moved.recurrenceId(), moved.start(), moved.span()))
                .toList();
    }

    private static Object asTyped(CalendarTime time) {
        return time instanceof CalendarTime.Day(var date) ? date : time.local();
    }

    private boolean isOfDays() {
        return series.start() instanceof CalendarTime.Day;
    }

    private List<CalendarTime> called(CalendarTime own) {
        var at = own.in(viewer);
        var there = instances().at(at).stream().map(Occurrence::recurrenceId);
        var known = Stream.concat(movedOnes(), series.exceptions().stream());
        return Stream.concat(there, known.filter(name -> name.in(viewer).equals(at)))
                .distinct()
                .toList();
    }

    /// The day itself stands for all that have it in their name.
    private List<CalendarTime> on(LocalDate date) {
        var day = new CalendarTime.Day(date);
        var moved = movedOnes().toList();
        var there = onThatDay(date).map(Occurrence::recurrenceId).toList();
        if (there.isEmpty() && moved.stream().noneMatch(name -> isOn(date, name))) {
            return series.exceptions().contains(day) ? List.of(day) : List.of();
        }
        return Stream.concat(Stream.of(day), there.stream().filter(name -> moved.contains(name) || !isOn(date, name)))
                .toList();
    }

    private Stream<Occurrence> onThatDay(LocalDate date) {
        var midnight = series.start().withLocal(date.atStartOfDay());
        return instances()
                .between(
                        midnight.in(viewer),
                        midnight.withLocal(date.plusDays(1).atStartOfDay()).in(viewer));
    }

    private boolean isOn(LocalDate date, CalendarTime name) {
        return name.onClockOf(series.start(), viewer).local().toLocalDate().equals(date);
    }

    private Stream<CalendarTime> movedOnes() {
        return series.overrides().stream().map(Rescheduled::recurrenceId);
    }

    private Recurrences instances() {
        return Recurrences.of(series, viewer);
    }
}
