package io.gadfly.schedule;

import static io.gadfly.schedule.Refusal.Reason.CONTRADICTION;
import static io.gadfly.schedule.Refusal.Reason.NOT_ALLOWED_HERE;
import static io.gadfly.schedule.Refusal.Reason.NOT_A_RULE;
import static io.gadfly.schedule.Refusal.Reason.OUT_OF_RANGE;
import static io.gadfly.schedule.Refusal.Reason.UNKNOWN_SCALE;

import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.Skip;
import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads the text of a recurrence rule (RFC 5545 §3.3.10, RFC 7529 §4).
///
/// Strict about numbers, since a part that is dropped makes another rule of it; lenient about order, case, a stray
/// semicolon, and BY parts in frequencies where RFC 2445 still had them.
final class RuleParser {
    private static final Set<String> PARTS = Set.of(
            "FREQ",
            "INTERVAL",
            "COUNT",
            "UNTIL",
            "WKST",
            "RSCALE",
            "SKIP",
            "BYMONTH",
            "BYWEEKNO",
            "BYYEARDAY",
            "BYMONTHDAY",
            "BYDAY",
            "BYHOUR",
            "BYMINUTE",
            "BYSECOND",
            "BYSETPOS");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,20}");
    private static final Pattern WEEKDAY = Pattern.compile("([+-]?[0-9]{1,3})?(MO|TU|WE|TH|FR|SA|SU)");
    private static final Map<String, DayOfWeek> WEEKDAYS = Map.of(
            "MO", DayOfWeek.MONDAY,
            "TU", DayOfWeek.TUESDAY,
            "WE", DayOfWeek.WEDNESDAY,
            "TH", DayOfWeek.THURSDAY,
            "FR", DayOfWeek.FRIDAY,
            "SA", DayOfWeek.SATURDAY,
            "SU", DayOfWeek.SUNDAY);

    private final Map<String, String> parts;
    private final CalendarTime start;

    private RuleParser(Map<String, String> parts, CalendarTime start) {
        this.parts = parts;
        this.start = start;
    }

    static Parsed<RecurrenceRule> parse(String text, CalendarTime start) {
        try {
            var rule = new RuleParser(split(text), start).read();
            RuleLimits.check(rule);
            return Parsed.of(rule);
        } catch (RefusedException refused) {
            return new Parsed.Refused<>(refused.refusal());
        }
    }

    private static Map<String, String> split(String text) {
        var parts = new HashMap<String, String>();
        for (var part : text.strip().toUpperCase(Locale.ROOT).split(";")) {
            if (part.isBlank()) {
                continue;
            }
            var equals = part.indexOf('=');
            var name = part.substring(0, Math.max(0, equals)).strip();
            if (name.startsWith("X-")) {
                continue;
            }
            if (!PARTS.contains(name)) {
                throw new RefusedException(NOT_A_RULE, part);
            }
            if (parts.put(name, part.substring(equals + 1).strip()) != null) {
                throw new RefusedException(CONTRADICTION, part);
            }
        }
        return parts;
    }

    private RecurrenceRule read() {
        if (parts.containsKey("RSCALE") && !text("RSCALE").equals("GREGORIAN")) {
            throw refused(UNKNOWN_SCALE, "RSCALE");
        }
        var frequency = frequency();
        return new RecurrenceRule(frequency, interval(), limit(), by(), weekStart(), skip());
    }

    private Frequency frequency() {
        if (!parts.containsKey("FREQ")) {
            throw new RefusedException(NOT_A_RULE, "FREQ");
        }
        var frequency = constant("FREQ", Frequency.values());
        if (start instanceof CalendarTime.Day && frequency.compareTo(Frequency.DAILY) < 0) {
            throw refused(NOT_ALLOWED_HERE, "FREQ");
        }
        return frequency;
    }

    private int interval() {
        return parts.containsKey("INTERVAL") ? number("INTERVAL", text("INTERVAL"), 1, Integer.MAX_VALUE) : 1;
    }

    private Limit limit() {
        if (parts.containsKey("COUNT") && parts.containsKey("UNTIL")) {
            throw refused(CONTRADICTION, "UNTIL");
        }
        if (parts.containsKey("COUNT")) {
            return new Limit.Count(number("COUNT", text("COUNT"), 1, Integer.MAX_VALUE));
        }
        return parts.containsKey("UNTIL") ? new Limit.Until(until()) : new Limit.Forever();
    }

    /// Of the start's kind: some write a date for a start with a time, or UTC for a floating one.
    private CalendarTime until() {
        var time = CalendarTime.parse(text("UNTIL"), Optional.empty());
        return switch (time) {
            case Parsed.Refused<CalendarTime>(var refusal) ->
                throw new RefusedException(refusal.reason(), "UNTIL=" + refusal.part());
            case Parsed.Value<CalendarTime>(var written) -> RuleLimits.untilOfKind(written, start);
        };
    }

    private DayOfWeek weekStart() {
        if (!parts.containsKey("WKST")) {
            return DayOfWeek.MONDAY;
        }
        var day = WEEKDAYS.get(text("WKST"));
        if (day == null) {
            throw refused(NOT_A_RULE, "WKST");
        }
        return day;
    }

    private Skip skip() {
        return parts.containsKey("SKIP") ? constant("SKIP", Skip.values()) : Skip.OMIT;
    }

    private ByParts by() {
        var timed = !(start instanceof CalendarTime.Day);
        return new ByParts(
                numbers("BYMONTH", 1, 12),
                signed("BYWEEKNO", 53),
                signed("BYYEARDAY", 366),
                signed("BYMONTHDAY", 31),
                list("BYDAY", this::weekday),
                timed ? numbers("BYHOUR", 0, 23) : List.of(),
                timed ? numbers("BYMINUTE", 0, 59) : List.of(),
                timed ? seconds() : List.of(),
                signed("BYSETPOS", 366));
    }

    private WeekdayNum weekday(String item) {
        var form = WEEKDAY.matcher(item);
        if (!form.matches()) {
            throw new RefusedException(NOT_A_RULE, "BYDAY=" + item);
        }
        var ordinal = Optional.ofNullable(form.group(1)).map(Integer::valueOf);
        if (ordinal.isPresent() && (ordinal.get() == 0 || Math.abs(ordinal.get()) > 53)) {
            throw new RefusedException(OUT_OF_RANGE, "BYDAY=" + item);
        }
        return new WeekdayNum(ordinal, WEEKDAYS.getOrDefault(form.group(2), DayOfWeek.MONDAY));
    }

    private List<Integer> numbers(String name, int least, int most) {
        return list(name, item -> number(name, item, least, most));
    }

    /// A leap second counts as the second before it.
    private List<Integer> seconds() {
        return numbers("BYSECOND", 0, 60).stream()
                .map(second -> Math.min(second, 59))
                .toList();
    }

    private List<Integer> signed(String name, int most) {
        return list(name, item -> ordinal(name, item, most));
    }

    private <T> List<T> list(String name, Function<String, T> read) {
        return parts.containsKey(name)
                ? Arrays.stream(text(name).split(",", -1))
                        .map(item -> read.apply(item.strip()))
                        .distinct()
                        .toList()
                : List.of();
    }

    private static int ordinal(String name, String item, int most) {
        var number = number(name, item, -most, most);
        if (number == 0) {
            throw new RefusedException(OUT_OF_RANGE, name + "=" + item);
        }
        return number;
    }

    private static int number(String name, String item, int least, int most) {
        if (!NUMBER.matcher(item).matches()) {
            throw new RefusedException(NOT_A_RULE, name + "=" + item);
        }
        var number = item.length() > 12 ? Long.MAX_VALUE : Long.parseLong(item);
        if (number < least || number > most) {
            throw new RefusedException(OUT_OF_RANGE, name + "=" + item);
        }
        return (int) number;
    }

    private <E extends Enum<E>> E constant(String name, E[] constants) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(text(name)))
                .findFirst()
                .orElseThrow(() -> refused(NOT_A_RULE, name));
    }

    private String text(String name) {
        return parts.getOrDefault(name, "");
    }

    private RefusedException refused(Refusal.Reason reason, String name) {
        return new RefusedException(reason, name + "=" + text(name));
    }
}
