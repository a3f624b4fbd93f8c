package io.gadfly.app.cli;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.RecurrenceDate;
import io.gadfly.schedule.Refusal;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The value of a RDATE or EXDATE, perhaps with the parameters before it as they stand in a calendar:
/// `20260101T090000,20260102T090000`, `;TZID=Europe/Berlin:20260101T090000`, `;VALUE=DATE:20260101`,
/// `;VALUE=PERIOD:20260101T090000Z/PT1H`.
final class DateValues {
    private static final String TZID = "TZID=";

    private DateValues() {}

    static Parsed<List<RecurrenceDate>> parse(String property, Optional<Zone> zone) {
        var colon = property.indexOf(':');
        var value = property.substring(colon + 1);
        return Arrays.stream(property.substring(0, Math.max(0, colon)).split(";"))
                .map(String::strip)
                .filter(parameter -> parameter.regionMatches(true, 0, TZID, 0, TZID.length()))
                .map(parameter -> parameter.substring(TZID.length()))
                .findFirst()
                .map(id -> zone(id).then(named -> values(value, Optional.of(named))))
                .orElseGet(() -> values(value, zone));
    }

    private static Parsed<Zone> zone(String id) {
        return ZoneNames.find(id).map(Parsed::of).orElseGet(() -> Parsed.refused(Refusal.Reason.UNKNOWN_ZONE, id));
    }

    private static Parsed<List<RecurrenceDate>> values(String list, Optional<Zone> zone) {
        return ScheduleText.each(List.of(list.split(",")), text -> value(text.strip(), zone));
    }

    /// A PERIOD has an end or a duration behind its start (RFC 5545 §3.3.9).
    private static Parsed<RecurrenceDate> value(String text, Optional<Zone> zone) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            return CalendarTime.parse(text, zone).map(RecurrenceDate::of);
        }
        var end = text.substring(slash + 1);
        return CalendarTime.parse(text.substring(0, slash), zone)
                .then(start -> span(start, end, zone).map(span -> new RecurrenceDate(start, Optional.of(span))));
    }

    private static Parsed<Span> span(CalendarTime start, String end, Optional<Zone> zone) {
        return end.toUpperCase(Locale.ROOT).contains("P")
                ? Span.parse(end)
                : CalendarTime.parse(end, zone).then(last -> Span.between(start, last));
    }
}
