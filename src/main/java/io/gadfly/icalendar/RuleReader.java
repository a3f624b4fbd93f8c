package io.gadfly.icalendar;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.RecurrenceRule;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads recurrence rules; one that was met before is not read again, as most of a calendar's are alike.
final class RuleReader {
    private static final int CACHED = 1_000;
    private static final Pattern PUNCTUATED = Pattern.compile("(?i)UNTIL=\\d{4}-[-:\\dT]+");

    private final Map<Key, Reading> cache = new HashMap<>();

    /// What the answer depends on: the text, and the kind of time that UNTIL is brought to.
    private record Key(String text, String kind) {}

    /// @param isMended whether UNTIL had the punctuation of ISO 8601, which RFC 5545 leaves out
    record Reading(Parsed<RecurrenceRule> rule, boolean isMended) {}

    Reading read(String text, CalendarTime start) {
        if (cache.size() >= CACHED) {
            cache.clear();
        }
        return cache.computeIfAbsent(new Key(text, kindOf(start)), key -> parse(key.text(), start));
    }

    private static Reading parse(String text, CalendarTime start) {
        String mended =
                PUNCTUATED.matcher(text).replaceAll(found -> found.group().replaceAll("[-:]", ""));
        return new Reading(RecurrenceRule.parse(mended, start), !mended.equals(text));
    }

    private static String kindOf(CalendarTime start) {
        return switch (start) {
            case CalendarTime.Day _ -> "day";
            case CalendarTime.Floating _ -> "floating";
            case CalendarTime.Zoned zoned -> zoned.zone().id();
        };
    }
}
