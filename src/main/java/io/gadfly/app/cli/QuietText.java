package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.Quiet;

/// Why it is quiet and until when, in words, and what ends it.
final class QuietText {
    private QuietText() {}

    static String of(Quiet quiet, Invocation here) {
        var until = here.text(quiet.until());
        return switch (quiet.reason()) {
            case SILENCE -> Words.of("quiet.silence", until);
            case QUIET_HOURS -> Words.of("quiet.hours", until);
            case DESKTOP -> Words.of("quiet.desktop");
            case BUDGET -> Words.of("quiet.budget", until);
        };
    }
}
