package io.gadfly.app.cli;

import io.gadfly.engine.Outlook;
import io.gadfly.engine.ReminderService.Quiet;
import io.gadfly.reminder.Definition;
import java.time.Instant;

/// When a reminder rings next, in words, and what will hold it back.
final class RingText {
    private RingText() {}

    /// @param at when it is due
    static String of(Definition definition, Instant at, Invocation here) {
        var due = here.text(at);
        return switch (Outlook.of(definition, at, here.reminders(), here.now())) {
            case Outlook.Rings() -> Words.of("show.rings", due);
            case Outlook.Stopped(var pool) -> Words.of("show.rings.stopped", due, pool);
            case Outlook.Held(var quiet) -> Words.of("show.rings.held", due, here.text(quiet.until()), reason(quiet));
            case Outlook.Waits(var by) -> Words.of("show.rings.waits", due, here.text(by));
            case Outlook.Crowded() -> Words.of("show.rings.crowded", due);
        };
    }

    private static String reason(Quiet quiet) {
        return Words.of(
                switch (quiet.reason()) {
                    case SILENCE -> "held.silence";
                    case QUIET_HOURS -> "held.hours";
                    case DESKTOP -> "held.desktop";
                    case BUDGET -> "held.budget";
                });
    }
}
