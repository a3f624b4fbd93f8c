package io.gadfly.icalendar.subscription;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// When a server that cannot answer now wants to be asked again (RFC 9110 §10.2.3): seconds from now, or a
/// date.
final class RetryAfter {
    /// No server keeps a calendar away for longer.
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final int DIGITS = 9;

    private RetryAfter() {}

    /// Nothing where the header is neither; a day from now where it is further away.
    static Optional<Instant> of(Optional<String> header, Instant now) {
        var latest = now.plus(LONGEST);
        return header.map(String::strip).flatMap(value -> read(value, now)).map(at -> at.isAfter(latest) ? latest : at);
    }

    private static Optional<Instant> read(String value, Instant now) {
        if (value.matches("\\d+")) {
            return Optional.of(value.length() > DIGITS ? Instant.MAX : now.plusSeconds(Long.parseLong(value)));
        }
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
