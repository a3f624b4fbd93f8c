package io.gadfly.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A schedule as an attacker, or an accident, writes it.
///
/// @param rules joined by `|`, as are those that are excluded
/// @param many how many of an extra there are
record HostileSchedule(String name, String start, String zone, String rules, String excluded, Extra extra, int many) {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant MONTH_LATER = NOW.plus(Duration.ofDays(31));
    private static final int FEW = 1_000;

    /// As long as a list of a month may become.
    private static final int MANY = 50_000;

    /// What else it has, from day to day.
    enum Extra {
        NOTHING,
        DATES,
        PERIODS,
        EXCEPTIONS,
        DAYS_GONE,
        MOVED,
        /// All to the same time.
        HEAPED,
        MOVED_WITH_ALL
    }

    static HostileSchedule of(String name, String rules) {
        return from(name, "20260101T090000", "UTC", rules);
    }

    static HostileSchedule from(String name, String start, String zone, String rules) {
        return new HostileSchedule(name, start, zone, rules, "", Extra.NOTHING, 0);
    }

    static HostileSchedule without(String name, String rules, String excluded) {
        return new HostileSchedule(name, "20260101T000000", "UTC", rules, excluded, Extra.NOTHING, 0);
    }

    HostileSchedule with(int number, Extra other) {
        return new HostileSchedule(name, start, zone, rules, excluded, other, number);
    }

    @Override
    public String toString() {
        return name;
    }

    /// Reads it, and asks what comes next, what was last, what is worth a note, which are the first thousand
    /// and those of a month, how many there are, and why there is one now or not.
    String answer() {
        return switch (CalendarTime.parse(start, Zones.find(zone)).then(this::schedule)) {
            case Parsed.Refused<Schedule>(var refusal) -> "refused: " + refusal.reason();
            case Parsed.Value<Schedule>(var schedule) -> answer(schedule);
        };
    }

    private static String answer(Schedule schedule) {
        var recurrences = Recurrences.of(schedule, Zone.UTC);
        var next = recurrences.after(NOW);
        recurrences.notes();
        var shown = next instanceof Next.At(var occurrence)
                ? occurrence.start().text()
                : next.getClass().getSimpleName();
        try {
            recurrences.before(NOW);
            recurrences.contains(NOW);
            recurrences.why(NOW);
            recurrences.count();
            return shown + ", " + recurrences.all().limit(FEW).count() + ", " + inMonth(recurrences);
        } catch (RefusedException tooCostly) {
            return shown + ", refused: " + tooCostly.refusal().reason();
        }
    }

    private static long inMonth(Recurrences recurrences) {
        var many = recurrences.startsBetween(NOW, MONTH_LATER).limit(MANY).count() == MANY;
        return many
                ? recurrences.between(NOW, MONTH_LATER).limit(FEW).count()
                : recurrences.listBetween(NOW, MONTH_LATER).size();
    }

    private Parsed<Schedule> schedule(CalendarTime first) {
        return rules(rules, first)
                .then(given -> rules(excluded, first)
                        .map(gone -> new Schedule(
                                first, Span.ZERO, given, gone, dates(first), exceptions(first), overrides(first))));
    }

    private static Parsed<List<RecurrenceRule>> rules(String texts, CalendarTime first) {
        var parsed = Stream.of(texts.split("\\|"))
                .filter(text -> !text.isEmpty())
                .map(text -> RecurrenceRule.parse(text, first))
                .toList();
        for (var rule : parsed) {
            if (rule instanceof Parsed.Refused<RecurrenceRule>(var refusal)) {
                return new Parsed.Refused<>(refusal);
            }
        }
        return RecurrenceRule.together(
                parsed.stream().flatMap(rule -> rule.toOptional().stream()).toList());
    }

    private Stream<CalendarTime> days(CalendarTime first) {
        return IntStream.range(0, many)
                .mapToObj(day -> first.withLocal(first.local().plusDays(day)));
    }

    private List<RecurrenceDate> dates(CalendarTime first) {
        return switch (extra) {
            case DATES ->
                days(first).map(day -> later(day, 1)).map(RecurrenceDate::of).toList();
            case PERIODS ->
                days(first)
                        .map(day -> new RecurrenceDate(later(day, 1), Optional.of(Span.ofDays(1))))
                        .toList();
            case NOTHING, EXCEPTIONS, DAYS_GONE, MOVED, HEAPED, MOVED_WITH_ALL -> List.of();
        };
    }

    private List<CalendarTime> exceptions(CalendarTime first) {
        return switch (extra) {
            case EXCEPTIONS -> days(first).toList();
            case DAYS_GONE ->
                days(first)
                        .<CalendarTime>map(
                                day -> new CalendarTime.Day(day.local().toLocalDate()))
                        .toList();
            case NOTHING, DATES, PERIODS, MOVED, HEAPED, MOVED_WITH_ALL -> List.of();
        };
    }

    private List<Rescheduled> overrides(CalendarTime first) {
        var range = extra == Extra.MOVED_WITH_ALL ? Rescheduled.Range.THIS_AND_FUTURE : Rescheduled.Range.THIS;
        return switch (extra) {
            case MOVED, MOVED_WITH_ALL ->
                days(first)
                        .map(day -> new Rescheduled(day, range, later(day, 1), Span.ZERO))
                        .toList();
            case HEAPED ->
                days(first)
                        .map(day -> new Rescheduled(day, range, later(first, 30_000), Span.ZERO))
                        .toList();
            case NOTHING, DATES, PERIODS, EXCEPTIONS, DAYS_GONE -> List.of();
        };
    }

    private static CalendarTime later(CalendarTime time, int hours) {
        return time.withLocal(time.local().plusHours(hours));
    }
}
