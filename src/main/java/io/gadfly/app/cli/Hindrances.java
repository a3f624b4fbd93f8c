package io.gadfly.app.cli;

import io.gadfly.engine.ReminderService.ClockDoubt;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.reminder.NagPolicy.Also;
import io.gadfly.reminder.StoreException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says why nothing rings, wherever somebody looks: a pool that is paused, a clock that is in doubt, a silence,
/// or that no program runs.
final class Hindrances {
    private static final Logger LOG = LoggerFactory.getLogger(Hindrances.class);

    private Hindrances() {}

    static void warn(Invocation here) {
        var reminders = here.reminders();
        reminders.clockDoubt().ifPresent(doubt -> warn(doubt, here));
        warnOfPools(here);
        reminders.quiet().ifPresent(quiet -> here.output().complain(QuietText.of(quiet, here)));
    }

    /// Costs nobody their command: where the store cannot be read, the command says so if it needs it.
    static void warnOfPools(Invocation here) {
        try {
            here.reminders().pools().forEach(pool -> warn(pool, here));
        } catch (StoreException e) {
            LOG.debug("Which pools are paused cannot be read", e);
        }
    }

    static void warn(PoolInfo pool, Invocation here) {
        switch (pool.mode()) {
            case RUNNING -> {}
            case PAUSED -> here.output().complain(Words.of("hindrance.paused", pool.name()));
            case DRAINING -> here.output().complain(Words.of("hindrance.draining", pool.name()));
        }
    }

    /// Said last to somebody who just set what is to ring.
    static void noteRest(Invocation here) {
        if (!here.house().isRunning()) {
            here.output().note(Words.of("hindrance.rest"));
        }
    }

    /// Said to somebody who just asked for ways that do not lead anywhere yet.
    static void noteUnset(Set<Also> ways, Invocation here) {
        var media = here.house().settings().current().media();
        if (ways.contains(Also.MAIL) && !media.mail().isComplete()) {
            here.output().note(Words.of("hindrance.mail"));
        }
        if (ways.contains(Also.COMMAND) && media.command().arguments().isEmpty()) {
            here.output().note(Words.of("hindrance.command"));
        }
    }

    /// Said to somebody who just made something ring that honours quiet.
    static void noteQuiet(Invocation here) {
        here.reminders().quiet().ifPresent(quiet -> here.output().note(QuietText.of(quiet, here)));
    }

    static void warn(ClockDoubt doubt, Invocation here) {
        here.output().complain(Words.of("clock.doubt", here.text(doubt.lastSeen()), here.text(doubt.now())));
    }
}
