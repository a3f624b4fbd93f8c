package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.WeekdayNum;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The changes of a VTIMEZONE that come every year for ever, as java.time has them: "last Sunday of March",
/// "Sunday on or after the 8th", "1 October".
final class YearlyChanges {
    /// The most of which java.time makes a zone.
    private static final int MOST = 16;

    private static final int DAYS_THAT_ALL_MONTHS_HAVE = 28;

    private final List<ZoneOffsetTransitionRule> changes = new ArrayList<>();
    private boolean isComplete = true;

    /// In the order of the year, as java.time takes them, however the VTIMEZONE has them, without those that find
    /// their offset there already, as where an older rule was never ended.
    ///
    /// @param year in which the changes must fit each other
    List<ZoneOffsetTransitionRule> from(int year) {
        var inOrder = withEffect(changes.stream()
                .sorted(Comparator.comparing(
                        change -> change.createTransition(year).getInstant()))
                .toList());
        return isComplete && inOrder.size() <= MOST && isRound(inOrder) ? inOrder : List.of();
    }

    private static List<ZoneOffsetTransitionRule> withEffect(List<ZoneOffsetTransitionRule> inOrder) {
        var effective = new ArrayList<ZoneOffsetTransitionRule>();
        var offset = endOf(inOrder);
        for (var change : inOrder) {
            if (!change.getOffsetAfter().equals(offset)) {
                effective.add(change);
                offset = change.getOffsetAfter();
            }
        }
        return effective;
    }

    /// Whether each change of a year begins with the offset that the one before left.
    private static boolean isRound(List<ZoneOffsetTransitionRule> inOrder) {
        var offset = endOf(inOrder);
        for (var change : inOrder) {
            if (!change.getOffsetBefore().equals(offset)) {
                return false;
            }
            offset = change.getOffsetAfter();
        }
        return true;
    }

    /// The offset that a year ends with, and the next one begins with.
    private static ZoneOffset endOf(List<ZoneOffsetTransitionRule> inOrder) {
        return inOrder.isEmpty() ? ZoneOffset.UTC : inOrder.getLast().getOffsetAfter();
    }

    /// What ends is left out: it is over by then.
    void add(RecurrenceRule rule, LocalDateTime start, ZoneOffset from, ZoneOffset to) {
        if (rule.limit() instanceof Limit.Forever() && !from.equals(to)) {
            var change = change(RuleDefaults.complete(rule, start), start, from, to);
            change.ifPresent(changes::add);
            isComplete &= change.isPresent();
        }
    }

    private static Optional<ZoneOffsetTransitionRule> change(
            RecurrenceRule rule, LocalDateTime start, ZoneOffset from, ZoneOffset to) {
        var by = rule.by();
        if (rule.frequency() != Frequency.YEARLY
                || rule.interval() != 1
                || by.months().size() != 1
                || !by.weekNumbers().isEmpty()
                || !by.yearDays().isEmpty()
                || !by.setPositions().isEmpty()
                || TimeWords.count(by) != 1) {
            return Optional.empty();
        }
        return DayOfMonth.of(by)
                .map(day -> ZoneOffsetTransitionRule.of(
                        Month.of(by.months().getFirst()),
                        day.indicator,
                        day.weekday,
                        start.toLocalTime(),
                        false,
                        TimeDefinition.WALL,
                        from.getTotalSeconds() < to.getTotalSeconds() ? from : to,
                        from,
                        to));
    }

    /// @param indicator the first day that it can be, or the last, counted from the month's end, where negative
    /// @param weekday the first or last such day from there; null for that very day
    private record DayOfMonth(int indicator, @Nullable DayOfWeek weekday) {
        static Optional<DayOfMonth> of(ByParts by) {
            if (by.days().size() > 1) {
                return Optional.empty();
            }
            var monthDays = by.monthDays();
            if (by.days().isEmpty()) {
                return monthDays.size() == 1 && Math.abs(monthDays.getFirst()) <= DAYS_THAT_ALL_MONTHS_HAVE
                        ? Optional.of(new DayOfMonth(monthDays.getFirst(), null))
                        : Optional.empty();
            }
            var weekday = by.days().getFirst();
            return monthDays.isEmpty() ? nth(weekday) : onOrAfter(weekday, monthDays);
        }

        private static Optional<DayOfMonth> nth(WeekdayNum weekday) {
            return weekday.ordinal()
                    .filter(ordinal -> Math.abs(ordinal) <= DAYS_THAT_ALL_MONTHS_HAVE / 7)
                    .map(ordinal -> ordinal > 0 ? 7 * ordinal - 6 : 7 * ordinal + 6)
                    .map(indicator -> new DayOfMonth(indicator, weekday.day()));
        }

        /// Seven days in a row hold each weekday once.
        private static Optional<DayOfMonth> onOrAfter(WeekdayNum weekday, List<Integer> days) {
            var first = days.getFirst();
            var isWeek = days.size() == 7
                    && days.getLast() - first == 6
                    && first > 0
                    && days.getLast() <= DAYS_THAT_ALL_MONTHS_HAVE;
            return isWeek && weekday.ordinal().isEmpty()
                    ? Optional.of(new DayOfMonth(first, weekday.day()))
                    : Optional.empty();
        }
    }
}
