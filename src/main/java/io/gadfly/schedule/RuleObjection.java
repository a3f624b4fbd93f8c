package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Finds the part of a rule that keeps a wall time out of it.
final class RuleObjection {
    private static final String START = "DTSTART";

    private final RecurrenceRule written;
    private final RecurrenceRule complete;
    private final LocalDateTime start;
    private final long wall;
    private final long day;

    RuleObjection(RecurrenceRule rule, LocalDateTime start, long wall) {
        this.written = rule;
        this.complete = RuleDefaults.complete(rule, start);
        this.start = start;
        this.wall = wall;
        this.day = Math.floorDiv(wall, WallTimes.DAY);
    }

    /// For a time that the rule does not give.
    String find() {
        if (wall < start.toEpochSecond(ZoneOffset.UTC)) {
            return START;
        }
        return day().or(this::timeOfDay)
                .or(this::interval)
                .or(() -> RuleTimes.endless(written, start).contains(wall) ? end() : Optional.empty())
                .orElseGet(() -> part("BYSETPOS", ByParts::setPositions));
    }

    private Optional<String> day() {
        return objection("BYMONTH", ByParts::months, ByParts::withMonths)
                .or(() -> objection("BYWEEKNO", ByParts::weekNumbers, ByParts::withWeekNumbers))
                .or(() -> objection("BYYEARDAY", ByParts::yearDays, ByParts::withYearDays))
                .or(() -> objection(
                        "BYMONTHDAY",
                        ByParts::monthDays,
                        (none, days) -> none.withMonths(complete.by().months()).withMonthDays(days)))
                .or(() -> objection("BYDAY", ByParts::days, ByParts::withDays));
    }

    /// Asks one part alone.
    private <T> Optional<String> objection(
            String name, Function<ByParts, List<T>> values, BiFunction<ByParts, List<T>, ByParts> with) {
        var wanted = values.apply(complete.by());
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        var alone = DayParts.of(complete).with(with.apply(ByParts.NONE, wanted));
        return new YearPattern(alone).contains(day) ? Optional.empty() : Optional.of(part(name, values));
    }

    private Optional<String> timeOfDay() {
        var second = (int) Math.floorMod(wall, WallTimes.DAY);
        if (forbids(complete.by().hours(), second / 3600)) {
            return Optional.of(part("BYHOUR", ByParts::hours));
        }
        if (forbids(complete.by().minutes(), second / 60 % 60)) {
            return Optional.of(part("BYMINUTE", ByParts::minutes));
        }
        return forbids(complete.by().seconds(), second % 60)
                ? Optional.of(part("BYSECOND", ByParts::seconds))
                : Optional.empty();
    }

    private static boolean forbids(List<Integer> allowed, int value) {
        return !allowed.isEmpty() && !allowed.contains(value);
    }

    private Optional<String> interval() {
        var inStep = written.frequency().compareTo(Frequency.DAILY) < 0
                ? RuleTimes.endless(RecurrenceRule.every(written.interval(), written.frequency()), start)
                                .floor(wall)
                        > wall - unit()
                : Grid.of(written, start.toLocalDate().toEpochDay()).contains(day);
        return inStep ? Optional.empty() : Optional.of("INTERVAL=" + written.interval());
    }

    private int unit() {
        return switch (written.frequency()) {
            case SECONDLY -> 1;
            case MINUTELY -> 60;
            case HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY -> 3600;
        };
    }

    private Optional<String> end() {
        return switch (written.limit()) {
            case Limit.Forever() -> Optional.empty();
            case Limit.Count _, Limit.Until _ -> Optional.of(RuleWriter.limit(written.limit()));
        };
    }

    /// The part as the rule has it, or DTSTART where it stands in.
    private <T> String part(String name, Function<ByParts, List<T>> values) {
        return values.apply(written.by()).isEmpty() ? START : RuleWriter.part(name, values.apply(written.by()));
    }
}
