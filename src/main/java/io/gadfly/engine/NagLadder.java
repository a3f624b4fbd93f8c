package io.gadfly.engine;

import io.gadfly.engine.Deliveries.Message;
import io.gadfly.engine.MediumServer.Outcome;
import io.gadfly.kernel.Context;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.reminder.Fence;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Brings each nag to the rung of the ladder that its loudness asks for, and where that fails to the next one.
/// A medium that takes no answers is joined by the next that does. There a person sees one thing of a fire: what
/// its earlier nags left elsewhere is taken away.
///
/// One nag at a time is on its way up, and what became of it is written down before the next one begins: so when
/// the program is killed there is one at most of which nobody knows whether it was told, and the deadline of a
/// delivery begins with it. What waits meanwhile waits for one deadline, since a medium that hangs is left alone
/// from then on.
final class NagLadder {
    private final Ladder ladder;
    private final DeliveryLog log;
    private final MediumCall call;
    private final Refusals refusals;
    private final Lookout lookout;
    private final DesktopSilence silence;
    private final BooleanSupplier isQuiet;
    private final ShownNags shown;
    private final SendingLine<Attempt> line = new SendingLine<>(Attempt::nag);

    /// @param lookout kept while a nag is on a lower rung than it might be
    /// @param silence begins where the desktop asks for it
    /// @param isQuiet whether nothing may ring just now that honours quiet hours
    NagLadder(
            List<Medium> media,
            DeliveryLog log,
            MediumCall call,
            Absences absences,
            Lookout lookout,
            DesktopSilence silence,
            BooleanSupplier isQuiet) {
        this.ladder = new Ladder(media);
        this.log = log;
        this.call = call;
        this.refusals = new Refusals(log, absences, lookout);
        this.lookout = lookout;
        this.silence = silence;
        this.isQuiet = isQuiet;
        this.shown = new ShownNags(media.size());
    }

    /// Answers whether it is on its way from now on; if not, the desktop is asked first whether it wants to be
    /// disturbed, or it was on its way before.
    boolean ring(Message.Ring ring, Context<Message> context) {
        if (line.isUnderWay(ladder.first(ring)) && shown.isOnItsWay(ring.notification())) {
            return false;
        }
        shown.begin(ring);
        if (isHeldByADesktop(ring) && inquire(ring, context.self())) {
            return false;
        }
        enter(ladder.first(ring), context);
        return true;
    }

    private boolean isHeldByADesktop(Message.Ring ring) {
        return ladder.size() > 0 && !ring.insistent() && ring.isHeard();
    }

    private boolean inquire(Message.Ring ring, ProcessRef<Message> self) {
        return call.tryAsk(
                ladder.at(0),
                reply -> new MediumServer.Message.Probe(false, reply),
                outcome -> self.cast(new Message.Inquired(ring, outcome)));
    }

    /// Answers whether it is on its way. Who did not answer the question is not asked to show it, either.
    boolean inquired(Message.Ring ring, Outcome outcome, Context<Message> context) {
        if (!shown.isCurrent(ring)) {
            return false;
        }
        var first = ladder.first(ring);
        switch (outcome) {
            case Outcome.Inhibited() -> {
                inhibited(ladder.from(0, ring), context);
                return false;
            }
            case Outcome.Present _, Outcome.Shown _ -> enter(first, context);
            case Outcome.NotShown(var reason) ->
                enter(first.rung() > 0 ? first : failed(first, reason, context), context);
            case Outcome.Absent(var reason) ->
                enter(first.rung() > 0 ? first : absent(first, reason, context), context);
        }
        return true;
    }

    private void enter(Attempt attempt, Context<Message> context) {
        line.add(attempt).ifPresent(older -> log.notDelivered(older.nag(), Sending.REPLACED));
        next(context);
    }

    private void next(Context<Message> context) {
        for (var first = line.begin(); first.isPresent(); first = line.begin()) {
            if (climb(first.get(), context)) {
                return;
            }
            line.end();
        }
    }

    /// On that rung, or the next one on which it may be tried; where there is none, it is over. Answers whether it is
    /// on its way.
    private boolean climb(Attempt first, Context<Message> context) {
        var attempt = first;
        while (!attempt.isOver()) {
            if (mayBeTaken(attempt)) {
                if (offer(attempt, context.self())) {
                    return true;
                }
                refusals.rests(attempt.nag(), mediumOf(attempt), attempt.seen(), context);
            }
            attempt = attempt.next(false);
        }
        shown.end(attempt.ring());
        refusals.byAll(attempt.nag(), attempt.seen(), context);
        return false;
    }

    /// What was told before a restart, and is shown again in quiet, is not told on another medium just then.
    private boolean mayBeTaken(Attempt attempt) {
        return attempt.ring().told().isEmpty() || mayRing(attempt);
    }

    private boolean mayRing(Attempt attempt) {
        return attempt.ring().insistent()
                || attempt.nag().loudness() == Loudness.SILENT
                || isTold(attempt)
                || !isQuiet.getAsBoolean();
    }

    /// Whether the medium on which it is tried told it before.
    private boolean isTold(Attempt attempt) {
        return attempt.ring().isToldBy(mediumOf(attempt)) || shown.isShownAt(attempt.ring(), attempt.rung());
    }

    private Medium mediumOf(Attempt attempt) {
        return ladder.at(attempt.rung());
    }

    private boolean offer(Attempt attempt, ProcessRef<Message> self) {
        var medium = mediumOf(attempt);
        var nag = attempt.nag();
        Consumer<Outcome> then = outcome -> self.cast(new Message.Settled(attempt, outcome));
        return isTold(attempt) ? call.tryRestore(medium, nag, then) : call.tryDeliver(medium, nag, then);
    }

    void settle(Attempt attempt, Outcome outcome, Context<Message> context) {
        var goesOn = settled(attempt, outcome, context)
                .filter(next -> shown.isCurrent(next.ring()) && climb(next, context))
                .isPresent();
        if (!goesOn) {
            line.end();
            next(context);
        }
    }

    /// Answers with what is to be tried next.
    private Optional<Attempt> settled(Attempt attempt, Outcome outcome, Context<Message> context) {
        return switch (outcome) {
            case Outcome.Shown(var answerable) -> arrived(attempt, answerable);
            case Outcome.NotShown(var reason) -> Optional.of(notShown(attempt, reason, context));
            case Outcome.Absent(var reason) -> Optional.of(absent(attempt, reason, context));
            case Outcome.Present _ -> Optional.empty();
            case Outcome.Inhibited() -> inhibited(attempt, context);
        };
    }

    private Optional<Attempt> arrived(Attempt attempt, boolean answerable) {
        var medium = mediumOf(attempt);
        var ring = attempt.ring();
        refusals.isBack(medium);
        if (!shown.isCurrent(ring)) {
            shown.straggled(attempt.fence(), attempt.rung());
            return Optional.empty();
        }
        var isTold = isTold(attempt);
        shown.reached(ring, attempt.rung(), !answerable);
        if (!isTold) {
            log.delivered(ring.notification(), medium.name());
        }
        if (!answerable) {
            return Optional.of(attempt.next(true));
        }
        takeAwayElsewhere(attempt);
        if (ring.notification().loudness() == Loudness.SILENT) {
            shown.forget(attempt.fence());
        }
        return Optional.empty();
    }

    /// Except for what came where perhaps nobody looks. A medium takes it away before it shows what it is asked for
    /// later; one whose process ends before leaves it to the answer.
    private void takeAwayElsewhere(Attempt attempt) {
        if (!mediumOf(attempt).isLastResort()) {
            shown.leave(attempt.fence(), attempt.rung())
                    .forEach(rung -> call.withdraw(ladder.at(rung), attempt.fence()));
        }
    }

    private Attempt notShown(Attempt attempt, String reason, Context<Message> context) {
        shown.straggled(attempt.fence(), attempt.rung());
        return failed(attempt, reason, context);
    }

    private Attempt failed(Attempt attempt, String reason, Context<Message> context) {
        refusals.failed(attempt.nag(), mediumOf(attempt), reason, context);
        return attempt.next(false);
    }

    private Attempt absent(Attempt attempt, String reason, Context<Message> context) {
        refusals.absent(attempt.nag(), mediumOf(attempt), reason, context);
        return attempt.next(false);
    }

    private Optional<Attempt> inhibited(Attempt attempt, Context<Message> context) {
        if (attempt.ring().insistent()) {
            lookout.keep(context);
            return Optional.of(attempt.next(false));
        }
        if (shown.isCurrent(attempt.ring())) {
            shown.forget(attempt.fence());
            silence.begin(mediumOf(attempt), attempt.nag(), context);
        }
        return Optional.empty();
    }

    void withdraw(Fence fence) {
        shown.withdraw(fence);
        line.remove(fence);
    }

    /// What it has shown may be gone from the screen, as with a server that died: so that is put back once it is there.
    void cameOrWent(Medium medium, Context<Message> context) {
        ladder.rungOf(medium).ifPresent(rung -> {
            if (shown.doubt(rung)) {
                lookout.keep(context);
            }
        });
    }

    /// How many rungs have somebody below them who would be better off there, or on them who may be gone from
    /// there.
    int worst() {
        return Math.min(shown.worst(), ladder.size());
    }

    /// Lets those try again that would be better off on that rung, if it is there for them: there and further down,
    /// but not where they are, since who is there may still refuse to show them, unless they may be gone from it.
    /// In quiet nothing rings anew, on no medium: it is told when its turn comes after it, and only put back where
    /// it was told before.
    void goOnFrom(int rung, boolean isThere, Context<Message> context) {
        for (var attempt : shown.above(rung)) {
            if (isThere && mayRing(attempt)) {
                shown.goOn(attempt.ring());
                enter(attempt, context);
            } else {
                lookout.keep(context);
            }
        }
    }
}
