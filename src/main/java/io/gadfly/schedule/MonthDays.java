package io.gadfly.schedule;

import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.YearDays.Year;

/// BYMONTHDAY within BYMONTH, so that SKIP may move a day out of its month.
record MonthDays(ByParts by, Skipping skipping) {
    YearDays.Builder in(Year year) {
        var days = new YearDays.Builder(year);
        for (var month = 0; month < 12; month++) {
            if (by.months().isEmpty() || by.months().contains(month + 1)) {
                for (var number : by.monthDays()) {
                    add(days, number, year.monthStart(month), year.monthStart(month + 1));
                }
            }
        }
        return days;
    }

    private void add(YearDays.Builder days, int number, int start, int end) {
        var named = number > 0 ? start + number - 1 : end + number;
        var day = named >= start && named < end ? named : instead(number, start, end);
        var left = skipping.frequency() == Frequency.MONTHLY && (day < start || day >= end);
        if (left ? skipping.wantsThoseThatLeft() : skipping.wantsThoseThatStayed()) {
            days.add(day);
        }
    }

    /// For a day that the month does not have.
    private int instead(int number, int start, int end) {
        return switch (skipping.skip()) {
            case OMIT -> -1;
            case BACKWARD -> number > 0 ? end - 1 : start - 1;
            case FORWARD -> number > 0 ? end : start;
        };
    }
}
