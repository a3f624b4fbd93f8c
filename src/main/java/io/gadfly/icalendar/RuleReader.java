package io.gadfly.icalendar;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Next;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Refusal;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads recurrence rules; one that was met before is not read again, as most of a calendar's are alike.
final class RuleReader {
    private static final int CACHED = 1_000;
    private static final Pattern PUNCTUATED = Pattern.compile("(?i)UNTIL=\\d{4}-[-:\\dT]+");
    private static final Pattern NAMED_TWICE = Pattern.compile("(?i)^(RRULE|EXRULE):");
    private static final Pattern COUNT = Pattern.compile("(?i)(^|;)COUNT=[^;]*");
    private static final Pattern NO_COUNT = Pattern.compile("(?i)(^|;)COUNT=(0|-1)(?=;|$)");
    private static final Pattern UNTIL = Pattern.compile("(?i)(^|;)UNTIL=[^;]*");

    private final Map<Key, Reading> cache = new HashMap<>();

    /// What the answer depends on: the text, and the kind of time that UNTIL is brought to.
    private record Key(String text, String kind) {}

    /// @param repair what had to be done for it
    record Reading(Parsed<RecurrenceRule> rule, Repair repair) {}

    enum Repair {
        NONE,
        /// It was not quite in the form of RFC 5545.
        FORM,
        /// It had two ends, of which the first counts.
        TWO_ENDS
    }

    Reading read(String text, CalendarTime start) {
        if (cache.size() >= CACHED) {
            cache.clear();
        }
        var reading = cache.computeIfAbsent(new Key(text, kindOf(start)), key -> parse(key.text(), start));
        boolean hasTwoEnds = reading.rule() instanceof Parsed.Refused<RecurrenceRule>(var refusal)
                && refusal.reason() == Refusal.Reason.CONTRADICTION;
        return hasTwoEnds ? endFirst(text, start).orElse(reading) : reading;
    }

    private static Reading parse(String text, CalendarTime start) {
        String mended = mend(text);
        return new Reading(RecurrenceRule.parse(mended, start), mended.equals(text) ? Repair.NONE : Repair.FORM);
    }

    /// Without the punctuation of ISO 8601 in UNTIL, the escapes that only a TEXT has, and its name once more.
    private static String mend(String text) {
        String bare = NAMED_TWICE
                .matcher(text.replace("\\;", ";").replace("\\,", ","))
                .replaceFirst("");
        return PUNCTUATED.matcher(bare).replaceAll(found -> found.group().replaceAll("[-:]", ""));
    }

    /// COUNT and UNTIL together, which RFC 5545 forbids: a COUNT that counts nothing says nothing, else what comes
    /// first ends the rule.
    private static Optional<Reading> endFirst(String text, CalendarTime start) {
        String mended = mend(text);
        var until = rule(COUNT, mended, start);
        var count = NO_COUNT.matcher(mended).find() ? until : rule(UNTIL, mended, start);
        return until.flatMap(byDate -> count.map(byNumber -> goesOnBehind(byDate, byNumber, start) ? byDate : byNumber))
                .map(rule -> new Reading(Parsed.of(rule), Repair.TWO_ENDS));
    }

    private static Optional<RecurrenceRule> rule(Pattern without, String text, CalendarTime start) {
        return RecurrenceRule.parse(without.matcher(text).replaceAll(""), start).toOptional();
    }

    /// Whether `counted` has a date beyond the end of `dated`.
    private static boolean goesOnBehind(RecurrenceRule dated, RecurrenceRule counted, CalendarTime start) {
        return dated.limit() instanceof Limit.Until(var until)
                && Recurrences.of(Schedule.repeating(start, counted), Zone.UTC).after(until.in(Zone.UTC))
                        instanceof Next.At;
    }

    private static String kindOf(CalendarTime start) {
        return switch (start) {
            case CalendarTime.Day _ -> "day";
            case CalendarTime.Floating _ -> "floating";
            case CalendarTime.Zoned zoned -> zoned.zone().id();
        };
    }
}
