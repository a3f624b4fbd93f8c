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
import java.util.regex.Pattern;

/// The value of a RDATE or EXDATE, perhaps with the parameters before it as they stand in a calendar:
/// `20260101T090000,20260102T090000`, `;TZID=Europe/Berlin:20260101T090000`, `;VALUE=DATE:20260101`,
/// `;VALUE=PERIOD:20260101T090000Z/PT1H`.
///
/// @param times reads each of them
record DateValues(TimeReader times) {
    private static final String TZID = "TZID=";

    /// The name of the property, its parameters, both or none; a colon behind anything else is one of a time of
    /// day.
    private static final Pattern WITH_PARAMETERS =
            Pattern.compile("((?:RDATE|EXDATE|DTSTART)?|[^:]*=[^:]*):(.*)", Pattern.CASE_INSENSITIVE);

    /// Those of all properties; fails at the first that is none.
    List<RecurrenceDate> all(List<String> properties, Optional<Zone> zone) {
        return properties.stream()
                .flatMap(property -> RefusalText.orFail(parse(property, zone)).stream())
                .toList();
    }

    /// @param zone of the times that name none; empty: they are floating
    Parsed<List<RecurrenceDate>> parse(String property, Optional<Zone> zone) {
        var form = WITH_PARAMETERS.matcher(property.strip());
        return form.matches() ? parse(form.group(1), form.group(2), zone) : values(property, zone);
    }

    private Parsed<List<RecurrenceDate>> parse(String parameters, String value, Optional<Zone> zone) {
        return Arrays.stream(parameters.split(";"))
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

    private Parsed<List<RecurrenceDate>> values(String list, Optional<Zone> zone) {
        return ScheduleText.each(List.of(list.split(",")), text -> value(text.strip(), zone));
    }

    /// A PERIOD has an end or a duration behind its start (RFC 5545 §3.3.9).
    private Parsed<RecurrenceDate> value(String text, Optional<Zone> zone) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            return times.read(text, zone).map(RecurrenceDate::of);
        }
        var end = text.substring(slash + 1);
        return times.read(text.substring(0, slash), zone)
                .then(start -> span(start, end, zone).map(span -> new RecurrenceDate(start, Optional.of(span))));
    }

    private Parsed<Span> span(CalendarTime start, String end, Optional<Zone> zone) {
        return end.toUpperCase(Locale.ROOT).contains("P")
                ? Span.parse(end)
                : times.read(end, zone).then(last -> Span.between(start, last));
    }
}
