package io.gadfly.reminder;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Occurrence;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Where a relative trigger lies on the time line, for a viewer (RFC 5545 §3.8.6.3): days on the wall clock, seconds
/// exactly.
///
/// @param morning when an alarm that is whole days away from a day speaks; one that names hours counts from midnight,
/// as calendars mean it
record AlarmOffset(Zone viewer, LocalTime morning) {
    /// How far nominal days, a morning hour and a zone without a day can pull an instant from what exact arithmetic
    /// says.
    private static final Duration SLACK = Duration.ofHours(52);

    private static final Comparator<Span> BY_LENGTH = Comparator.comparing(AlarmOffset::roughly);

    /// How long after an occurrence's start its alarm may speak: from `earliest` to `latest`, both perhaps negative.
    record Reach(Duration earliest, Duration latest) {
        /// Whether alarms come in the order of the occurrences.
        boolean isExact() {
            return earliest.equals(latest);
        }
    }

    Instant instantOf(Trigger.Relative trigger, Occurrence occurrence) {
        var edge = edgeOf(trigger, occurrence);
        var offset = trigger.offset();
        if (edge instanceof CalendarTime.Day(var date) && offset.time().isZero()) {
            return viewer.instantOf(date.plusDays(offset.days()).atTime(morning));
        }
        return offset.from(edge, viewer);
    }

    /// When the occurrence itself is said to start: a day in the morning.
    Instant startOf(Occurrence occurrence) {
        return occurrence.start() instanceof CalendarTime.Day(var date)
                ? viewer.instantOf(date.atTime(morning))
                : occurrence.startIn(viewer);
    }

    private CalendarTime edgeOf(Trigger.Relative trigger, Occurrence occurrence) {
        return switch (trigger.edge()) {
            case START -> occurrence.start();
            case END -> endOf(occurrence.start(), occurrence.span());
        };
    }

    /// A day lasts a day (RFC 5545 §3.6.1).
    private CalendarTime endOf(CalendarTime start, Span span) {
        return switch (start) {
            case CalendarTime.Day(var date) when span.isZero() -> new CalendarTime.Day(date.plusDays(1));
            case CalendarTime.Day(var date)
            when span.time().isZero() -> new CalendarTime.Day(date.plusDays(span.days()));
            case CalendarTime.Day _, CalendarTime.Floating _ ->
                new CalendarTime.Floating(viewer.wallTimeOf(span.from(start, viewer)));
            case CalendarTime.Zoned(var _, var zone) ->
                new CalendarTime.Zoned(zone.wallTimeOf(span.from(start, viewer)), zone);
        };
    }

    Reach reachOf(Trigger.Relative trigger, Schedule schedule) {
        var spans = trigger.edge() == Trigger.Edge.END ? spansOf(schedule) : List.of(Span.ZERO);
        var isExact = trigger.offset().days() == 0
                && !(schedule.start() instanceof CalendarTime.Day)
                && spans.stream().allMatch(span -> span.days() == 0)
                && schedule.overrides().isEmpty();
        var slack = isExact ? Duration.ZERO : SLACK;
        var offset = roughly(trigger.offset());
        return new Reach(
                offset.plus(roughly(Collections.min(spans, BY_LENGTH))).minus(slack),
                offset.plus(roughly(Collections.max(spans, BY_LENGTH))).plus(slack));
    }

    private static List<Span> spansOf(Schedule schedule) {
        return Stream.of(
                        Stream.of(schedule.span()),
                        schedule.dates().stream().flatMap(date -> date.span().stream()),
                        schedule.overrides().stream().map(override -> override.span()))
                .flatMap(spans -> spans)
                .toList();
    }

    private static Duration roughly(Span span) {
        return span.time().plusDays(span.days());
    }
}
