package io.gadfly.icalendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How many of the last onsets of a zone's change follow one yearly rule, and that rule.
///
/// @param count 0 where none do
record YearlyOnsets(int count, String rule) {
    private static final YearlyOnsets NONE = new YearlyOnsets(0, "");

    /// Fewer would not show a rule.
    private static final int ENOUGH = 30;

    /// @param onsets in order, up to where the world is taken to end
    static YearlyOnsets endOf(List<LocalDateTime> onsets) {
        int count = countYearly(onsets);
        if (count < ENOUGH) {
            return NONE;
        }
        var days = onsets.subList(onsets.size() - count, onsets.size()).stream()
                .map(LocalDateTime::toLocalDate)
                .toList();
        return new YearlyOnsets(count, "FREQ=YEARLY;BYMONTH=" + days.getFirst().getMonthValue() + dayRule(days));
    }

    /// Those at the end that are in consecutive years, in the same month, on the same weekday, at the same time, and no
    /// more than a week apart in the month.
    private static int countYearly(List<LocalDateTime> onsets) {
        var last = onsets.getLast();
        int earliestDay = last.getDayOfMonth();
        int latestDay = earliestDay;
        int count = 0;
        for (int index = onsets.size() - 1; index >= 0; index--) {
            var onset = onsets.get(index);
            earliestDay = Math.min(earliestDay, onset.getDayOfMonth());
            latestDay = Math.max(latestDay, onset.getDayOfMonth());
            boolean same = onset.getYear() == last.getYear() - count
                    && onset.getMonth() == last.getMonth()
                    && onset.getDayOfWeek() == last.getDayOfWeek()
                    && onset.toLocalTime().equals(last.toLocalTime())
                    && latestDay - earliestDay < 7;
            if (!same) {
                break;
            }
            count++;
        }
        return last.getYear() < 2199 ? 0 : count;
    }

    private static String dayRule(List<LocalDate> days) {
        String weekday = days.getFirst().getDayOfWeek().name().substring(0, 2).toUpperCase(Locale.ROOT);
        int week = (days.getFirst().getDayOfMonth() - 1) / 7 + 1;
        if (days.stream().allMatch(inWeek(week))) {
            return ";BYDAY=" + week + weekday;
        }
        if (days.stream().allMatch(day -> day.getDayOfMonth() > day.lengthOfMonth() - 7)) {
            return ";BYDAY=-1" + weekday;
        }
        int first = days.stream().mapToInt(LocalDate::getDayOfMonth).min().orElseThrow();
        return ";BYMONTHDAY="
                + IntStream.range(first, first + 7).mapToObj(Integer::toString).collect(Collectors.joining(","))
                + ";BYDAY=" + weekday;
    }

    private static Predicate<LocalDate> inWeek(int week) {
        return day -> (day.getDayOfMonth() - 1) / 7 + 1 == week;
    }
}
