package io.gadfly.icalendar;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the dates, times and durations of one component in the zones of its calendar.
final class TimeReader {
    private static final Pattern OFFSET = Pattern.compile("(.+T[0-9:.,]+)([+-](?:0\\d|1[0-7])):?([0-5]\\d)");

    private final ZoneTable zones;
    private final SpanReader spans;
    private final Notes notes;

    TimeReader(ZoneTable zones, SpanReader spans, Notes notes) {
        this.zones = zones;
        this.spans = spans;
        this.notes = notes;
    }

    Zone viewer() {
        return zones.viewer();
    }

    /// The value of a property such as DTSTART.
    Parsed<CalendarTime> read(ContentLine line) {
        String value = line.value();
        var zone = zoneOf(line);
        if (isInUtc(value) && zone.filter(TimeReader::isElsewhere).isPresent()) {
            notes.add("time.utc", line.number(), line.name());
        }
        var parsed = read(value, zone, line.number());
        var read = line.parameterIs("VALUE", "DATE") ? parsed.map(time -> day(time, line)) : parsed;
        return read.map(time -> noteConflict(line, time));
    }

    /// What is said to be a date and has a time of day all the same is that time.
    private CalendarTime day(CalendarTime time, ContentLine line) {
        if (time instanceof CalendarTime.Day) {
            return time;
        }
        if (!time.local().toLocalTime().equals(LocalTime.MIDNIGHT)) {
            notes.add("time.timed", line.number(), line.name());
            return time;
        }
        notes.add("time.dateOnly", line.number(), line.name());
        return new CalendarTime.Day(time.local().toLocalDate());
    }

    /// The zone that TZID names; empty for a time without, or with a blank one that nothing defines.
    Optional<Zone> zoneOf(ContentLine line) {
        return line.parameter("TZID")
                .map(TextValue::unescape)
                .filter(id -> !id.isBlank() || zones.knows(id))
                .map(id -> zones.find(id, notes));
    }

    /// One of several values of a property such as RDATE.
    Parsed<CalendarTime> read(String value, ContentLine line) {
        return read(value, zoneOf(line), line.number()).map(time -> noteConflict(line, time));
    }

    /// Says so where the calendar itself would have given `time`, which was read from `line`, another instant.
    private CalendarTime noteConflict(ContentLine line, CalendarTime time) {
        line.parameter("TZID").ifPresent(id -> zones.noteConflict(id, time, notes));
        return time;
    }

    /// One value in `zone`, or floating; forms that are not quite those of RFC 5545 are mended.
    Parsed<CalendarTime> read(String value, Optional<Zone> zone, int line) {
        var parsed = CalendarTime.parse(value, zone);
        switch (parsed) {
            case Parsed.Value<CalendarTime>(CalendarTime.Day _)
            when isInUtc(value) -> notes.add("time.mended", line, value);
            case Parsed.Value<CalendarTime> _ -> {}
            case Parsed.Refused<CalendarTime> _ -> {
                var mended = withOffset(value).orElseGet(() -> CalendarTime.parse(mend(value), zone));
                if (mended instanceof Parsed.Value<CalendarTime>) {
                    notes.add("time.mended", line, value);
                    return mended;
                }
            }
        }
        return parsed;
    }

    private static boolean isElsewhere(Zone zone) {
        return !zone.rules().equals(Zone.UTC.rules());
    }

    private static boolean isInUtc(String value) {
        return value.endsWith("Z") || value.endsWith("z");
    }

    /// A time with an offset, as ISO 8601 has it, is an instant.
    private static Optional<Parsed<CalendarTime>> withOffset(String value) {
        return Optional.of(OFFSET.matcher(value.strip()))
                .filter(Matcher::matches)
                .map(found -> CalendarTime.parse(mend(found.group(1)), Optional.empty())
                        .map(local -> CalendarTime.utc(
                                local.local().toInstant(ZoneOffset.of(found.group(2) + ':' + found.group(3))))));
    }

    /// Without the punctuation of ISO 8601, the second half of a pair of quotation marks and a T behind it all;
    /// with the seconds that some leave out.
    private static String mend(String value) {
        String compact = value.strip().replaceAll("[-:\"]", "").replaceFirst("(T\\d{6})(?:[.,]\\d+|T$)", "$1");
        return compact.replaceFirst("^(\\d{8}T\\d{4})(Z?)$", "$100$2");
    }

    /// Nothing where the text is no duration.
    Optional<Span> readSpan(String text) {
        var reading = spans.read(text.strip());
        if (reading.isMended()) {
            notes.add("span.mended", text.strip());
        }
        return reading.span();
    }

    /// How long something lasts; nothing where the text is no duration, or goes back in time.
    Optional<Span> readLength(String text) {
        return readSpan(text).filter(span -> !isNegative(span));
    }

    static boolean isNegative(Span span) {
        return span.days() < 0 || span.time().isNegative();
    }

    /// Whole days between dates, else exact time (RFC 5545 §3.8.5.3).
    Span between(CalendarTime start, CalendarTime end) {
        if (start instanceof CalendarTime.Day && end instanceof CalendarTime.Day) {
            return Span.ofDays(Math.toIntExact(ChronoUnit.DAYS.between(start.local(), end.local())));
        }
        if (start instanceof CalendarTime.Floating && end instanceof CalendarTime.Floating) {
            return Span.of(Duration.between(start.local(), end.local()));
        }
        return Span.of(Duration.between(start.in(viewer()), end.in(viewer())));
    }

    /// An instant such as LAST-MODIFIED; a time without zone is the viewer's.
    Optional<Instant> readInstant(ContentLine line) {
        return switch (read(line)) {
            case Parsed.Value<CalendarTime>(var time) -> Optional.of(time.in(zones.viewer()));
            case Parsed.Refused<CalendarTime> _ -> {
                notes.dropped(line);
                yield Optional.empty();
            }
        };
    }
}
