package io.gadfly.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/// A time zone: the id that a calendar names it by, and the rules that turn its wall time into instants.
///
/// The rules come from java.time for ids of the IANA database, or from a VTIMEZONE that maps to no such id.
public record Zone(String id, ZoneRules rules) {
    /// RFC 5545 §3.3.5 form 2.
    public static final Zone UTC = of(ZoneOffset.UTC);

    public static Zone of(ZoneId id) {
        return new Zone(id.equals(ZoneOffset.UTC) ? "UTC" : id.getId(), id.getRules());
    }

    public boolean isUtc() {
        return equals(UTC);
    }

    /// The instant of a wall time. In a gap the offset before the gap applies, in an overlap the first of the two
    /// instants (RFC 5545 §3.3.5).
    public Instant instantOf(LocalDateTime wallTime) {
        var transition = rules.getTransition(wallTime);
        var offset = transition == null ? rules.getOffset(wallTime) : transition.getOffsetBefore();
        return wallTime.toInstant(offset);
    }

    public LocalDateTime wallTimeOf(Instant instant) {
        return LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), rules.getOffset(instant));
    }

    public ZoneOffset offsetAt(Instant instant) {
        return rules.getOffset(instant);
    }

    @Override
    public String toString() {
        return id;
    }
}
