package io.gadfly.schedule;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/// Rules made at random: plain ones as people have them, and ones with any parts that go together.
final class RandomRules {
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final List<String> FREQUENCIES =
            List.of("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY");
    private static final List<String> ZONES =
            List.of("", "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia");

    private RandomRules() {}

    static Arbitrary<String> rules() {
        return Arbitraries.randomValue(RandomRules::rule);
    }

    /// With dates, exceptions and an exclusion rule now and then; all have an instance besides DTSTART.
    static Arbitrary<Schedule> schedules() {
        return Arbitraries.randomValue(RandomRules::schedule)
                .filter(schedule -> Recurrences.of(schedule, Zone.UTC).first(2).size() == 2);
    }

    private static Schedule schedule(Random random) {
        var start = start(random);
        return new Schedule(
                start,
                Span.ZERO,
                Stream.generate(() -> Rules.rule(rule(random), start))
                        .limit(1 + random.nextInt(2))
                        .toList(),
                random.nextInt(3) == 0 ? List.of(Rules.rule("FREQ=DAILY;INTERVAL=2", start)) : List.of(),
                near(random, start).map(RecurrenceDate::of).toList(),
                near(random, start).toList(),
                List.of());
    }

    /// Some instances moved as well, alone or with all that follow.
    static Arbitrary<Schedule> movedSchedules() {
        return Arbitraries.randomValue(random -> {
            var schedule = schedule(random);
            var names = Recurrences.of(schedule, Zone.UTC).first(12).stream()
                    .map(Occurrence::recurrenceId)
                    .toList();
            return schedule.with(
                    schedule.exceptions(),
                    names.isEmpty()
                            ? List.of()
                            : some(random, names, 4).stream()
                                    .map(name -> moved(random, name))
                                    .toList());
        });
    }

    private static Rescheduled moved(Random random, CalendarTime name) {
        var range = random.nextInt(3) == 0 ? Rescheduled.Range.THIS_AND_FUTURE : Rescheduled.Range.THIS;
        var to = name.local().plusHours(random.nextInt(100) - 50L);
        return new Rescheduled(name, range, name.withLocal(to), Span.ZERO);
    }

    private static Stream<CalendarTime> near(Random random, CalendarTime start) {
        return Stream.generate(() -> start.withLocal(start.local().plusDays(1 + random.nextInt(60))))
                .limit(random.nextInt(3));
    }

    /// DAILY to YEARLY, with DTSTART in step.
    static Arbitrary<Schedule> plainSchedules() {
        return Arbitraries.randomValue(random -> {
            var start = start(random);
            return Rules.schedule(start, plainRule(random, start.local()));
        });
    }

    static LocalDateTime moment(Random random) {
        return LocalDateTime.of(1995 + random.nextInt(35), 1, 1, random.nextInt(24), 15 * random.nextInt(4))
                .plusDays(random.nextInt(366));
    }

    private static CalendarTime start(Random random) {
        var date = moment(random);
        var zone = pick(random, ZONES);
        return zone.isEmpty()
                ? new CalendarTime.Floating(date)
                : new CalendarTime.Zoned(date, Zones.find(zone).orElseThrow());
    }

    static String plainRule(Random random, LocalDateTime start) {
        var parts = new ArrayList<String>();
        var day = DAYS.get(start.getDayOfWeek().getValue() - 1);
        switch (random.nextInt(6)) {
            case 0 -> parts.add("FREQ=DAILY");
            case 1 -> parts.add("FREQ=WEEKLY");
            case 2 -> parts.add("FREQ=WEEKLY;BYDAY=" + with(day, some(random, DAYS, 3)));
            case 3 ->
                parts.add("FREQ=MONTHLY;BYMONTHDAY="
                        + with(Integer.toString(start.getDayOfMonth()), numbers(random, 1, 31, 2)));
            case 4 -> parts.add("FREQ=MONTHLY;BYDAY=" + ((start.getDayOfMonth() - 1) / 7 + 1) + day);
            default -> parts.add("FREQ=YEARLY");
        }
        if (random.nextBoolean()) {
            parts.add("INTERVAL=" + (2 + random.nextInt(11)));
        }
        if (random.nextInt(3) == 0) {
            parts.add("COUNT=" + (1 + random.nextInt(50)));
        }
        parts.add("WKST=" + pick(random, DAYS));
        return String.join(";", parts);
    }

    private static String rule(Random random) {
        return rule(random, RecurrenceRule.Frequency.valueOf(pick(random, FREQUENCIES)));
    }

    /// With any parts that go together.
    static String rule(Random random, RecurrenceRule.Frequency frequency) {
        var parts = new ArrayList<>(List.of("FREQ=" + frequency));
        sometimes(random, 2, parts, "INTERVAL=" + (1 + random.nextInt(40)));
        sometimes(random, 3, parts, "BYMONTH=" + join(numbers(random, 1, 12, 4)));
        var weeks = sometimes(random, 8, parts, "BYWEEKNO=" + join(signed(random, 53, 3)));
        sometimes(random, 8, parts, "BYYEARDAY=" + join(signed(random, 366, 5)));
        sometimes(random, 3, parts, "BYMONTHDAY=" + join(signed(random, 31, 4)));
        var nth = !weeks && frequency.compareTo(RecurrenceRule.Frequency.MONTHLY) >= 0 && random.nextBoolean();
        sometimes(random, 3, parts, "BYDAY=" + join(weekdays(random, nth)));
        sometimes(random, 5, parts, "BYHOUR=" + join(numbers(random, 0, 23, 3)));
        sometimes(random, 5, parts, "BYMINUTE=" + join(numbers(random, 0, 59, 3)));
        sometimes(random, 6, parts, "BYSECOND=" + join(numbers(random, 0, 59, 3)));
        if (parts.stream().anyMatch(part -> part.startsWith("BY"))) {
            sometimes(random, 5, parts, "BYSETPOS=" + join(signed(random, 6, 2)));
        }
        sometimes(random, 3, parts, "WKST=" + pick(random, DAYS));
        if (!sometimes(random, 4, parts, "COUNT=" + (1 + random.nextInt(60)))) {
            sometimes(random, 4, parts, "UNTIL=" + (2000 + random.nextInt(60)) + "0615T120000Z");
        }
        return String.join(";", parts);
    }

    /// MONTHLY or YEARLY, with SKIP and days that some months and years have not.
    static String skippingRule(Random random, RecurrenceRule.Frequency frequency) {
        var parts = new ArrayList<>(List.of(
                "RSCALE=GREGORIAN",
                "FREQ=" + frequency,
                "SKIP=" + pick(random, List.of("FORWARD", "BACKWARD")),
                "INTERVAL=" + (1 + random.nextInt(5))));
        if (frequency == RecurrenceRule.Frequency.YEARLY && random.nextBoolean()) {
            parts.add("BYYEARDAY=" + join(some(random, List.of("366", "-366", "1", "-1", "365", "60"), 4)));
        } else {
            parts.add("BYMONTHDAY=" + join(some(random, List.of("29", "30", "31", "-29", "-30", "-31", "1", "-1"), 4)));
        }
        sometimes(random, 3, parts, "BYMONTH=" + join(numbers(random, 1, 12, 6)));
        sometimes(random, 3, parts, "BYDAY=" + join(weekdays(random, false)));
        sometimes(random, 4, parts, "BYHOUR=" + join(numbers(random, 0, 23, 3)));
        sometimes(random, 3, parts, "BYSETPOS=" + join(signed(random, 4, 2)));
        return String.join(";", parts);
    }

    private static boolean sometimes(Random random, int oneIn, List<String> parts, String part) {
        return random.nextInt(oneIn) == 0 && parts.add(part);
    }

    private static List<String> weekdays(Random random, boolean nth) {
        return some(random, DAYS, 3).stream()
                .map(day -> nth ? pick(random, List.of("1", "2", "3", "-1", "-2", "5")) + day : day)
                .toList();
    }

    private static List<String> numbers(Random random, int from, int to, int most) {
        return Stream.generate(() -> Integer.toString(from + random.nextInt(to - from + 1)))
                .limit(1 + random.nextInt(most))
                .distinct()
                .toList();
    }

    private static List<String> signed(Random random, int to, int most) {
        return numbers(random, 1, to, most).stream()
                .map(number -> random.nextInt(3) == 0 ? "-" + number : number)
                .toList();
    }

    private static <T> List<T> some(Random random, List<T> all, int most) {
        return Stream.generate(() -> pick(random, all))
                .limit(1 + random.nextInt(most))
                .distinct()
                .toList();
    }

    private static String with(String needed, List<String> others) {
        return Stream.concat(Stream.of(needed), others.stream()).distinct().collect(Collectors.joining(","));
    }

    private static String join(List<String> values) {
        return String.join(",", values);
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
