package io.gadfly.phrase;

import io.gadfly.schedule.RecurrenceRule;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A rule of days at several times of each day. BYHOUR and BYMINUTE give every hour with every minute (RFC 5545
/// §3.3.10), so times that are no such product take more rules than one.
final class DailyTimes {
    /// More than these nobody says, and no sentence says them back.
    private static final int MOST_RULES = 6;

    private DailyTimes() {}

    /// @param times in whole minutes; of a start at one of them
    static List<RecurrenceRule> rules(RecurrenceRule days, List<LocalTime> times) {
        if (times.size() < 2) {
            return List.of(days);
        }
        var products = minutesByHours(times);
        if (products.size() == 1 && products.firstEntry().getValue().size() == 1) {
            return List.of(days.withBy(days.by().withTimes(products.firstEntry().getKey(), List.of(), List.of())));
        }
        return products.entrySet().stream()
                .map(hours -> days.withBy(days.by().withTimes(hours.getKey(), hours.getValue(), List.of())))
                .toList();
    }

    private static SequencedMap<List<Integer>, List<Integer>> minutesByHours(List<LocalTime> times) {
        var hoursByMinute = new TreeMap<Integer, List<Integer>>();
        times.forEach(time -> hoursByMinute
                .computeIfAbsent(time.getMinute(), _ -> new ArrayList<>())
                .add(time.getHour()));
        var products = new LinkedHashMap<List<Integer>, List<Integer>>();
        hoursByMinute.forEach((minute, hours) ->
                products.computeIfAbsent(hours, _ -> new ArrayList<>()).add(minute));
        return products;
    }

    /// Whether so many rules say them that people can still follow.
    static boolean canBeSaid(List<LocalTime> times) {
        return times.stream().allMatch(time -> time.getSecond() == 0)
                && minutesByHours(times).size() <= MOST_RULES;
    }
}
