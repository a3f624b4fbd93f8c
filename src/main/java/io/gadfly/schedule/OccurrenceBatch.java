package io.gadfly.schedule;

import static io.gadfly.schedule.Refusal.Reason.NOT_A_RULE;
import static io.gadfly.schedule.Refusal.Reason.UNKNOWN_ZONE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Expands rules that come as lines of tab-separated columns: id, dtstart, tzid, rrule, exrule, rdate, exdate, limit.
///
/// It answers what the rules give: DTSTART is among the dates where a rule gives it, or where there is no rule.
public final class OccurrenceBatch {
    /// Where a line does not say how many dates it wants, and the most that it gets.
    private static final int DEFAULT_LIMIT = 1_000;
    private static final int MAX_LIMIT = 100_000;

    private static final int COLUMNS = 8;

    private OccurrenceBatch() {}

    /// The id, a tab, and the dates in local form; or `!` and why it is refused. Never throws for a bad line.
    public static String answer(String line) {
        var columns = Arrays.copyOf(line.split("\t", -1), COLUMNS);
        Arrays.setAll(columns, index -> columns[index] == null ? "" : columns[index].strip());
        try {
            var start = time(columns[1], zone(columns[2]));
            return columns[0] + '\t' + dates(schedule(columns, start), limit(columns[7]));
        } catch (RefusedException refused) {
            var refusal = refused.refusal();
            return columns[0] + "\t!" + refusal.reason() + ' ' + refusal.part();
        }
    }

    private static String dates(Schedule schedule, int limit) {
        return Recurrences.ofRules(schedule, Zone.UTC)
                .all()
                .limit(limit)
                .map(OccurrenceBatch::local)
                .collect(Collectors.joining(","));
    }

    /// The wall time that the clock really shows, so 03:30 for 02:30 in a gap.
    private static String local(Occurrence occurrence) {
        return switch (occurrence.start()) {
            case CalendarTime.Zoned(var wall, var zone) ->
                new CalendarTime.Floating(zone.wallTimeOf(zone.instantOf(wall))).text();
            case CalendarTime.Floating _, CalendarTime.Day _ ->
                occurrence.start().text();
        };
    }

    private static Schedule schedule(String[] columns, CalendarTime start) {
        return new Schedule(
                start,
                Span.ZERO,
                rules(columns[3], start),
                rules(columns[4], start),
                values(columns[5], start).map(OccurrenceBatch::date).toList(),
                values(columns[6], start).map(Value::time).toList(),
                List.of());
    }

    private static List<RecurrenceRule> rules(String column, CalendarTime start) {
        return parts(column, "\\|")
                .map(text -> required(RecurrenceRule.parse(text, start)))
                .toList();
    }

    /// A value of RDATE or EXDATE, with its TZID or else the start's zone.
    private record Value(String text, Optional<Zone> zone) {
        CalendarTime time() {
            return OccurrenceBatch.time(text, zone);
        }
    }

    /// `20260101T090000,20260102T090000` or a property's tail, `;TZID=Europe/Berlin:20260101T090000`.
    private static Stream<Value> values(String column, CalendarTime start) {
        var home = start instanceof CalendarTime.Zoned zoned ? Optional.of(zoned.zone()) : Optional.<Zone>empty();
        var values = new ArrayList<Value>();
        parts(column, "\\|").forEach(property -> {
            var colon = property.lastIndexOf(':');
            var zone = parts(property.substring(0, Math.max(colon, 0)), ";")
                    .filter(parameter -> parameter.startsWith("TZID="))
                    .findFirst()
                    .map(parameter -> zone(parameter.substring(5)))
                    .orElse(home);
            parts(property.substring(colon + 1), ",").forEach(text -> values.add(new Value(text, zone)));
        });
        return values.stream();
    }

    private static RecurrenceDate date(Value value) {
        var slash = value.text().indexOf('/');
        return slash < 0
                ? RecurrenceDate.of(value.time())
                : RecurrenceDate.of(time(value.text().substring(0, slash), value.zone()));
    }

    private static Stream<String> parts(String column, String separator) {
        return Arrays.stream(column.split(separator)).map(String::strip).filter(part -> !part.isEmpty());
    }

    private static Optional<Zone> zone(String tzid) {
        if (tzid.isEmpty()) {
            return Optional.empty();
        }
        var zone = Zones.find(tzid);
        if (zone.isEmpty()) {
            throw new RefusedException(UNKNOWN_ZONE, tzid);
        }
        return zone;
    }

    private static CalendarTime time(String text, Optional<Zone> zone) {
        return required(CalendarTime.parse(text, zone));
    }

    private static int limit(String column) {
        if (column.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        try {
            return Math.clamp(Long.parseLong(column), 0, MAX_LIMIT);
        } catch (NumberFormatException _) {
            throw new RefusedException(NOT_A_RULE, column);
        }
    }

    private static <T> T required(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Value<T>(var value) -> value;
            case Parsed.Refused<T>(var refusal) -> throw new RefusedException(refusal.reason(), refusal.part());
        };
    }
}
