package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.YearDays.Year;

/// BYYEARDAY. Day 366 of a common year is the day after its 31 December, day -366 the day before its 1 January;
/// SKIP may move it, also to another year. Where it does, BYMONTH looks at the day as it was named (RFC 7529 §4.1).
record NumberedDays(ByParts by, Skipping skipping) {
    YearDays.Builder in(Year year) {
        var days = new YearDays.Builder(year);
        if (skipping.wantsThoseThatStayed()) {
            by.yearDays().forEach(number -> addNamed(days, number, year));
        }
        if (skipping.moves(by)) {
            addMoved(days, year);
        }
        return days;
    }

    private void addNamed(YearDays.Builder days, int number, Year year) {
        var day = number > 0 ? number - 1 : year.length() + number;
        if (day >= 0 && day < year.length() && isIn(Calendar400.monthOf(day, year.leap()) + 1)) {
            days.add(day);
        }
    }

    private boolean isIn(int month) {
        return by.months().isEmpty() || by.months().contains(month);
    }

    private void addMoved(YearDays.Builder days, Year year) {
        var late = by.yearDays().contains(366) && isIn(12);
        var early = by.yearDays().contains(-366) && isIn(1);
        var last = year.length() - 1;
        switch (skipping.skip()) {
            case OMIT -> {}
            case BACKWARD -> {
                addIf(late && !year.leap() && skipping.wantsThoseThatStayed(), days, last);
                addIf(early && !year.leapAfter() && skipping.wantsThoseThatLeft(), days, last);
            }
            case FORWARD -> {
                addIf(early && !year.leap() && skipping.wantsThoseThatStayed(), days, 0);
                addIf(late && !year.leapBefore() && skipping.wantsThoseThatLeft(), days, 0);
            }
        }
    }

    private static void addIf(boolean wanted, YearDays.Builder days, int day) {
        if (wanted) {
            days.add(day);
        }
    }
}
