package io.gadfly.app.cli;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Zone;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/// Points in time as they are typed, for someone whose clock is in `zone` and shows `now`: `2026-12-24T18:00` (also
/// with a blank, with seconds, with an offset or Z), `20261224T180000`, `2026-12-24`, `18:00` (the next time it is),
/// `today`, `tomorrow` and both with a time.
record Moments(Zone zone, Instant now) {
    private static final DateTimeFormatter TIME = strict("H:mm[:ss]");
    private static final DateTimeFormatter DATE = strict("[uuuu-MM-dd][uuuuMMdd]");
    private static final Pattern BEGINS_WITH_DATE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}|\\d{8})(?:[T ].*)?");
    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("[uuuu-MM-dd'T'H:mm[:ss]][uuuu-MM-dd H:mm[:ss]][uuuuMMdd'T'HHmmss]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /// A date alone is a whole day; a time with an offset is an instant; all else is wall time in the zone.
    CalendarTime calendarTime(String text) {
        var plain = text.strip();
        return Stream.<Function<String, Optional<CalendarTime>>>of(
                        this::exact,
                        this::wallTime,
                        this::nextTimeOfDay,
                        this::timeOfNamedDay,
                        words -> day(words).map(CalendarTime.Day::new))
                .flatMap(reading -> reading.apply(plain).stream())
                .filter(time -> isWritable(zone.wallTimeOf(time.in(zone)).toLocalDate()))
                .findFirst()
                .orElseThrow(() -> refusal(text));
    }

    private static TypeConversionException refusal(String text) {
        return new TypeConversionException(missingDay(text).orElseGet(() -> Words.of("moment.unknown", text)));
    }

    /// What to say of what is written as a date and is none: it needs no lesson in writing. Empty for all else.
    static Optional<String> missingDay(String text) {
        return Optional.of(BEGINS_WITH_DATE.matcher(text.strip()))
                .filter(Matcher::matches)
                .map(dated -> dated.group(1))
                .filter(day -> attempt(() -> LocalDate.parse(day, DATE)).isEmpty())
                .map(day -> Words.of("moment.no.day", text, day));
    }

    /// As an instant; a date alone is its midnight.
    Instant instant(String text) {
        return calendarTime(text).in(zone);
    }

    /// Either a length of time from now on, or a point in time.
    Instant fromNowOrAt(String text) {
        try {
            return now.plus(Durations.parse(text));
        } catch (TypeConversionException _) {
            return instant(text);
        }
    }

    static Optional<LocalTime> timeOfDay(String text) {
        return attempt(() -> LocalTime.parse(text, TIME));
    }

    private Optional<CalendarTime> exact(String text) {
        return attempt(() -> CalendarTime.utc(OffsetDateTime.parse(text).toInstant()))
                .or(() -> attempt(() -> CalendarTime.utc(Instant.parse(text))))
                .or(() -> text.endsWith("Z")
                        ? attempt(() -> LocalDateTime.parse(text.substring(0, text.length() - 1), LOCAL))
                                .map(local -> new CalendarTime.Zoned(local, Zone.UTC))
                        : Optional.empty());
    }

    private Optional<CalendarTime> wallTime(String text) {
        return attempt(() -> LocalDateTime.parse(text, LOCAL)).map(this::zoned);
    }

    private Optional<CalendarTime> nextTimeOfDay(String text) {
        return timeOfDay(text).map(time -> {
            var today = zone.wallTimeOf(now).toLocalDate().atTime(time);
            return zoned(zone.instantOf(today).isAfter(now) ? today : today.plusDays(1));
        });
    }

    /// A date alone, or the name of a day; empty where it is something else.
    Optional<LocalDate> day(String text) {
        var plain = text.strip();
        return attempt(() -> LocalDate.parse(plain, DATE))
                .filter(Moments::isWritable)
                .or(() -> namedDay(plain));
    }

    /// RFC 5545 3.3.4: a year has four digits.
    private static boolean isWritable(LocalDate date) {
        return date.getYear() >= 1 && date.getYear() <= 9999;
    }

    private Optional<LocalDate> namedDay(String word) {
        var today = zone.wallTimeOf(now).toLocalDate();
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "today" -> Optional.of(today);
            case "tomorrow" -> Optional.of(today.plusDays(1));
            default -> Optional.empty();
        };
    }

    private Optional<CalendarTime> timeOfNamedDay(String text) {
        var words = text.split("\\s+", 2);
        return words.length == 1
                ? Optional.empty()
                : namedDay(words[0])
                        .flatMap(date -> timeOfDay(words[1]).map(date::atTime))
                        .map(this::zoned);
    }

    private CalendarTime zoned(LocalDateTime local) {
        return new CalendarTime.Zoned(local, zone);
    }

    private static <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
