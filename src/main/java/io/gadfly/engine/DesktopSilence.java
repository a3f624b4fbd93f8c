package io.gadfly.engine;

import io.gadfly.engine.Deliveries.Message;
import io.gadfly.engine.MediumServer.Outcome;
import io.gadfly.kernel.Context;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import java.util.Optional;

/// The desktop's wish not to be disturbed: once it was heard it is asked for again, until the desktop takes it
/// back.
final class DesktopSilence {
    private final MediumCall call;
    private final DeliveryLog log;
    private final Lookout lookout;
    private Optional<Medium> desktop = Optional.empty();

    /// @param lookout kept while it is silent
    DesktopSilence(MediumCall call, DeliveryLog log, Lookout lookout) {
        this.call = call;
        this.log = log;
        this.lookout = lookout;
    }

    /// @param medium that asks for it
    /// @param unheard what was not shown
    void begin(Medium medium, Notification unheard, Context<Message> context) {
        desktop = Optional.of(medium);
        log.inhibited(unheard);
        lookout.keep(context);
    }

    /// @param isBack whether a medium said that it came or went
    void askAgain(boolean isBack, ProcessRef<Message> self) {
        desktop.ifPresent(medium -> call.ask(
                medium,
                reply -> new MediumServer.Message.Probe(isBack, reply),
                outcome -> self.cast(new Message.SilenceAsked(outcome))));
    }

    void asked(Outcome outcome, Context<Message> context) {
        if (desktop.isEmpty()) {
            return;
        }
        if (outcome instanceof Outcome.Inhibited) {
            log.stillInhibited();
            lookout.keep(context);
        } else {
            desktop = Optional.empty();
            log.inhibitedNoMore();
        }
    }
}
