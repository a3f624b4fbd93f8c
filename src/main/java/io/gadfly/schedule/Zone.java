package io.gadfly.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A time zone: the id that a calendar names it by, and the rules that turn its wall time into instants.
///
/// The rules come from java.time for ids of the IANA database, or from a VTIMEZONE that maps to no such id.
public final class Zone {
    /// Those of the database, so that each works out its clock once.
    private static final Map<String, Zone> REGIONS = new ConcurrentHashMap<>();

    /// RFC 5545 §3.3.5 form 2.
    public static final Zone UTC = of(ZoneOffset.UTC);

    private final String id;
    private final ZoneRules rules;
    private final boolean lost;

    /// Made when first needed; two threads may make the same one twice.
    private @Nullable WallClock clock;

    public Zone(String id, ZoneRules rules) {
        this(id, rules, false);
    }

    private Zone(String id, ZoneRules rules, boolean lost) {
        this.id = id;
        this.rules = rules;
        this.lost = lost;
    }

    /// A zone of the database that the database does not know any more: it goes by the last offset that was known.
    public static Zone lost(String id, ZoneOffset lastKnown) {
        return new Zone(id, lastKnown.getRules(), true);
    }

    public static Zone of(ZoneId id) {
        if (id.equals(ZoneOffset.UTC)) {
            return new Zone("UTC", id.getRules());
        }
        return id instanceof ZoneOffset
                ? new Zone(id.getId(), id.getRules())
                : REGIONS.computeIfAbsent(id.getId(), name -> new Zone(name, id.getRules()));
    }

    public String id() {
        return id;
    }

    public ZoneRules rules() {
        return rules;
    }

    public boolean isUtc() {
        return equals(UTC);
    }

    /// Whether its rules are unknown, so that its offset is a guess to be shown to the user.
    public boolean isLost() {
        return lost;
    }

    /// The instant of a wall time. In a gap the offset before the gap applies, in an overlap the first of the two
    /// instants (RFC 5545 §3.3.5).
    public Instant instantOf(LocalDateTime wallTime) {
        var transition = rules.getTransition(wallTime);
        var offset = transition == null ? rules.getOffset(wallTime) : transition.getOffsetBefore();
        return wallTime.toInstant(offset);
    }

    /// What the clock shows at an instant.
    public LocalDateTime wallTimeOf(Instant instant) {
        return LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), rules.getOffset(instant));
    }

    public ZoneOffset offsetAt(Instant instant) {
        return rules.getOffset(instant);
    }

    WallClock clock() {
        var known = clock;
        if (known == null) {
            known = WallClock.of(rules);
            clock = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof Zone zone && id.equals(zone.id) && rules.equals(zone.rules);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
