package io.gadfly.icalendar;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.RecurrenceRule;
import java.util.HashMap;
import java.util.Map;

/// Reads recurrence rules; one that was met before is not read again, as most of a calendar's are alike.
final class RuleReader {
    private static final int CACHED = 1_000;

    private final Map<Key, Parsed<RecurrenceRule>> cache = new HashMap<>();

    /// What the answer depends on: the text, and the kind of time that UNTIL is brought to.
    private record Key(String text, String kind) {}

    Parsed<RecurrenceRule> read(String text, CalendarTime start) {
        if (cache.size() >= CACHED) {
            cache.clear();
        }
        return cache.computeIfAbsent(new Key(text, kindOf(start)), key -> RecurrenceRule.parse(key.text(), start));
    }

    private static String kindOf(CalendarTime start) {
        return switch (start) {
            case CalendarTime.Day _ -> "day";
            case CalendarTime.Floating _ -> "floating";
            case CalendarTime.Zoned zoned -> zoned.zone().id();
        };
    }
}
