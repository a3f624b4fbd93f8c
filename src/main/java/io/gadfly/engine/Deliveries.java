package io.gadfly.engine;

import io.gadfly.engine.MediumServer.Outcome;
import io.gadfly.engine.ReminderService.MediumTrial;
import io.gadfly.kernel.Context;
import io.gadfly.kernel.GenServer;
import io.gadfly.kernel.Init;
import io.gadfly.kernel.Name;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.kernel.Reply;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.NagPolicy.Also;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Brings each nag to the user: on the rung of the ladder that its loudness asks for, and where that fails on the next
/// one. It waits for no medium; a medium that exceeds its deadline is killed and started again by its supervisor.
///
/// What is shown is remembered only to repeat it on a better medium that appears; the store knows what rings.
final class Deliveries implements GenServer<Deliveries.Message> {
    static final Name<Message> NAME = Name.of("deliveries", Message.class);
    private static final Duration PROBE_EVERY = Duration.ofSeconds(30);

    private final Media media;
    private final DeliveryLog log;
    private final MediumCall call;
    private final BooleanSupplier isQuiet;
    private final DigestLadder digests;
    private final ShownNags shown;
    private final Set<String> absent = new HashSet<>();
    private boolean probing;

    sealed interface Message {
        /// @param rung from where on the ladder is tried
        /// @param insistent whether it rings although the desktop asks for silence
        /// @param also how else it is told
        record Ring(Notification notification, int rung, boolean insistent, Set<Also> also) implements Message {}

        record Tell(Digest digest) implements Message {}

        record Withdraw(Fence fence) implements Message {}

        /// @param medium the name of the only one to try; empty: all
        record Trial(Notification notification, Optional<String> medium, Reply<List<MediumTrial>> reply)
                implements Message {}

        /// Time to look whether a better medium is there by now.
        ///
        /// @param isBack whether a medium said that it came or went
        record Probe(boolean isBack) implements Message {}

        record Settled(Attempt attempt, Outcome outcome) implements Message {}

        record Probed(int rung, Outcome outcome) implements Message {}

        record AlsoSettled(Notification notification, Medium medium, Outcome outcome) implements Message {}
    }

    /// A nag on its way up the ladder.
    ///
    /// @param rung where it is tried now
    /// @param seen whether a medium without answers has shown it
    record Attempt(Message.Ring ring, int rung, boolean seen) {
        Attempt next(boolean seenHere) {
            return new Attempt(ring, rung + 1, seen || seenHere);
        }
    }

    /// @param isQuiet whether nothing may ring just now that honours quiet hours
    Deliveries(Media media, DeliveryLog log, MediumCall call, BooleanSupplier isQuiet) {
        this.isQuiet = isQuiet;
        this.media = media;
        this.log = log;
        this.call = call;
        this.digests = new DigestLadder(media.ladder(), call);
        this.shown = new ShownNags(media.ladder().size());
    }

    @Override
    public Init init(Context<Message> context) {
        context.register(NAME);
        Heart.watch(context);
        return Init.READY;
    }

    @Override
    public void handle(Message message, Context<Message> context) {
        switch (message) {
            case Message.Ring ring -> ring(ring, context);
            case Message.Tell(var digest) -> digests.tell(digest);
            case Message.Withdraw(var fence) -> withdraw(fence);
            case Message.Trial(var notification, var medium, var reply) ->
                new Trial(mediaCalled(medium), reply).run(notification, call);
            case Message.Probe(var isBack) -> probe(isBack, context.self());
            case Message.Settled(var attempt, var outcome) -> settle(attempt, outcome, context);
            case Message.Probed(var rung, var outcome) -> probed(rung, outcome, context);
            case Message.AlsoSettled(var notification, var medium, var outcome) ->
                settle(notification, medium, outcome);
        }
    }

    private void ring(Message.Ring ring, Context<Message> context) {
        shown.begin(ring);
        if (ring.notification().loudness() != Loudness.SILENT) {
            media.alongside().forEach(medium -> call.deliver(medium, ring.notification(), _ -> {}));
        }
        tellElsewhere(ring, context);
        var first = Math.clamp(ring.rung(), 0, Math.max(0, media.ladder().size() - 1));
        attempt(new Attempt(ring, first, false), context);
    }

    /// Whatever becomes of it: none of these takes an answer, so the ladder goes its way beside.
    private void tellElsewhere(Message.Ring ring, Context<Message> context) {
        var self = context.self();
        var notification = ring.notification();
        media.asked(ring.also())
                .forEach(medium -> call.tryDeliver(
                        medium,
                        notification,
                        outcome -> self.cast(new Message.AlsoSettled(notification, medium, outcome))));
    }

    private void settle(Notification notification, Medium medium, Outcome outcome) {
        switch (outcome) {
            case Outcome.Shown _ -> log.delivered(notification, medium.name());
            case Outcome.NotShown(var reason) -> log.notDelivered(notification, medium.name() + ": " + reason);
            case Outcome.Absent(var reason) -> noteAbsence(notification, medium, reason);
            case Outcome.Present _, Outcome.Inhibited _ -> {}
        }
    }

    private void attempt(Attempt attempt, Context<Message> context) {
        if (attempt.rung() >= media.ladder().size()) {
            shown.end(attempt.ring());
            if (!attempt.seen()) {
                log.notDelivered(attempt.ring().notification(), "noMedium");
            }
            probeLater(context);
            return;
        }
        var medium = media.ladder().get(attempt.rung());
        var notification = attempt.ring().notification();
        var self = context.self();
        if (!call.tryDeliver(medium, notification, outcome -> self.cast(new Message.Settled(attempt, outcome)))) {
            attempt(attempt.next(false), context);
        }
    }

    private void settle(Attempt attempt, Outcome outcome, Context<Message> context) {
        var medium = media.ladder().get(attempt.rung());
        switch (outcome) {
            case Outcome.Shown(var answerable) -> {
                absent.remove(medium.name());
                if (shown.isCurrent(attempt.ring())) {
                    arrived(attempt, answerable, context);
                }
            }
            case Outcome.NotShown(var reason) -> {
                log.notDelivered(attempt.ring().notification(), medium.name() + ": " + reason);
                goOn(attempt, context);
            }
            case Outcome.Absent(var reason) -> {
                noteAbsence(attempt.ring().notification(), medium, reason);
                goOn(attempt, context);
            }
            case Outcome.Present _ -> {}
            case Outcome.Inhibited() -> {
                if (attempt.ring().insistent()) {
                    goOn(attempt, context);
                } else if (shown.isCurrent(attempt.ring())) {
                    shown.forget(attempt.ring().notification().fence());
                    log.inhibited(attempt.ring().notification());
                }
            }
        }
    }

    private void arrived(Attempt attempt, boolean answerable, Context<Message> context) {
        var notification = attempt.ring().notification();
        var medium = media.ladder().get(attempt.rung());
        shown.reached(attempt.ring(), attempt.rung(), !answerable);
        log.delivered(notification, medium.name());
        if (!answerable) {
            attempt(attempt.next(true), context);
        } else if (notification.loudness() == Loudness.SILENT) {
            shown.forget(notification.fence());
        }
    }

    /// A fire says once why it was not shown there, not at each of its nags.
    private void noteAbsence(Notification notification, Medium medium, String reason) {
        if (absent.add(medium.name()) || notification.nag() == 1) {
            log.notDelivered(notification, medium.name() + ": " + reason);
        }
    }

    private void goOn(Attempt attempt, Context<Message> context) {
        probeLater(context);
        if (shown.isCurrent(attempt.ring())) {
            attempt(attempt.next(false), context);
        }
    }

    private void withdraw(Fence fence) {
        shown.forget(fence);
        media.all().forEach(medium -> call.withdraw(medium, fence));
    }

    // A medium that appears later gets what still rings.

    private void probeLater(Context<Message> context) {
        if (!probing) {
            probing = true;
            context.sendAfter(PROBE_EVERY, new Message.Probe(false));
        }
    }

    private void probe(boolean isBack, ProcessRef<Message> self) {
        probing = isBack && probing;
        var worst = Math.min(shown.worst(), media.ladder().size());
        for (var rung = 0; rung < worst; rung++) {
            var here = rung;
            call.ask(
                    media.ladder().get(rung),
                    reply -> new MediumServer.Message.Probe(isBack, reply),
                    outcome -> self.cast(new Message.Probed(here, outcome)));
        }
    }

    /// In quiet nothing rings anew, on no medium: it is told when its turn comes after it.
    private void probed(int rung, Outcome outcome, Context<Message> context) {
        var above = shown.above(rung);
        var welcome = outcome instanceof Outcome.Present
                ? above.stream().filter(this::mayRing).toList()
                : List.<Message.Ring>of();
        welcome.forEach(ring -> {
            shown.goOn(ring);
            attempt(new Attempt(ring, rung, true), context);
        });
        if (welcome.size() < above.size()) {
            probeLater(context);
        }
    }

    private boolean mayRing(Message.Ring ring) {
        return ring.insistent() || ring.notification().loudness() == Loudness.SILENT || !isQuiet.getAsBoolean();
    }

    private List<Medium> mediaCalled(Optional<String> name) {
        return media.all()
                .filter(medium -> name.isEmpty() || name.get().equals(medium.name()))
                .toList();
    }
}
