package io.gadfly.schedule;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Small rules that make other engines hang or run out of memory, and heaps of rules and dates.
final class HostileSchedules {
    private HostileSchedules() {}

    static final List<HostileSchedule> ALL = List.of(
            HostileSchedule.of("1 every second", "FREQ=SECONDLY"),
            HostileSchedule.from("2 every second since 1970", "19700101T000000", "UTC", "FREQ=SECONDLY"),
            HostileSchedule.of("3 COUNT=2^31-1", "FREQ=SECONDLY;COUNT=2147483647"),
            HostileSchedule.of("4 COUNT=2^31", "FREQ=SECONDLY;COUNT=2147483648"),
            HostileSchedule.of("5 INTERVAL=0", "FREQ=DAILY;INTERVAL=0"),
            HostileSchedule.of("6 INTERVAL=2^31-1", "FREQ=YEARLY;INTERVAL=2147483647"),
            HostileSchedule.of("7 Feb 30 yearly", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
            HostileSchedule.of("7 Feb 30 secondly", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"),
            HostileSchedule.of("8 BYSETPOS=2^31-1", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2147483647"),
            HostileSchedule.of("9 366th Monday", "FREQ=YEARLY;BYDAY=MO;BYSETPOS=366"),
            HostileSchedule.of("10 full lists", "FREQ=YEARLY;BYMONTHDAY=" + to(1, 31) + times(24, 60, 60)),
            HostileSchedule.of(
                    "11 full lists, last", "FREQ=YEARLY;BYMONTHDAY=" + to(1, 31) + times(24, 60, 60) + ";BYSETPOS=-1"),
            HostileSchedule.of(
                    "12 10,000 Mondays",
                    "FREQ=DAILY;BYDAY="
                            + Stream.generate(() -> "MO").limit(10_000).collect(Collectors.joining(","))),
            HostileSchedule.of("13 UNTIL before DTSTART", "FREQ=DAILY;UNTIL=20251231T000000Z"),
            HostileSchedule.from("14 year 1 to 9999", "00010101T000000", "UTC", "FREQ=DAILY;UNTIL=99991231T000000Z"),
            HostileSchedule.from("15 30 February", "20260230T090000", "UTC", "FREQ=DAILY"),
            HostileSchedule.of("lists at the bound", "FREQ=YEARLY;BYMONTH=" + to(1, 6) + times(24, 60, 1)),
            HostileSchedule.of("lists at the bound, each day", "FREQ=DAILY" + times(24, 60, 6)),
            HostileSchedule.of(
                    "lists at the bound, last",
                    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA" + times(24, 60, 1) + ";BYSETPOS=-1"),
            HostileSchedule.of("all places of each day, none there", "FREQ=DAILY;BYHOUR=9;BYSETPOS=" + places(2)),
            HostileSchedule.of("all places of every other day", "FREQ=DAILY;INTERVAL=2;BYHOUR=9;BYSETPOS=" + places(2)),
            HostileSchedule.of(
                    "all places of every other week", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;BYSETPOS=" + places(2)),
            HostileSchedule.of("all places of a month", "FREQ=MONTHLY;INTERVAL=7;BYDAY=MO,TU;BYSETPOS=" + places(11)),
            HostileSchedule.of(
                    "all days by place, counted",
                    "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=100000;BYSETPOS=" + to(1, 366)),
            HostileSchedule.of(
                    "places with SKIP",
                    "RSCALE=GREGORIAN;FREQ=MONTHLY;INTERVAL=7;BYMONTHDAY=31;SKIP=FORWARD;BYSETPOS=" + places(2)),
            HostileSchedule.of("day 366 of no leap year", "FREQ=YEARLY;INTERVAL=4;BYYEARDAY=366"),
            HostileSchedule.of("day 366, hourly, never", "FREQ=HOURLY;INTERVAL=24;BYHOUR=10;BYYEARDAY=366"),
            HostileSchedule.of("week 53 on day 100", "FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=100"),
            HostileSchedule.of(
                    "29 February, Monday, once in 28 years",
                    "FREQ=YEARLY;COUNT=100000;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO"),
            HostileSchedule.of("Friday of every 7th day, never", "FREQ=DAILY;INTERVAL=7;BYDAY=FR"),
            HostileSchedule.of(
                    "every 3599 s on the hour, counted",
                    "FREQ=SECONDLY;INTERVAL=3599;BYMINUTE=0;BYSECOND=0;COUNT=20000"),
            HostileSchedule.of(
                    "every 86399 s at midnight, counted",
                    "FREQ=SECONDLY;INTERVAL=86399;BYHOUR=0;BYMINUTE=0;BYSECOND=0;COUNT=100000"),
            HostileSchedule.of(
                    "every 7919 s on leap days",
                    "FREQ=SECONDLY;INTERVAL=7919;BYMONTH=2;BYMONTHDAY=29;BYHOUR=0;BYMINUTE=0;COUNT=100000"),
            HostileSchedule.of(
                    "every 604801 s on Mondays",
                    "FREQ=SECONDLY;INTERVAL=604801;BYDAY=MO;BYHOUR=0;BYMINUTE=0;BYSECOND=0"),
            HostileSchedule.of(
                    "3601 s, leap-day Mondays",
                    "FREQ=SECONDLY;INTERVAL=3601;BYHOUR=0;BYMINUTE=0;BYSECOND=0;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO"),
            HostileSchedule.of("every other second, odd ones, never", "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1,3,5"),
            HostileSchedule.of("every minute in one hour of a day, never", "FREQ=MINUTELY;INTERVAL=1440;BYHOUR=5"),
            HostileSchedule.of(
                    "ten rules that never happen",
                    Stream.iterate(1, i -> i + 1)
                            .limit(10)
                            .map(i -> "FREQ=SECONDLY;INTERVAL=" + i + ";BYMONTH=2;BYMONTHDAY=30")
                            .collect(Collectors.joining("|"))),
            HostileSchedule.without("all seconds but all seconds", "FREQ=SECONDLY", "FREQ=SECONDLY"),
            HostileSchedule.without(
                    "all minutes but those until December", "FREQ=MINUTELY", "FREQ=MINUTELY;BYMONTH=" + to(1, 11)),
            HostileSchedule.without("all days but all hours", "FREQ=DAILY;BYHOUR=9,17", "FREQ=HOURLY"),
            HostileSchedule.without(
                    "coprime seconds",
                    "FREQ=SECONDLY;INTERVAL=7907;BYMONTH=1,2,3,4",
                    "FREQ=SECONDLY;BYMONTH=1|FREQ=SECONDLY;BYMONTH=2;INTERVAL=7919|FREQ=SECONDLY;INTERVAL=7907"),
            HostileSchedule.without(
                    "weekdays by place but weekdays",
                    "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,2,3",
                    "FREQ=WEEKLY;BYDAY=MO,TU"),
            HostileSchedule.of("366 times the same Monday", "FREQ=YEARLY;BYDAY=" + repeated("MO", 366)),
            HostileSchedule.of("100,000 semicolons", "FREQ=DAILY" + ";".repeat(100_000)),
            HostileSchedule.of("a number of 10,000 digits", "FREQ=DAILY;INTERVAL=" + "9".repeat(10_000)),
            HostileSchedule.of("Monday, 53 weeks before the year's end", "FREQ=YEARLY;BYDAY=-53MO"),
            HostileSchedule.of("day -366 of no leap year", "FREQ=YEARLY;INTERVAL=4;BYYEARDAY=-366"),
            HostileSchedule.of("29 February every 399 years", "FREQ=YEARLY;INTERVAL=399;BYMONTH=2;BYMONTHDAY=29"),
            HostileSchedule.of("a Monday every 20,871 weeks", "FREQ=WEEKLY;INTERVAL=20871;BYDAY=MO"),
            HostileSchedule.of("INTERVAL=2^31-1 by seconds", "FREQ=SECONDLY;INTERVAL=2147483647"),
            HostileSchedule.of(
                    "INTERVAL=2^31-1 by weeks, placed", "FREQ=WEEKLY;INTERVAL=2147483647;BYDAY=MO;BYSETPOS=1"),
            HostileSchedule.of(
                    "INTERVAL=2^31-1 by months, never", "FREQ=MONTHLY;INTERVAL=2147483647;BYMONTHDAY=30;BYMONTH=2"),
            HostileSchedule.of(
                    "every 25 hours on 31 February", "FREQ=HOURLY;INTERVAL=25;BYHOUR=0;BYMONTHDAY=31;BYMONTH=2"),
            HostileSchedule.of(
                    "every 1439 minutes, Friday the 13th at noon",
                    "FREQ=MINUTELY;INTERVAL=1439;BYHOUR=12;BYMINUTE=0;BYDAY=FR;BYMONTHDAY=13"),
            HostileSchedule.of(
                    "every 86401 s, leap-day midnight",
                    "FREQ=SECONDLY;INTERVAL=86401;BYHOUR=0;BYMINUTE=0;BYSECOND=0;BYMONTH=2;BYMONTHDAY=29"),
            HostileSchedule.of(
                    "the last second of leap years that end on Sunday",
                    "FREQ=SECONDLY;BYYEARDAY=366;BYHOUR=23;BYMINUTE=59;BYSECOND=59;BYDAY=SU"),
            HostileSchedule.of("week 53, Sundays, counted", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU;COUNT=100000"),
            HostileSchedule.from(
                    "minutes in Berlin, counted", "20260101T090000", "Europe/Berlin", "FREQ=MINUTELY;COUNT=100000"),
            HostileSchedule.from(
                    "hours of Troll since the year 1", "00010101T000000", "Antarctica/Troll", "FREQ=HOURLY"),
            HostileSchedule.from(
                    "all seconds of all years",
                    "00010101T000000",
                    "Pacific/Apia",
                    "FREQ=SECONDLY;UNTIL=99991231T235959Z"),
            HostileSchedule.from("the last day there is", "99991231T235959", "Pacific/Kiritimati", "FREQ=DAILY"),
            HostileSchedule.of(
                    "20 rules that never happen, with SKIP",
                    IntStream.rangeClosed(1, 20)
                            .mapToObj(i -> "RSCALE=GREGORIAN;FREQ=MONTHLY;INTERVAL=" + (2 * i + 1)
                                    + ";BYMONTHDAY=31;SKIP=FORWARD;BYSETPOS=2,3")
                            .collect(Collectors.joining("|"))),
            HostileSchedule.of(
                    "1,000 rules",
                    IntStream.rangeClosed(1, 1_000)
                            .mapToObj(i -> "FREQ=SECONDLY;INTERVAL=" + i)
                            .collect(Collectors.joining("|"))),
            HostileSchedule.without(
                    "20 exclusion rules of coprime intervals",
                    "FREQ=SECONDLY",
                    IntStream.rangeClosed(2, 21)
                            .mapToObj(i -> "FREQ=SECONDLY;INTERVAL=" + i)
                            .collect(Collectors.joining("|"))),
            HostileSchedule.without(
                    "all days but those that are no 31st", "FREQ=DAILY", "FREQ=DAILY;BYMONTHDAY=" + to(1, 30)),
            HostileSchedule.without(
                    "all minutes until 9999 but leap-day noons",
                    "FREQ=MINUTELY;UNTIL=99991231T235959Z",
                    "FREQ=MINUTELY;BYMONTH=1,3,4,5,6,7,8,9,10,11,12|FREQ=MINUTELY;BYMONTHDAY=" + to(1, 28)
                            + "|FREQ=MINUTELY;BYHOUR=" + to(0, 11)),
            HostileSchedule.of("10,000 dates", "FREQ=DAILY").with(10_000, HostileSchedule.Extra.DATES),
            HostileSchedule.of("10,000 dates with durations", "FREQ=DAILY").with(10_000, HostileSchedule.Extra.PERIODS),
            HostileSchedule.of("10,000 exceptions", "FREQ=DAILY").with(10_000, HostileSchedule.Extra.EXCEPTIONS),
            HostileSchedule.of("10,000 days of seconds gone", "FREQ=SECONDLY")
                    .with(10_000, HostileSchedule.Extra.DAYS_GONE),
            HostileSchedule.of("10,000 moved", "FREQ=DAILY").with(10_000, HostileSchedule.Extra.MOVED),
            HostileSchedule.of("10,000 moved to one time", "FREQ=DAILY").with(10_000, HostileSchedule.Extra.HEAPED),
            HostileSchedule.of("10,000 times moved with all that follow", "FREQ=DAILY")
                    .with(10_000, HostileSchedule.Extra.MOVED_WITH_ALL));

    private static String to(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }

    /// From both ends.
    private static String places(int from) {
        return to(from, 366) + "," + to(-366, -from);
    }

    private static String times(int hours, int minutes, int seconds) {
        return ";BYHOUR=" + to(0, hours - 1) + ";BYMINUTE=" + to(0, minutes - 1) + ";BYSECOND=" + to(0, seconds - 1);
    }

    private static String repeated(String item, int times) {
        return String.join(",", Collections.nCopies(times, item));
    }
}
