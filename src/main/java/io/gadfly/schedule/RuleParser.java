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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the text of a recurrence rule (RFC 5545 §3.3.10, RFC 7529 §4).
///
/// Strict about numbers, since a part that is dropped makes another rule of it; lenient about order, case, a stray
/// semicolon, SKIP without RSCALE, and BY parts in frequencies where RFC 2445 still had them.
final class RuleParser {
    private static final Pattern WEEKDAY = Pattern.compile("([+-]?[0-9]{1,3})?(MO|TU|WE|TH|FR|SA|SU)");
    private static final Map<String, DayOfWeek> WEEKDAYS = Map.of(
            "MO", DayOfWeek.MONDAY,
            "TU", DayOfWeek.TUESDAY,
            "WE", DayOfWeek.WEDNESDAY,
            "TH", DayOfWeek.THURSDAY,
            "FR", DayOfWeek.FRIDAY,
            "SA", DayOfWeek.SATURDAY,
            "SU", DayOfWeek.SUNDAY);

    private final RuleParts parts;
    private final CalendarTime start;

    private RuleParser(RuleParts parts, CalendarTime start) {
        this.parts = parts;
        this.start = start;
    }

    static Parsed<RecurrenceRule> parse(String text, CalendarTime start) {
        try {
            var rule = new RuleParser(RuleParts.split(text), start).read();
            RuleLimits.check(rule);
            return Parsed.of(rule);
        } catch (RefusedException refused) {
            return new Parsed.Refused<>(refused.refusal());
        }
    }

    private RecurrenceRule read() {
        if (parts.has("RSCALE") && !parts.text("RSCALE").equals("GREGORIAN")) {
            throw parts.refused(UNKNOWN_SCALE, "RSCALE");
        }
        var frequency = frequency();
        return new RecurrenceRule(frequency, interval(), limit(), by(), weekStart(), skip());
    }

    private Frequency frequency() {
        if (!parts.has("FREQ")) {
            throw new RefusedException(NOT_A_RULE, "FREQ");
        }
        var frequency = parts.constant("FREQ", Frequency.values());
        if (start instanceof CalendarTime.Day && frequency.compareTo(Frequency.DAILY) < 0) {
            throw parts.refused(NOT_ALLOWED_HERE, "FREQ");
        }
        return frequency;
    }

    private int interval() {
        return parts.has("INTERVAL") ? RuleParts.number("INTERVAL", parts.text("INTERVAL"), 1, Integer.MAX_VALUE) : 1;
    }

    private Limit limit() {
        if (parts.has("COUNT") && parts.has("UNTIL")) {
            throw parts.refused(CONTRADICTION, "UNTIL");
        }
        if (parts.has("COUNT")) {
            return new Limit.Count(RuleParts.number("COUNT", parts.text("COUNT"), 1, Integer.MAX_VALUE));
        }
        return parts.has("UNTIL") ? new Limit.Until(until()) : new Limit.Forever();
    }

    /// Of the start's kind: some write a date for a start with a time, or UTC for a floating one.
    private CalendarTime until() {
        var time = CalendarTime.parse(parts.text("UNTIL"), Optional.empty());
        return switch (time) {
            case Parsed.Refused<CalendarTime>(var refusal) ->
                throw new RefusedException(refusal.reason(), "UNTIL=" + refusal.part());
            case Parsed.Value<CalendarTime>(var written) -> RuleLimits.untilOfKind(written, start);
        };
    }

    private DayOfWeek weekStart() {
        if (!parts.has("WKST")) {
            return DayOfWeek.MONDAY;
        }
        var day = WEEKDAYS.get(parts.text("WKST"));
        if (day == null) {
            throw parts.refused(NOT_A_RULE, "WKST");
        }
        return day;
    }

    private Skip skip() {
        return parts.has("SKIP") ? parts.constant("SKIP", Skip.values()) : Skip.OMIT;
    }

    private ByParts by() {
        var timed = !(start instanceof CalendarTime.Day);
        return new ByParts(
                parts.numbers("BYMONTH", 1, 12),
                parts.signed("BYWEEKNO", 53),
                parts.signed("BYYEARDAY", 366),
                parts.signed("BYMONTHDAY", 31),
                parts.list("BYDAY", this::weekday),
                timed ? parts.numbers("BYHOUR", 0, 23) : List.of(),
                timed ? parts.numbers("BYMINUTE", 0, 59) : List.of(),
                timed ? seconds() : List.of(),
                parts.signed("BYSETPOS", 366));
    }

    private WeekdayNum weekday(String item) {
        var form = WEEKDAY.matcher(item);
        if (!form.matches()) {
            throw new RefusedException(NOT_A_RULE, "BYDAY=" + item);
        }
        var ordinal = Optional.ofNullable(form.group(1)).map(Integer::valueOf);
        if (ordinal.isPresent() && (ordinal.get() == 0 || Math.abs(ordinal.get()) > WeekdayNum.MOST)) {
            throw new RefusedException(OUT_OF_RANGE, "BYDAY=" + item);
        }
        return new WeekdayNum(ordinal, WEEKDAYS.getOrDefault(form.group(2), DayOfWeek.MONDAY));
    }

    /// A leap second counts as the second before it.
    private List<Integer> seconds() {
        return parts.numbers("BYSECOND", 0, 60).stream()
                .map(second -> Math.min(second, 59))
                .toList();
    }
}
