package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.engine.EngineSettings;
import io.gadfly.notification.PlainText;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagPolicy.Until;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.ScheduleWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A reminder in words, with its next dates.
final class ReminderLines {
    private static final int NEXT_DATES = 5;
    private static final ScheduleWords ENGLISH = ScheduleWords.in(Locale.ROOT);

    private ReminderLines() {}

    /// Answers with the reminder under a heading that has its number and title, or the beginning of a very long one.
    static void show(Reminder reminder, String heading, Invocation here) {
        var planned = here.reminders().find(reminder.id()).orElse(new Planned(reminder, Optional.empty()));
        var lines = new ArrayList<String>();
        lines.add(Words.of(heading, reminder.id(), PlainText.line(reminder.title())));
        lines.addAll(body(planned, here));
        here.output().show(ReminderDocument.of(planned, here), lines);
    }

    static List<String> of(Planned planned, Invocation here) {
        var reminder = planned.reminder();
        var lines = new ArrayList<String>();
        lines.add(Words.of("show.heading", reminder.id(), reminder.title()));
        lines.addAll(body(planned, here));
        var notes = reminder.definition().details().notes();
        if (!notes.isBlank()) {
            lines.add("");
            lines.addAll(notes.lines().toList());
        }
        return lines;
    }

    private static List<String> body(Planned planned, Invocation here) {
        var definition = planned.reminder().definition();
        var lines = new ArrayList<String>();
        definition
                .schedule()
                .ifPresentOrElse(
                        schedule -> lines.addAll(schedule(schedule, planned, here)),
                        () -> lines.add(Words.of("show.no.time")));
        lines.add(Words.of("show.nag", NagText.inWords(definition.nag())) + nextDay(definition));
        pool(definition.details(), here).ifPresent(lines::add);
        planned.nextFireAt().ifPresent(at -> lines.add(RingText.of(definition, at, here)));
        status(planned, here).ifPresent(lines::add);
        return lines;
    }

    private static Optional<String> status(Planned planned, Invocation here) {
        var reminder = planned.reminder();
        return switch (reminder.status()) {
            case OPEN -> ReminderDocument.unfinished(planned, here).map(ReminderLines::unfinished);
            case DONE -> Optional.of(Words.of("show.done", reminder.id()));
            case DISABLED -> Optional.of(Words.of("show.disabled", reminder.id()));
        };
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

    private static String unfinished(FireView view) {
        return Words.of("show.unfinished", FireDocument.state(view.fire()), view.reminder().id());
    }

    private static List<String> schedule(Schedule schedule, Planned planned, Invocation here) {
        var lines = new ArrayList<String>();
        lines.add(Words.of("show.when", ENGLISH.describe(schedule, here.zone())));
        schedule.rules().forEach(rule -> lines.add(Words.of("show.rule", rule.text())));
        var dates = next(schedule, here);
        var isDay = schedule.start() instanceof CalendarTime.Day;
        lines.add(
                dates.isEmpty()
                        ? NoNextDate.inWords(schedule, planned, here)
                        : Words.of(
                                "show.next",
                                dates.stream()
                                        .map(date -> isDay ? here.day(date) : here.text(date))
                                        .collect(Collectors.joining(", "))));
        return lines;
    }

    /// Said where the deadline's time of day lies before that of the start, and so on the day after it.
    private static String nextDay(Definition definition) {
        return definition
                .schedule()
                .map(Schedule::start)
                .filter(start -> !(start instanceof CalendarTime.Day))
                .filter(start -> definition.nag().until() instanceof Until.TimeOfDay(var end)
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
}
