package io.gadfly.engine;

import io.gadfly.engine.Deliveries.Message;
import io.gadfly.engine.MediumServer.Outcome;
import io.gadfly.kernel.Context;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.reminder.Fence;
import java.util.List;
import java.util.function.Predicate;

/// Brings each nag to the rung of the ladder that its loudness asks for, and where that fails to the next one. A medium
/// that takes no answers is joined by the next that does.
final class NagLadder {
    private final List<Medium> ladder;
    private final DeliveryLog log;
    private final MediumCall call;
    private final Absences absences;
    private final Lookout lookout;
    private final ShownNags shown;

    /// A nag on its way up.
    ///
    /// @param rung where it is tried now
    /// @param seen whether a medium without answers has shown it
    record Attempt(Message.Ring ring, int rung, boolean seen) {
        Attempt next(boolean seenHere) {
            return new Attempt(ring, rung + 1, seen || seenHere);
        }
    }

    /// @param lookout kept while a nag is on a lower rung than it might be
    NagLadder(List<Medium> ladder, DeliveryLog log, MediumCall call, Absences absences, Lookout lookout) {
        this.ladder = ladder;
        this.log = log;
        this.call = call;
        this.absences = absences;
        this.lookout = lookout;
        this.shown = new ShownNags(ladder.size());
    }

    void ring(Message.Ring ring, Context<Message> context) {
        shown.begin(ring);
        var first = Math.clamp(ring.rung(), 0, Math.max(0, ladder.size() - 1));
        attempt(new Attempt(ring, first, false), context);
    }

    private void attempt(Attempt attempt, Context<Message> context) {
        if (attempt.rung() >= ladder.size()) {
            isOver(attempt, context);
            return;
        }
        var self = context.self();
        if (!call.tryDeliver(
                ladder.get(attempt.rung()),
                attempt.ring().notification(),
                outcome -> self.cast(new Message.Settled(attempt, outcome)))) {
            attempt(attempt.next(false), context);
        }
    }

    private void isOver(Attempt attempt, Context<Message> context) {
        shown.end(attempt.ring());
        if (!attempt.seen()) {
            log.notDelivered(attempt.ring().notification(), "noMedium");
        }
        lookout.keep(context);
    }

    void settle(Attempt attempt, Outcome outcome, Context<Message> context) {
        var medium = ladder.get(attempt.rung());
        var notification = attempt.ring().notification();
        switch (outcome) {
            case Outcome.Shown(var answerable) -> {
                absences.isBack(medium);
                if (shown.isCurrent(attempt.ring())) {
                    arrived(attempt, answerable, context);
                }
            }
            case Outcome.NotShown(var reason) -> {
                log.notDelivered(notification, medium.name() + ": " + reason);
                goOn(attempt, context);
            }
            case Outcome.Absent(var reason) -> {
                absences.note(notification, medium, reason);
                goOn(attempt, context);
            }
            case Outcome.Present _ -> {}
            case Outcome.Inhibited() -> inhibited(attempt, context);
        }
    }

    private void arrived(Attempt attempt, boolean answerable, Context<Message> context) {
        var notification = attempt.ring().notification();
        shown.reached(attempt.ring(), attempt.rung(), !answerable);
        log.delivered(notification, ladder.get(attempt.rung()).name());
        if (!answerable) {
            attempt(attempt.next(true), context);
        } else if (notification.loudness() == Loudness.SILENT) {
            shown.forget(notification.fence());
        }
    }

    private void inhibited(Attempt attempt, Context<Message> context) {
        if (attempt.ring().insistent()) {
            goOn(attempt, context);
        } else if (shown.isCurrent(attempt.ring())) {
            shown.forget(attempt.ring().notification().fence());
            log.inhibited(attempt.ring().notification());
        }
    }

    private void goOn(Attempt attempt, Context<Message> context) {
        lookout.keep(context);
        if (shown.isCurrent(attempt.ring())) {
            attempt(attempt.next(false), context);
        }
    }

    void withdraw(Fence fence) {
        shown.forget(fence);
    }

    /// How many rungs have somebody below them who would be better off there.
    int worst() {
        return Math.min(shown.worst(), ladder.size());
    }

    /// Lets those try again that would be better off on that rung, if it is there for them.
    void goOnFrom(int rung, Predicate<Message.Ring> isThere, Context<Message> context) {
        for (var ring : shown.above(rung)) {
            if (isThere.test(ring)) {
                shown.goOn(ring);
                attempt(new Attempt(ring, rung, true), context);
            } else {
                lookout.keep(context);
            }
        }
    }
}
