package io.gadfly.icalendar;

import io.gadfly.schedule.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads durations; one that was met before is not read again, as most alarms of a calendar are alike.
final class SpanReader {
    private static final int CACHED = 1_000;

    private final Map<String, Optional<Span>> cache = new HashMap<>();

    /// Nothing where the text is no DURATION (RFC 5545 §3.3.6).
    Optional<Span> read(String text) {
        if (cache.size() >= CACHED) {
            cache.clear();
        }
        return cache.computeIfAbsent(text, value -> Span.parse(value).toOptional());
    }
}
