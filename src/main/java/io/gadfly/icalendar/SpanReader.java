package io.gadfly.icalendar;

import io.gadfly.schedule.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads durations; one that was met before is not read again, as most alarms of a calendar are alike.
final class SpanReader {
    private static final int CACHED = 1_000;

    /// Weeks and days behind the T, which begins the time.
    private static final Pattern LATE_DAYS = Pattern.compile("(?i)([+-]?P)T((?:\\d+W)?(?:\\d+D)?)((?:\\d+[HMS])*)");

    private final Map<String, Reading> cache = new HashMap<>();

    /// @param span nothing where the text is no DURATION (RFC 5545 §3.3.6)
    /// @param isMended whether it was not quite one
    record Reading(Optional<Span> span, boolean isMended) {}

    Reading read(String text) {
        if (cache.size() >= CACHED) {
            cache.clear();
        }
        return cache.computeIfAbsent(text, SpanReader::parse);
    }

    private static Reading parse(String text) {
        var span = Span.parse(text).toOptional();
        if (span.isPresent()) {
            return new Reading(span, false);
        }
        var mended = Optional.of(LATE_DAYS.matcher(text))
                .filter(late -> late.matches() && !late.group(2).isEmpty())
                .map(late -> late.group(1) + late.group(2) + (late.group(3).isEmpty() ? "" : 'T' + late.group(3)))
                .flatMap(value -> Span.parse(value).toOptional());
        return new Reading(mended, mended.isPresent());
    }
}
