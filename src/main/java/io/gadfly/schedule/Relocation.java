package io.gadfly.schedule;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A schedule that begins at another time, or in another zone. Exceptions and overrides go on naming the instances
/// that they named; added dates and moved instances keep their date and time of day.
///
/// An instance is found again at the first of these that is one: the same time, the same day at the new time of
/// day, as far from the new start as it was from the old one.
public final class Relocation {
    private final Schedule from;
    private final Move move;
    private final List<RecurrenceRule> rules;
    private final List<RecurrenceRule> exclusionRules;
    private final List<RecurrenceDate> dates;
    private final Recurrences instances;
    private final Zone viewer;

    /// @param rules empty: its own
    private Relocation(Schedule from, Move move, Optional<List<RecurrenceRule>> rules, Zone viewer) {
        this.from = from;
        this.move = move;
        this.viewer = viewer;
        var moved = new MovedRules(move);
        this.rules = rules.orElseGet(() -> moved.all(from.rules()));
        this.exclusionRules = moved.all(from.exclusionRules());
        this.dates = from.dates().stream()
                .map(date -> new RecurrenceDate(move.keep(date.start()), date.span()))
                .toList();
        var whole = new Schedule(move.to(), from.span(), this.rules, List.of(), dates, List.of(), List.of());
        this.instances = Recurrences.of(whole, viewer);
    }

    /// Refused where a rule has no meaning at the new start, such as every hour among whole days.
    public static Parsed<Relocation> of(Schedule from, CalendarTime start, Zone viewer) {
        return attempt(from, start, Optional.empty(), viewer);
    }

    /// The same with `rules`, which were read for the new start, in place of its own.
    public static Parsed<Relocation> of(Schedule from, CalendarTime start, List<RecurrenceRule> rules, Zone viewer) {
        return attempt(from, start, Optional.of(rules), viewer);
    }

    private static Parsed<Relocation> attempt(
            Schedule from, CalendarTime start, Optional<List<RecurrenceRule>> rules, Zone viewer) {
        try {
            return Parsed.of(new Relocation(from, Move.of(from.start(), start, viewer), rules, viewer));
        } catch (RefusedException refused) {
            return new Parsed.Refused<>(refused.refusal());
        }
    }

    public Schedule schedule() {
        return new Schedule(
                move.to(),
                span(from.span()),
                rules,
                exclusionRules,
                dates,
                from.exceptions().stream().map(this::exception).toList(),
                from.overrides().stream().map(this::override).toList());
    }

    /// What the instance is called now.
    public CalendarTime name(CalendarTime recurrenceId) {
        return move.isNone() ? recurrenceId : newName(recurrenceId);
    }

    private CalendarTime newName(CalendarTime recurrenceId) {
        var wall = move.wall(recurrenceId);
        var sameDay = wall.toLocalDate().atTime(wall.toLocalTime().plus(move.change()));
        return Stream.of(wall, sameDay, wall.plus(move.distance()))
                .filter(this::isInstance)
                .findFirst()
                .map(move.to()::withLocal)
                .orElseGet(() -> move.to().withLocal(sameDay));
    }

    private boolean isInstance(LocalDateTime wall) {
        return instances.contains(move.to().withLocal(wall).in(viewer));
    }

    /// A whole day left out stays a whole day.
    private CalendarTime exception(CalendarTime time) {
        return time instanceof CalendarTime.Day
                ? new CalendarTime.Day(name(time).local().toLocalDate())
                : name(time);
    }

    private Rescheduled override(Rescheduled old) {
        var name = name(old.recurrenceId());
        var hasItsOwnTime = !move.wall(old.start()).equals(move.wall(old.recurrenceId()));
        return new Rescheduled(name, old.range(), hasItsOwnTime ? move.keep(old.start()) : name, span(old.span()));
    }

    /// Whole days for what has no times any more.
    private Span span(Span old) {
        return move.changesKind() && move.to() instanceof CalendarTime.Day && !old.isZero()
                ? Span.ofDays(old.wholeDays())
                : old;
    }
}
