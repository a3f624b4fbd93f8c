package io.gadfly.app.cli;

import io.gadfly.engine.EngineSettings;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Until;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.ScheduleWords;
import io.gadfly.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a definition says, in words, with its next dates.
final class DefinitionLines {
    private static final int NEXT_DATES = 5;
    private static final ScheduleWords ENGLISH = ScheduleWords.in(Locale.ROOT);

    private DefinitionLines() {}

    /// @param next when it fires next; empty: no further fire
    /// @param isSilent whether it neither rings now nor will
    static List<String> of(Definition definition, Optional<Instant> next, boolean isSilent, Invocation here) {
        var lines = new ArrayList<String>();
        definition
                .schedule()
                .ifPresentOrElse(
                        schedule -> lines.addAll(schedule(schedule, isSilent, here)),
                        () -> lines.add(Words.of("show.no.time")));
        lines.addAll(ToldApartLines.of(definition, here));
        lines.addAll(AlarmLines.of(definition, here));
        var policies = AlarmLines.policies(definition);
        if (policies.size() == 1) {
            var policy = policies.getFirst();
            lines.add(Words.of("show.nag", NagText.inWords(policy)) + nextDay(definition, policy));
        }
        definition.afterDone().map(DefinitionLines::inWords).ifPresent(lines::add);
        if (!definition.misfire().equals(MisfirePolicy.DEFAULT)) {
            lines.add(Words.of("show.missed", MisfireText.inWords(definition.misfire())));
        }
        pool(definition.details(), here).ifPresent(lines::add);
        next.ifPresent(at -> lines.add(RingText.of(definition, at, here)));
        return lines;
    }

    private static List<String> schedule(Schedule schedule, boolean isSilent, Invocation here) {
        var lines = new ArrayList<String>();
        lines.add(Words.of("show.when", ENGLISH.describe(schedule, here.zone())));
        schedule.rules().forEach(rule -> lines.add(Words.of("show.rule", rule.text())));
        var dates = next(schedule, here);
        var isDay = schedule.start() instanceof CalendarTime.Day;
        lines.add(
                dates.isEmpty()
                        ? NoNextDate.inWords(schedule, isSilent, here)
                        : Words.of(
                                "show.next",
                                dates.stream()
                                                .map(date -> isDay ? here.day(date) : here.text(date))
                                                .collect(Collectors.joining(", "))
                                        + here.zoneBeside(schedule.start())));
        return lines;
    }

    private static String inWords(Span afterDone) {
        return Words.of(
                "show.after.done",
                Durations.inWords(Duration.ofDays(afterDone.days()).plus(afterDone.time())));
    }

    /// Said where the deadline's time of day lies before that of the start, and so on the day after it.
    private static String nextDay(Definition definition, NagPolicy policy) {
        return definition
                .schedule()
                .map(Schedule::start)
                .filter(start -> !(start instanceof CalendarTime.Day))
                .filter(start -> policy.until() instanceof Until.TimeOfDay(var end)
                        && !end.isAfter(start.local().toLocalTime()))
                .map(_ -> Words.of("show.nag.next.day"))
                .orElse("");
    }

    private static List<Instant> next(Schedule schedule, Invocation here) {
        return OccurrenceWindow.after(here.now())
                .of(Recurrences.of(schedule, here.zone()))
                .limit(NEXT_DATES)
                .map(each -> each.startIn(here.zone()))
                .toList();
    }

    private static Optional<String> pool(Details details, Invocation here) {
        return Optional.of(here.reminders().poolOf(details))
                .filter(pool -> !pool.equals(EngineSettings.DEFAULT_POOL))
                .map(pool -> Words.of("show.pool", pool, reason(details, here)));
    }

    private static String reason(Details details, Invocation here) {
        return here.house().settings().current().list(details.list()).pool().isPresent()
                ? Words.of("show.pool.list", details.list())
                : Words.of("show.pool.priority");
    }
}
