package io.gadfly.engine;

import io.gadfly.schedule.Zone;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

/// The hours of each day in which nothing rings that honours them; over midnight where `to` is not after `from`.
public record QuietHours(LocalTime from, LocalTime to) {
    /// When the quiet that reigns at `now` ends; empty where there is none.
    public Optional<Instant> endAt(Instant now, Zone zone) {
        var wall = zone.wallTimeOf(now);
        var time = wall.toLocalTime();
        var overnight = !to.isAfter(from);
        var isQuiet = overnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!isQuiet) {
            return Optional.empty();
        }
        var endsTomorrow = overnight && !time.isBefore(from);
        return Optional.of(
                zone.instantOf(wall.toLocalDate().plusDays(endsTomorrow ? 1 : 0).atTime(to)));
    }
}
