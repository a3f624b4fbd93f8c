package io.gadfly.engine;

import io.gadfly.schedule.Zone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.stream.Stream;

/// The hours of each day in which nothing rings that honours them; over midnight where `to` is before `from`, and
/// none where it is the same time.
///
/// Each night is one span from instant to instant, also where the clocks change in it: they begin and end the
/// first time that the clock shows `from` and `to`, and an hour later in the gap of spring (RFC 5545 §3.3.5).
public record QuietHours(LocalTime from, LocalTime to) {
    /// When the quiet that reigns at `now` ends, which is after it; empty where there is none.
    public Optional<Instant> endAt(Instant now, Zone zone) {
        var today = zone.wallTimeOf(now).toLocalDate();
        return Stream.of(today.minusDays(1), today)
                .filter(day -> !zone.instantOf(day.atTime(from)).isAfter(now))
                .map(day -> zone.instantOf(lastDayOf(day).atTime(to)))
                .filter(now::isBefore)
                .filter(_ -> !from.equals(to))
                .findFirst();
    }

    /// When they begin next, after `now`; empty where there are none.
    Optional<Instant> nextStart(Instant now, Zone zone) {
        var today = zone.wallTimeOf(now).toLocalDate();
        return Stream.of(today, today.plusDays(1))
                .map(day -> zone.instantOf(day.atTime(from)))
                .filter(now::isBefore)
                .filter(_ -> !from.equals(to))
                .findFirst();
    }

    private LocalDate lastDayOf(LocalDate first) {
        return to.isBefore(from) ? first.plusDays(1) : first;
    }
}
