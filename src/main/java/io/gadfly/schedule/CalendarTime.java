package io.gadfly.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/// A time as a calendar writes it: a DATE (RFC 5545 §3.3.4) or one of the three forms of DATE-TIME (§3.3.5).
///
/// It becomes an instant only together with a zone: its own, or the viewer's when it has none.
public sealed interface CalendarTime {
    /// A whole day, in whatever zone the viewer is.
    record Day(LocalDate date) implements CalendarTime {
        @Override
        public LocalDateTime local() {
            return date.atStartOfDay();
        }

        @Override
        public Instant in(Zone viewer) {
            return viewer.instantOf(local());
        }

        @Override
        public CalendarTime withLocal(LocalDateTime local) {
            return new Day(local.toLocalDate());
        }
    }

    /// Form 1: the same wall time wherever the viewer is.
    record Floating(LocalDateTime local) implements CalendarTime {
        @Override
        public Instant in(Zone viewer) {
            return viewer.instantOf(local);
        }

        @Override
        public CalendarTime withLocal(LocalDateTime other) {
            return new Floating(other);
        }
    }

    /// Forms 2 and 3: wall time in a zone; UTC is the zone `Zone.UTC`.
    record Zoned(LocalDateTime local, Zone zone) implements CalendarTime {
        @Override
        public Instant in(Zone viewer) {
            return zone.instantOf(local);
        }

        @Override
        public CalendarTime withLocal(LocalDateTime other) {
            return new Zoned(other, zone);
        }
    }

    /// Reads a value of RFC 5545: `20260101`, `20260101T090000` in `zone` or floating, `20260101T090000Z`. What no
    /// calendar of the years 1 to 9999 has, such as 30 February, is refused.
    static Parsed<CalendarTime> parse(String value, Optional<Zone> zone) {
        return CalendarTimeText.parse(value, zone);
    }

    static CalendarTime utc(Instant instant) {
        return new Zoned(Zone.UTC.wallTimeOf(instant), Zone.UTC);
    }

    /// The value as RFC 5545 writes it; the zone's id is the TZID parameter's matter.
    default String text() {
        return CalendarTimeText.write(this);
    }

    /// The wall time; a day begins at midnight.
    LocalDateTime local();

    /// The instant for a viewer in `viewer`, which matters only to days and floating times.
    Instant in(Zone viewer);

    /// The same time on the clock of `start`. A date among times has the start's time of day; a time among
    /// dates, its date.
    default CalendarTime onClockOf(CalendarTime start, Zone viewer) {
        return start.withLocal(Move.of(start, start, viewer).wall(this));
    }

    /// Another wall time of the same kind and zone.
    CalendarTime withLocal(LocalDateTime local);
}
