package io.gadfly.engine;

import io.gadfly.engine.Deliveries.Message;
import io.gadfly.engine.MediumServer.Outcome;
import io.gadfly.kernel.Context;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.reminder.Fence;
import java.util.List;
import java.util.function.Predicate;

/// Brings each nag to the rung of the ladder that its loudness asks for, and where that fails to the next one.
/// A medium that takes no answers is joined by the next that does.
final class NagLadder {
    private final List<Medium> ladder;
    private final DeliveryLog log;
    private final MediumCall call;
    private final Absences absences;
    private final Lookout lookout;
    private final DesktopSilence silence;
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
    /// @param silence begins where the desktop asks for it
    NagLadder(
            List<Medium> ladder,
            DeliveryLog log,
            MediumCall call,
            Absences absences,
            Lookout lookout,
            DesktopSilence silence) {
        this.ladder = ladder;
        this.log = log;
        this.call = call;
        this.absences = absences;
        this.lookout = lookout;
        this.silence = silence;
        this.shown = new ShownNags(ladder.size());
    }

    /// Answers whether it is on its way; if not, the desktop is asked first whether it wants to be disturbed.
    boolean ring(Message.Ring ring, Context<Message> context) {
        shown.begin(ring);
        if (isHeldByADesktop(ring) && inquire(ring, context.self())) {
            return false;
        }
        attempt(firstOf(ring), context);
        return true;
    }

    private boolean isHeldByADesktop(Message.Ring ring) {
        return !ladder.isEmpty() && !ring.insistent() && ring.notification().loudness() != Loudness.SILENT;
    }

    private boolean inquire(Message.Ring ring, ProcessRef<Message> self) {
        return call.tryAsk(
                ladder.getFirst(),
                reply -> new MediumServer.Message.Probe(false, reply),
                outcome -> self.cast(new Message.Inquired(ring, outcome)));
    }

    private Attempt firstOf(Message.Ring ring) {
        return new Attempt(ring, Math.clamp(ring.rung(), 0, Math.max(0, ladder.size() - 1)), false);
    }

    /// Answers whether it is on its way. Who did not answer the question is not asked to show it, either.
    boolean inquired(Message.Ring ring, Outcome outcome, Context<Message> context) {
        if (!shown.isCurrent(ring)) {
            return false;
        }
        var first = firstOf(ring);
        switch (outcome) {
            case Outcome.Inhibited() -> {
                inhibited(new Attempt(ring, 0, false), context);
                return false;
            }
            case Outcome.Present _, Outcome.Shown _ -> attempt(first, context);
            case Outcome.NotShown _, Outcome.Absent _ -> {
                if (first.rung() == 0) {
                    settle(first, outcome, context);
                } else {
                    attempt(first, context);
                }
            }
        }
        return true;
    }

    private void attempt(Attempt attempt, Context<Message> context) {
        if (attempt.rung() >= ladder.size()) {
            isOver(attempt, context);
            return;
        }
        var self = context.self();
        var medium = ladder.get(attempt.rung());
        var notification = attempt.ring().notification();
        if (!call.tryDeliver(medium, notification, outcome -> self.cast(new Message.Settled(attempt, outcome)))) {
            if (!attempt.seen()) {
                log.notDelivered(notification, medium.name() + ": " + Texts.of("medium.rests"));
            }
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
                if (absences.isNews(notification, medium)) {
                    log.notDelivered(notification, medium.name() + ": " + reason);
                }
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
            silence.begin(ladder.get(attempt.rung()), attempt.ring().notification(), context);
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
