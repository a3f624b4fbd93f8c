package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/// The rules of a start that moves: an end on a day is still an end on that day, after as many instances of it.
record MovedRules(Move move) {
    /// Throws a `RefusedException` where a rule has no meaning at the new start.
    List<RecurrenceRule> all(List<RecurrenceRule> rules) {
        return move.isNone() ? rules : rules.stream().map(this::moved).toList();
    }

    private RecurrenceRule moved(RecurrenceRule rule) {
        var limited = rule.limit() instanceof Limit.Until(var until)
                ? rule.withLimit(new Limit.Until(
                        RuleLimits.untilOfKind(new CalendarTime.Floating(last(rule, move.wall(until))), move.to())))
                : rule;
        return move.changesKind() ? read(limited.text()) : limited;
    }

    private RecurrenceRule read(String text) {
        return switch (RecurrenceRule.parse(text, move.to())) {
            case Parsed.Value<RecurrenceRule>(var rule) -> rule;
            case Parsed.Refused<RecurrenceRule>(var refusal) -> throw new RefusedException(refusal);
        };
    }

    private LocalDateTime last(RecurrenceRule rule, LocalDateTime until) {
        if (move.from() instanceof CalendarTime.Day) {
            return until.toLocalDate().atTime(LocalTime.MAX.withNano(0));
        }
        var isOver = isOver(move.from(), until);
        return goesByStart(rule) && isOver != isOver(move.to(), until) ? until.plus(move.change()) : until;
    }

    /// Whether the instance of that day has been.
    private static boolean isOver(CalendarTime start, LocalDateTime until) {
        return !start.local().toLocalTime().isAfter(until.toLocalTime());
    }

    /// Whether its time of day is that of the start.
    private static boolean goesByStart(RecurrenceRule rule) {
        return rule.frequency().compareTo(Frequency.DAILY) >= 0
                && rule.by().hours().isEmpty();
    }
}
