package io.gadfly.schedule;

import static io.gadfly.schedule.Refusal.Reason.NOT_ALLOWED_HERE;
import static io.gadfly.schedule.Refusal.Reason.TOO_COSTLY;

import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

/// What a rule may ask for: parts that go together, and work that one period may cost.
final class RuleLimits {
    /// Where the calendar ends: no later time can be written.
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    /// The most candidates that the BY lists of one rule may span in one period.
    static final int MAX_COMBINATIONS = 10_000;

    /// The most instances that a COUNT may ask for.
    static final int MAX_COUNT = 100_000;

    /// The most rules that one schedule may have: each is asked in turn, and RFC 5545 §3.8.5.3 wants no more than one.
    static final int MAX_RULES = 20;

    private RuleLimits() {}

    static Parsed<List<RecurrenceRule>> together(List<RecurrenceRule> rules) {
        var distinct = rules.stream().distinct().toList();
        return distinct.size() > MAX_RULES
                ? Parsed.refused(TOO_COSTLY, distinct.get(MAX_RULES).text())
                : Parsed.of(distinct);
    }

    /// Throws where the rule asks for what RFC 5545 §3.3.10 forbids, or for too much.
    static void check(RecurrenceRule rule) {
        checkParts(rule);
        checkCost(rule);
    }

    private static void checkParts(RecurrenceRule rule) {
        var by = rule.by();
        var numbered =
                by.days().stream().filter(day -> day.ordinal().isPresent()).findFirst();
        if (numbered.isPresent()
                && (rule.frequency().compareTo(Frequency.MONTHLY) < 0
                        || !by.weekNumbers().isEmpty())) {
            throw new RefusedException(NOT_ALLOWED_HERE, RuleWriter.part("BYDAY", List.of(numbered.get())));
        }
        if (skipIsUnclear(rule)) {
            throw new RefusedException(NOT_ALLOWED_HERE, "SKIP=" + rule.skip());
        }
        if (!by.setPositions().isEmpty() && by.withoutSetPositions().equals(RecurrenceRule.ByParts.NONE)) {
            throw new RefusedException(NOT_ALLOWED_HERE, RuleWriter.part("BYSETPOS", by.setPositions()));
        }
    }

    /// RFC 7529 moves days that a part names; it does not say what to do with those that one part names and another
    /// limits.
    private static boolean skipIsUnclear(RecurrenceRule rule) {
        var by = rule.by();
        var parts = Stream.of(by.weekNumbers(), by.yearDays(), by.monthDays())
                .filter(part -> !part.isEmpty())
                .count();
        return parts > 1 && Skipping.of(rule).moves(by);
    }

    private static void checkCost(RecurrenceRule rule) {
        if (rule.limit() instanceof Limit.Count(var count) && count > MAX_COUNT) {
            throw new RefusedException(TOO_COSTLY, "COUNT=" + count);
        }
        var by = rule.by();
        var combinations = Stream.<List<?>>of(
                        by.months(),
                        by.weekNumbers(),
                        by.yearDays(),
                        by.monthDays(),
                        by.days(),
                        by.hours(),
                        by.minutes(),
                        by.seconds())
                .mapToLong(part -> Math.max(1, part.size()))
                .reduce(1, (product, size) -> Math.min(product * size, Integer.MAX_VALUE));
        if (combinations > MAX_COMBINATIONS) {
            throw new RefusedException(TOO_COSTLY, RuleWriter.byParts(by));
        }
    }

    /// UNTIL as the start's kind of time has it: inclusive, a date means the whole of that day.
    static CalendarTime untilOfKind(CalendarTime until, CalendarTime start) {
        return switch (start) {
            case CalendarTime.Day _ -> new CalendarTime.Day(until.local().toLocalDate());
            case CalendarTime.Floating _ -> new CalendarTime.Floating(lastMoment(until));
            case CalendarTime.Zoned _ when until instanceof CalendarTime.Zoned -> until;
            case CalendarTime.Zoned zoned
            when until instanceof CalendarTime.Day(var date) ->
                utc(zoned.zone().instantOf(date.plusDays(1).atStartOfDay()).minusSeconds(1));
            case CalendarTime.Zoned zoned -> utc(zoned.zone().instantOf(until.local()));
        };
    }

    /// The calendar ends everywhere where it ends in UTC, so that each end can be written.
    private static CalendarTime utc(Instant until) {
        return CalendarTime.utc(until.isBefore(END) ? until : END);
    }

    private static LocalDateTime lastMoment(CalendarTime until) {
        return until instanceof CalendarTime.Day(var date) ? date.atTime(23, 59, 59) : until.local();
    }
}
