package io.gadfly.app.cli;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.RecurrenceDate;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The value of a RDATE or EXDATE, perhaps with the parameters before it as they stand in a calendar:
/// `20260101T090000,20260102T090000`, `;TZID=Europe/Berlin:20260101T090000`, `;VALUE=DATE:20260101`,
/// `;VALUE=PERIOD:20260101T090000Z/PT1H`.
final class DateValues {
    private static final String TZID = "TZID=";

    private DateValues() {}

    static Parsed<List<RecurrenceDate>> parse(String property, Optional<Zone> zone) {
        if (!property.startsWith(";") && !property.startsWith(":")) {
            return values(property, zone);
        }
        var colon = property.indexOf(':');
        var parameters = property.substring(0, Math.max(0, colon)).split(";");
        return values(
                property.substring(colon + 1),
                Arrays.stream(parameters)
                        .filter(parameter -> parameter.regionMatches(true, 0, TZID, 0, TZID.length()))
                        .flatMap(parameter -> ZoneNames.find(parameter.substring(TZID.length())).stream())
                        .findFirst()
                        .or(() -> zone));
    }

    private static Parsed<List<RecurrenceDate>> values(String list, Optional<Zone> zone) {
        return ScheduleText.each(List.of(list.split(",")), text -> value(text.strip(), zone));
    }

    private static Parsed<RecurrenceDate> value(String text, Optional<Zone> zone) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            return CalendarTime.parse(text, zone).map(RecurrenceDate::of);
        }
        var end = text.substring(slash + 1);
        return CalendarTime.parse(text.substring(0, slash), zone)
                .then(start -> Span.parse(end).map(span -> new RecurrenceDate(start, Optional.of(span))));
    }
}
