package io.gadfly.schedule;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Small rules that make other engines hang: how long Gadfly takes to read one, and to tell what comes next, what was
/// last, what is worth a note and which are the first thousand; and how much memory that takes. Once in a fresh JVM,
/// and once when warm.
public final class HostileRules {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final int WARM_UP = 5;
    private static final int FEW = 1_000;

    private HostileRules() {}

    /// @param rules joined by `|`
    private record Hostile(String name, String start, String zone, String rules, String excluded) {
        static Hostile of(String name, String rules) {
            return new Hostile(name, "20260101T090000", "UTC", rules, "");
        }

        static Hostile without(String name, String rules, String excluded) {
            return new Hostile(name, "20260101T000000", "UTC", rules, excluded);
        }
    }

    private static final List<Hostile> ALL = List.of(
            Hostile.of("1 every second", "FREQ=SECONDLY"),
            new Hostile("2 every second since 1970", "19700101T000000", "UTC", "FREQ=SECONDLY", ""),
            Hostile.of("3 COUNT=2^31-1", "FREQ=SECONDLY;COUNT=2147483647"),
            Hostile.of("4 COUNT=2^31", "FREQ=SECONDLY;COUNT=2147483648"),
            Hostile.of("5 INTERVAL=0", "FREQ=DAILY;INTERVAL=0"),
            Hostile.of("6 INTERVAL=2^31-1", "FREQ=YEARLY;INTERVAL=2147483647"),
            Hostile.of("7 Feb 30 yearly", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
            Hostile.of("7 Feb 30 secondly", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"),
            Hostile.of("8 BYSETPOS=2^31-1", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2147483647"),
            Hostile.of("9 366th Monday", "FREQ=YEARLY;BYDAY=MO;BYSETPOS=366"),
            Hostile.of("10 full lists", "FREQ=YEARLY;BYMONTHDAY=" + to(1, 31) + times(24, 60, 60)),
            Hostile.of(
                    "11 full lists, last", "FREQ=YEARLY;BYMONTHDAY=" + to(1, 31) + times(24, 60, 60) + ";BYSETPOS=-1"),
            Hostile.of(
                    "12 10,000 Mondays",
                    "FREQ=DAILY;BYDAY="
                            + Stream.generate(() -> "MO").limit(10_000).collect(Collectors.joining(","))),
            Hostile.of("13 UNTIL before DTSTART", "FREQ=DAILY;UNTIL=20251231T000000Z"),
            new Hostile("14 year 1 to 9999", "00010101T000000", "UTC", "FREQ=DAILY;UNTIL=99991231T000000Z", ""),
            new Hostile("15 30 February", "20260230T090000", "UTC", "FREQ=DAILY", ""),
            Hostile.of("lists at the bound", "FREQ=YEARLY;BYMONTH=" + to(1, 6) + times(24, 60, 1)),
            Hostile.of(
                    "lists at the bound, last",
                    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA" + times(24, 60, 1) + ";BYSETPOS=-1"),
            Hostile.of("all places of each day, none there", "FREQ=DAILY;BYHOUR=9;BYSETPOS=" + places(2)),
            Hostile.of("all places of every other day", "FREQ=DAILY;INTERVAL=2;BYHOUR=9;BYSETPOS=" + places(2)),
            Hostile.of("all places of every other week", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;BYSETPOS=" + places(2)),
            Hostile.of("all places of a month", "FREQ=MONTHLY;INTERVAL=7;BYDAY=MO,TU;BYSETPOS=" + places(11)),
            Hostile.of(
                    "all days by place, counted",
                    "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=100000;BYSETPOS=" + to(1, 366)),
            Hostile.of(
                    "places with SKIP",
                    "RSCALE=GREGORIAN;FREQ=MONTHLY;INTERVAL=7;BYMONTHDAY=31;SKIP=FORWARD;BYSETPOS=" + places(2)),
            Hostile.of("day 366 of no leap year", "FREQ=YEARLY;INTERVAL=4;BYYEARDAY=366"),
            Hostile.of("day 366, hourly, never", "FREQ=HOURLY;INTERVAL=24;BYHOUR=10;BYYEARDAY=366"),
            Hostile.of("week 53 on day 100", "FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=100"),
            Hostile.of(
                    "29 February, Monday, once in 28 years",
                    "FREQ=YEARLY;COUNT=100000;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO"),
            Hostile.of("Friday of every 7th day, never", "FREQ=DAILY;INTERVAL=7;BYDAY=FR"),
            Hostile.of(
                    "every 3599 s on the hour, counted",
                    "FREQ=SECONDLY;INTERVAL=3599;BYMINUTE=0;BYSECOND=0;COUNT=20000"),
            Hostile.of(
                    "every 86399 s at midnight, counted",
                    "FREQ=SECONDLY;INTERVAL=86399;BYHOUR=0;BYMINUTE=0;BYSECOND=0;COUNT=100000"),
            Hostile.of(
                    "every 7919 s on leap days",
                    "FREQ=SECONDLY;INTERVAL=7919;BYMONTH=2;BYMONTHDAY=29;BYHOUR=0;BYMINUTE=0;COUNT=100000"),
            Hostile.of(
                    "every 604801 s on Mondays",
                    "FREQ=SECONDLY;INTERVAL=604801;BYDAY=MO;BYHOUR=0;BYMINUTE=0;BYSECOND=0"),
            Hostile.of(
                    "3601 s, leap-day Mondays",
                    "FREQ=SECONDLY;INTERVAL=3601;BYHOUR=0;BYMINUTE=0;BYSECOND=0;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO"),
            Hostile.of("every other second, odd ones, never", "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1,3,5"),
            Hostile.of("every minute in one hour of a day, never", "FREQ=MINUTELY;INTERVAL=1440;BYHOUR=5"),
            Hostile.of(
                    "ten rules that never happen",
                    Stream.iterate(1, i -> i + 1)
                            .limit(10)
                            .map(i -> "FREQ=SECONDLY;INTERVAL=" + i + ";BYMONTH=2;BYMONTHDAY=30")
                            .collect(Collectors.joining("|"))),
            Hostile.without("all seconds but all seconds", "FREQ=SECONDLY", "FREQ=SECONDLY"),
            Hostile.without(
                    "all minutes but those until December", "FREQ=MINUTELY", "FREQ=MINUTELY;BYMONTH=" + to(1, 11)),
            Hostile.without("all days but all hours", "FREQ=DAILY;BYHOUR=9,17", "FREQ=HOURLY"),
            Hostile.without(
                    "coprime seconds",
                    "FREQ=SECONDLY;INTERVAL=7907;BYMONTH=1,2,3,4",
                    "FREQ=SECONDLY;BYMONTH=1|FREQ=SECONDLY;BYMONTH=2;INTERVAL=7919|FREQ=SECONDLY;INTERVAL=7907"),
            Hostile.without(
                    "weekdays by place but weekdays",
                    "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,2,3",
                    "FREQ=WEEKLY;BYDAY=MO,TU"));

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

    private static String answer(Hostile hostile) {
        var zone = Zones.find(hostile.zone);
        return switch (CalendarTime.parse(hostile.start, zone)) {
            case Parsed.Refused<CalendarTime>(var refusal) -> refused(refusal);
            case Parsed.Value<CalendarTime>(var start) -> answer(hostile, start);
        };
    }

    private static String answer(Hostile hostile, CalendarTime start) {
        var rules = rules(hostile.rules, start);
        var excluded = rules(hostile.excluded, start);
        var refusal = Stream.concat(rules.stream(), excluded.stream())
                .flatMap(parsed ->
                        parsed instanceof Parsed.Refused<RecurrenceRule>(var no) ? Stream.of(no) : Stream.empty())
                .findFirst();
        return refusal.map(HostileRules::refused)
                .orElseGet(() -> expand(new Schedule(
                        start, Span.ZERO, values(rules), values(excluded), List.of(), List.of(), List.of())));
    }

    private static List<Parsed<RecurrenceRule>> rules(String texts, CalendarTime start) {
        return Stream.of(texts.split("\\|"))
                .filter(text -> !text.isEmpty())
                .map(text -> RecurrenceRule.parse(text, start))
                .toList();
    }

    private static List<RecurrenceRule> values(List<Parsed<RecurrenceRule>> rules) {
        return rules.stream().map(Parsed::toOptional).flatMap(Optional::stream).toList();
    }

    private static String refused(Refusal refusal) {
        return "refused: " + refusal.reason();
    }

    private static String expand(Schedule schedule) {
        var recurrences = Recurrences.ofRules(schedule, Zone.UTC);
        var next = recurrences.after(NOW);
        recurrences.notes();
        try {
            recurrences.before(NOW);
            var first = recurrences.all().limit(FEW).count();
            return (next instanceof Next.At(var occurrence)
                            ? occurrence.start().text()
                            : next.getClass().getSimpleName())
                    + ", " + first;
        } catch (RefusedException tooCostly) {
            return next.getClass().getSimpleName() + ", " + refused(tooCostly.refusal());
        }
    }

    private record Cost(String answer, double milliseconds, double megabytes) {
        static Cost of(Hostile hostile) {
            var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            var bytes = threads.getCurrentThreadAllocatedBytes();
            var begin = System.nanoTime();
            var answer = HostileRules.answer(hostile);
            var time = System.nanoTime() - begin;
            return new Cost(answer, time / 1e6, (threads.getCurrentThreadAllocatedBytes() - bytes) / 1e6);
        }
    }

    public static void main(String[] arguments) {
        IO.println(String.format(
                Locale.ROOT,
                "%-42s %10s %9s %10s %9s  %s",
                "rule",
                "first ms",
                "MB",
                "warm ms",
                "MB",
                "next, first 1000"));
        var worst = 0.0;
        for (var hostile : ALL) {
            var cold = Cost.of(hostile);
            var warm = cold;
            for (var i = 0; i < WARM_UP; i++) {
                warm = Cost.of(hostile);
            }
            worst = Math.max(worst, cold.milliseconds);
            IO.println(String.format(
                    Locale.ROOT,
                    "%-42s %10.2f %9.2f %10.2f %9.2f  %s",
                    hostile.name,
                    cold.milliseconds,
                    cold.megabytes,
                    warm.milliseconds,
                    warm.megabytes,
                    warm.answer));
        }
        IO.println(String.format(Locale.ROOT, "slowest first answer: %.1f ms", worst));
    }
}
