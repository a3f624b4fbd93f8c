package io.gadfly.schedule;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// From one start to another, and what that makes of times on the clock of the first.
///
/// @param home where the first lives
record Move(Home home, CalendarTime to) {
    static Move of(CalendarTime from, CalendarTime to, Zone viewer) {
        return new Move(Home.of(from, viewer), to);
    }

    CalendarTime from() {
        return home.start();
    }

    /// What the clock of the first start shows. A date among times has the start's time of day.
    LocalDateTime wall(CalendarTime time) {
        return LocalDateTime.ofEpochSecond(home.wall(time), 0, ZoneOffset.UTC);
    }

    /// How far the start moves.
    Duration distance() {
        return Duration.between(from().local(), to.local());
    }

    /// By how much its time of day changes, if need be back.
    Duration change() {
        return Duration.between(from().local().toLocalTime(), to.local().toLocalTime());
    }

    boolean isNone() {
        return from().equals(to);
    }

    boolean changesKind() {
        return from() instanceof CalendarTime.Day != to instanceof CalendarTime.Day;
    }

    /// The same date and time of day on the clock of the new start; a time on a clock of its own keeps that.
    CalendarTime keep(CalendarTime time) {
        if (changesKind() || isOnTheSameClock(time)) {
            return to.withLocal(
                    from() instanceof CalendarTime.Day
                            ? wall(time).toLocalDate().atTime(to.local().toLocalTime())
                            : wall(time));
        }
        return time;
    }

    private boolean isOnTheSameClock(CalendarTime time) {
        return switch (time) {
            case CalendarTime.Day _ -> from() instanceof CalendarTime.Day;
            case CalendarTime.Floating _ -> from() instanceof CalendarTime.Floating;
            case CalendarTime.Zoned(var _, var zone) ->
                from() instanceof CalendarTime.Zoned(var _, var own) && zone.equals(own);
        };
    }
}
