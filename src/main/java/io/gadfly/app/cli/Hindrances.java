package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.ClockDoubt;
import io.gadfly.kernel.PoolInfo;
import java.util.Locale;

/// Says why nothing rings, wherever somebody looks: a pool that is paused, a clock that is in doubt, a silence.
final class Hindrances {
    private Hindrances() {}

    static void warn(Invocation here) {
        var reminders = here.reminders();
        reminders.clockDoubt().ifPresent(doubt -> warn(doubt, here));
        reminders.pools().stream()
                .filter(pool -> pool.mode() != PoolInfo.Mode.RUNNING)
                .forEach(pool -> here.output()
                        .complain(Words.of(
                                "hindrance." + pool.mode().name().toLowerCase(Locale.ROOT), pool.name())));
        reminders
                .silentUntil()
                .ifPresent(until -> here.output().complain(Words.of("hindrance.silent", here.text(until))));
    }

    static void warn(ClockDoubt doubt, Invocation here) {
        here.output().complain(Words.of("clock.doubt", here.text(doubt.lastSeen()), here.text(doubt.now())));
    }
}
