package io.gadfly.app.cli;

import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Recurrences.Note;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.ScheduleWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A schedule in words, with its next dates and what may surprise about it.
///
/// @param from where its next dates begin, where that is not now
record ScheduleLines(Schedule schedule, Optional<Instant> from, Invocation here) {
    private static final int NEXT_DATES = 5;
    private static final ScheduleWords ENGLISH = ScheduleWords.in(Locale.ROOT);

    /// @param isSilent whether it neither rings now nor will
    List<String> lines(boolean isSilent) {
        var lines = new ArrayList<String>();
        lines.add(Words.of("show.when", ENGLISH.describe(schedule, here.zone())));
        schedule.rules().forEach(rule -> lines.add(Words.of("show.rule", rule.text())));
        var recurrences = Recurrences.of(schedule, here.zone());
        if (recurrences.notes().contains(Note.RULE_NEVER_HAPPENS)) {
            lines.add(Words.of("show.rule.never"));
        }
        gap().ifPresent(lines::add);
        var dates = OccurrenceWindow.after(begin())
                .of(recurrences)
                .limit(NEXT_DATES)
                .map(each -> each.startIn(here.zone()))
                .toList();
        lines.add(dates.isEmpty() ? NoNextDate.inWords(schedule, isSilent, here) : next(dates));
        return lines;
    }

    private String next(List<Instant> dates) {
        return Words.of(
                "show.next",
                dates.stream()
                                .map(date -> isDay() ? here.day(date) : here.text(date))
                                .collect(Collectors.joining(", "))
                        + here.zoneBeside(schedule.start()));
    }

    private boolean isDay() {
        return schedule.start() instanceof CalendarTime.Day;
    }

    /// A whole day is still to come until it has rung.
    private Instant begin() {
        return from.map(next -> isDay() ? midnightOf(next) : next)
                .map(first -> first.minusNanos(1))
                .filter(first -> first.isAfter(isDay() ? midnightOf(here.now()).minusNanos(2) : here.now()))
                .orElseGet(here::now);
    }

    private Instant midnightOf(Instant instant) {
        return here.zone()
                .instantOf(here.zone().wallTimeOf(instant).toLocalDate().atStartOfDay());
    }

    /// Where clocks go forward, a time of day may not be there (RFC 5545 §3.3.5).
    private Optional<String> gap() {
        return Optional.of(schedule.start())
                .filter(CalendarTime.Zoned.class::isInstance)
                .map(CalendarTime.Zoned.class::cast)
                .filter(start -> !start.zone().wallTimeOf(start.in(here.zone())).equals(start.local()))
                .map(start -> Words.of(
                        "show.gap",
                        start.local().toLocalTime(),
                        start.local().toLocalDate(),
                        start.zone().wallTimeOf(start.in(here.zone())).toLocalTime()));
    }
}
