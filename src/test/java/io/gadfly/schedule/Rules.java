package io.gadfly.schedule;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Short ways to write schedules in tests.
final class Rules {
    private Rules() {}

    static CalendarTime time(String text) {
        return CalendarTime.parse(text, Optional.empty()).toOptional().orElseThrow();
    }

    static CalendarTime time(String text, String tzid) {
        return CalendarTime.parse(text, tzid.isEmpty() ? Optional.empty() : Zones.find(tzid))
                .toOptional()
                .orElseThrow();
    }

    static RecurrenceRule rule(String text, CalendarTime start) {
        return switch (RecurrenceRule.parse(text, start)) {
            case Parsed.Value<RecurrenceRule>(var rule) -> rule;
            case Parsed.Refused<RecurrenceRule>(var refusal) -> throw new AssertionError(text + ": " + refusal);
        };
    }

    static Schedule schedule(CalendarTime start, String... rules) {
        return new Schedule(
                start,
                Span.ZERO,
                Arrays.stream(rules).map(rule -> rule(rule, start)).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static Recurrences recurrences(String start, String tzid, String... rules) {
        return Recurrences.of(schedule(time(start, tzid), rules), Zone.UTC);
    }

    /// The wall times that the clock shows at the starts.
    static List<String> starts(List<Occurrence> occurrences) {
        return occurrences.stream().map(occurrence -> shown(occurrence.start())).toList();
    }

    static String shown(CalendarTime time) {
        return time instanceof CalendarTime.Zoned zoned
                ? new CalendarTime.Floating(zoned.zone().wallTimeOf(zoned.zone().instantOf(zoned.local()))).text()
                : time.text();
    }

    static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
