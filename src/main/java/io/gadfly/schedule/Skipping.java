package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Skip;
import java.util.List;

/// What becomes of days that a month or a year does not have: SKIP of RFC 7529 §4.1. They are left out, or move to the
/// day before or after, perhaps out of their own period.
///
/// @param frequency of the rule: only where a part expands does it name days that are not there
/// @param spill which days are wanted
record Skipping(Skip skip, Frequency frequency, Spill spill) {
    enum Spill {
        KEEP,
        /// Only those that stayed in their period.
        DROP,
        /// Only those that left it.
        ONLY
    }

    static Skipping of(RecurrenceRule rule) {
        var skip = rule.frequency().compareTo(Frequency.MONTHLY) < 0 ? Skip.OMIT : rule.skip();
        return new Skipping(skip, rule.frequency(), Spill.KEEP);
    }

    Skipping with(Spill other) {
        return new Skipping(skip, frequency, other);
    }

    /// Whether a day may move into the period after (1) or before (-1) its own; 0 if not.
    int reach(ByParts by) {
        var monthly = frequency == Frequency.MONTHLY;
        var numbers = monthly ? by.monthDays() : by.yearDays();
        var shortest = monthly ? 28 : 365;
        return switch (skip) {
            case OMIT -> 0;
            case FORWARD -> numbers.stream().anyMatch(number -> number > shortest) ? 1 : 0;
            case BACKWARD -> numbers.stream().anyMatch(number -> number < -shortest) ? -1 : 0;
        };
    }

    /// Whether a day may move that the parts name.
    boolean moves(ByParts by) {
        return skip != Skip.OMIT
                && (isBeyond(by.monthDays(), 28) || frequency == Frequency.YEARLY && isBeyond(by.yearDays(), 365));
    }

    private static boolean isBeyond(List<Integer> numbers, int shortest) {
        return numbers.stream().anyMatch(number -> Math.abs(number) > shortest);
    }

    boolean wantsThoseThatStayed() {
        return spill != Spill.ONLY;
    }

    boolean wantsThoseThatLeft() {
        return spill != Spill.DROP;
    }
}
