package io.gadfly.engine;

import io.gadfly.engine.Deliveries.Message;
import io.gadfly.kernel.Context;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;

/// Why nags were not shown on rungs of the ladder: that goes to their time lines, and as long as there is such a
/// nag a better medium is looked out for.
final class Refusals {
    private final DeliveryLog log;
    private final Absences absences;
    private final Lookout lookout;

    Refusals(DeliveryLog log, Absences absences, Lookout lookout) {
        this.log = log;
        this.absences = absences;
        this.lookout = lookout;
    }

    void failed(Notification nag, Medium medium, String reason, Context<Message> context) {
        note(nag, medium, reason);
        lookout.keep(context);
    }

    private void note(Notification nag, Medium medium, String reason) {
        log.notDelivered(nag, medium.name() + ": " + reason);
    }

    void absent(Notification nag, Medium medium, String reason, Context<Message> context) {
        if (absences.isNews(nag, medium)) {
            note(nag, medium, reason);
        }
        lookout.keep(context);
    }

    void isBack(Medium medium) {
        absences.isBack(medium);
    }

    /// It is left alone just now. Whoever takes the nag in its stead, it is to come back there.
    ///
    /// @param isSeen whether a medium has shown it: then there is nothing to say
    void rests(Notification nag, Medium medium, boolean isSeen, Context<Message> context) {
        if (!isSeen) {
            note(nag, medium, Texts.of("medium.rests"));
        }
        lookout.keep(context);
    }

    /// No rung is left to try.
    ///
    /// @param isSeen whether a medium has shown it all the same: one without answers
    void byAll(Notification nag, boolean isSeen, Context<Message> context) {
        if (!isSeen) {
            log.notDelivered(nag, "noMedium");
        }
        lookout.keep(context);
    }
}
