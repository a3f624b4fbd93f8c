package io.gadfly.engine;

import io.gadfly.schedule.Zone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/// The hours of each day in which nothing rings that honours them; over midnight where `to` is before `from`, and
/// none where it is the same time.
///
/// Each night is one span from instant to instant, also where the clocks change in it: they begin and end the
/// first time that the clock shows `from` and `to`, and an hour later in the gap of spring (RFC 5545 §3.3.5).
public record QuietHours(LocalTime from, LocalTime to) {
    /// When the quiet that reigns at `now` ends, which is after it; empty where there is none.
    public Optional<Instant> endAt(Instant now, Zone zone) {
        var today = zone.wallTimeOf(now).toLocalDate();
        return endAt(now, today.minusDays(1), zone).or(() -> endAt(now, today, zone));
    }

    /// Of the night that begins on that day.
    private Optional<Instant> endAt(Instant now, LocalDate first, Zone zone) {
        return Optional.of(zone.instantOf(first.atTime(from)))
                .filter(start -> !start.isAfter(now))
                .map(_ -> zone.instantOf(lastDayOf(first).atTime(to)))
                .filter(now::isBefore)
                .filter(_ -> !from.equals(to));
    }

    /// When they begin next, after `now`; empty where there are none.
    Optional<Instant> nextStart(Instant now, Zone zone) {
        var today = zone.wallTimeOf(now).toLocalDate();
        return startAfter(now, today, zone).or(() -> startAfter(now, today.plusDays(1), zone));
    }

    private Optional<Instant> startAfter(Instant now, LocalDate day, Zone zone) {
        return Optional.of(zone.instantOf(day.atTime(from)))
                .filter(now::isBefore)
                .filter(_ -> !from.equals(to));
    }

    private LocalDate lastDayOf(LocalDate first) {
        return to.isBefore(from) ? first.plusDays(1) : first;
    }
}
