package io.gadfly.engine;

import io.gadfly.reminder.Fire;
import io.gadfly.reminder.SnoozeEnd;
import io.gadfly.schedule.Zone;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The instants that the words for the end of a snooze mean for a fire, where the user is and by what they chose.
final class SnoozeEnds {
    private static final Set<DayOfWeek> WORKING_DAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private final Surroundings surroundings;

    SnoozeEnds(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Empty where there is no such instant, or it has passed.
    Optional<Instant> of(SnoozeEnd end, Fire fire) {
        var now = surroundings.now();
        return switch (end) {
            case SnoozeEnd.QuietHoursOver() ->
                surroundings.settings().quietHours().map(hours -> next(hours.to(), now));
            case SnoozeEnd.NextWorkingMorning() -> Optional.of(nextWorkingMorning(now));
            case SnoozeEnd.MorningOf(var day) ->
                Optional.of(zone().instantOf(day.atTime(surroundings.settings().morning())))
                        .filter(now::isBefore);
            case SnoozeEnd.BeforeStart(var lead) ->
                Optional.of(fire.startsAt().minus(lead)).filter(now::isBefore);
        };
    }

    private Instant next(LocalTime time, Instant now) {
        return daysFrom(now)
                .map(day -> zone().instantOf(day.atTime(time)))
                .filter(now::isBefore)
                .findFirst()
                .orElseThrow();
    }

    private Instant nextWorkingMorning(Instant now) {
        var morning = surroundings.settings().morning();
        return daysFrom(now)
                .filter(day -> WORKING_DAYS.contains(day.getDayOfWeek()))
                .map(day -> zone().instantOf(day.atTime(morning)))
                .filter(now::isBefore)
                .findFirst()
                .orElseThrow();
    }

    private Stream<LocalDate> daysFrom(Instant now) {
        var today = zone().wallTimeOf(now).toLocalDate();
        return Stream.iterate(today, day -> day.plusDays(1)).limit(9);
    }

    private Zone zone() {
        return surroundings.zone();
    }
}
