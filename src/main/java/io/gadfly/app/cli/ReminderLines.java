package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.notification.PlainText;
import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.Recurrences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A reminder in words, with its next dates.
final class ReminderLines {
    private ReminderLines() {}

    /// Answers with the reminder under a heading that has its number and title, or the beginning of a very long
    /// one.
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
        var lines = new ArrayList<>(DefinitionLines.of(
                planned.reminder().definition(), planned.nextFireAt(), isSilent(planned, here), here));
        status(planned, here).ifPresent(lines::add);
        return lines;
    }

    /// Else an alarm of the last date is still to come, or its fire is at the user.
    private static boolean isSilent(Planned planned, Invocation here) {
        return planned.nextFireAt().isEmpty()
                && here.reminders()
                        .current(planned.reminder().id())
                        .filter(view -> view.fire().state() instanceof NagState.Live)
                        .isEmpty();
    }

    private static Optional<String> status(Planned planned, Invocation here) {
        var reminder = planned.reminder();
        return switch (reminder.status()) {
            case OPEN ->
                here.reminders()
                        .unfinished(planned)
                        .map(ReminderLines::unfinished)
                        .or(() -> alarmsOver(planned, here));
            case DONE -> Optional.of(Words.of("show.done", reminder.id()));
            case DISABLED -> Optional.of(Words.of("show.disabled", reminder.id()));
        };
    }

    /// Why it will not ring; empty where it rings or will.
    ///
    /// @param neverRang whether nothing of it was ever due
    static Optional<String> whySilent(Planned planned, boolean neverRang, Invocation here) {
        var reminder = planned.reminder();
        return switch (reminder.status()) {
            case OPEN -> alarmsOver(planned, here).or(() -> noDate(planned, neverRang, here));
            case DONE -> Optional.of(Words.of("show.done", reminder.id()));
            case DISABLED -> Optional.of(Words.of("show.disabled", reminder.id()));
        };
    }

    private static Optional<String> noDate(Planned planned, boolean neverRang, Invocation here) {
        if (!isSilent(planned, here)) {
            return Optional.empty();
        }
        return planned.reminder()
                .definition()
                .activeSchedule()
                .map(schedule -> NoNextDate.inWords(schedule, true, here)
                        + (neverRang && NoNextDate.isOver(schedule, here) ? Words.of("explain.over") : ""))
                .or(() -> Optional.of(Words.of("show.no.time")));
    }

    /// Why nothing rings of what is still to come; empty where something does, or nothing is.
    static Optional<String> alarmsOver(Planned planned, Invocation here) {
        return planned.reminder()
                .definition()
                .activeSchedule()
                .filter(_ -> planned.reminder().status() == Reminder.Status.OPEN && isSilent(planned, here))
                .flatMap(schedule -> OccurrenceWindow.after(here.now())
                        .of(Recurrences.of(schedule, here.zone()))
                        .findFirst())
                .map(_ -> Words.of("show.alarms.over"));
    }

    /// What finishes it although nothing of it rings any more; empty where nothing is left to finish.
    static Optional<String> endedOpen(Planned planned, Invocation here) {
        return Optional.of(planned)
                .filter(open -> open.reminder().status() == Reminder.Status.OPEN)
                .flatMap(here.reminders()::unfinished)
                .filter(view -> view.fire().state() instanceof NagState.Over)
                .map(ReminderLines::unfinished);
    }

    private static String unfinished(FireView view) {
        return Words.of(
                "show.unfinished",
                FireDocument.inWords(FireDocument.state(view.fire())),
                view.reminder().id());
    }
}
