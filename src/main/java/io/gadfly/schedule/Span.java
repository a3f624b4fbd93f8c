package io.gadfly.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;

/// How long an occurrence lasts, or how far an alarm is from it: nominal days, then exact time (RFC 5545 §3.3.6).
///
/// A day keeps the wall time across a change of offset; seconds are counted exactly.
public record Span(int days, Duration time) {
    public static final Span ZERO = new Span(0, Duration.ZERO);

    public static Span ofDays(int days) {
        return new Span(days, Duration.ZERO);
    }

    public static Span of(Duration time) {
        return new Span(0, time);
    }

    /// The exact time from one to the other. Refused where the end comes before the start.
    public static Parsed<Span> between(CalendarTime start, CalendarTime end) {
        var time = Duration.between(start.in(Zone.UTC), end.in(Zone.UTC));
        return time.isNegative() ? Parsed.refused(Refusal.Reason.ENDS_BEFORE_START, end.text()) : Parsed.of(of(time));
    }

    /// Reads a DURATION (RFC 5545 §3.3.6): `P1D`, `-PT15M`, `P2W`. What is none, or too long to count, is refused.
    public static Parsed<Span> parse(String text) {
        return SpanText.parse(text);
    }

    /// The DURATION, as short as it can be written.
    public String text() {
        return SpanText.write(this);
    }

    /// The days that it takes up, the last of them in part.
    public int wholeDays() {
        long whole = days + time.plusDays(1).minusNanos(1).toDays();
        return (int) Math.min(whole, Integer.MAX_VALUE);
    }

    public boolean isZero() {
        return equals(ZERO);
    }

    public Span negated() {
        return new Span(-days, time.negated());
    }

    /// The instant this far from `start`, with the days counted on the wall of the start's zone, else the viewer's.
    public Instant from(CalendarTime start, Zone viewer) {
        LocalDateTime moved = start.local().plusDays(days);
        return start.withLocal(moved).in(viewer).plus(time);
    }
}
