package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.Quiet;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.reminder.Definition;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a reminder rings next, in words, and what will hold it back.
final class RingText {
    private static final Duration NEAR = Duration.ofDays(1);

    private RingText() {}

    /// @param at when it is due
    static String of(Definition definition, Instant at, Invocation here) {
        var due = here.text(at);
        return stopped(definition, here)
                .map(pool -> Words.of("show.rings.stopped", due, pool.name()))
                .or(() -> quiet(definition, at, here)
                        .map(quiet -> Words.of("show.rings.held", due, here.text(quiet.until()), reason(quiet))))
                .or(() -> startsBy(definition, at, here).map(by -> Words.of("show.rings.waits", due, here.text(by))))
                .orElseGet(() -> Words.of("show.rings", due));
    }

    /// Who holds the slots on another day, nobody knows.
    private static Optional<Instant> startsBy(Definition definition, Instant at, Invocation here) {
        return at.isBefore(here.now().plus(NEAR)) ? here.reminders().startsBy(definition, at) : Optional.empty();
    }

    private static Optional<PoolInfo> stopped(Definition definition, Invocation here) {
        var name = here.reminders().poolOf(definition.details());
        return here.reminders().pools().stream()
                .filter(pool -> pool.name().equals(name) && pool.mode() != PoolInfo.Mode.RUNNING)
                .findFirst();
    }

    private static Optional<Quiet> quiet(Definition definition, Instant at, Invocation here) {
        return switch (definition.nag().quietHours()) {
            case HONOURED -> here.reminders().quietAt(at);
            case IGNORED -> Optional.empty();
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
