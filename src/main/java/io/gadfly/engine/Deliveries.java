package io.gadfly.engine;

import io.gadfly.engine.MediumServer.Outcome;
import io.gadfly.engine.ReminderService.MediumTrial;
import io.gadfly.kernel.Context;
import io.gadfly.kernel.ExitReason;
import io.gadfly.kernel.GenServer;
import io.gadfly.kernel.Init;
import io.gadfly.kernel.Name;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.kernel.Reply;
import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import io.gadfly.notification.Notification.Loudness;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.NagPolicy.Also;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Brings each nag to the user: on the rung of the ladder that its loudness asks for, and where that fails on the next
/// one. It waits for no medium; a medium that exceeds its deadline is killed and started again by its supervisor.
///
/// What is shown is remembered only to repeat it on a better medium that appears; the store knows what rings.
final class Deliveries implements GenServer<Deliveries.Message> {
    static final Name<Message> NAME = Name.of("deliveries", Message.class);
    static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int MOST_REMEMBERED = 1_000;
    private static final Duration PROBE_EVERY = Duration.ofSeconds(30);

    private final Media media;
    private final DeliveryLog log;
    private final Map<String, Breaker> breakers = new HashMap<>();
    private final SequencedMap<Fence, Shown> shown = new LinkedHashMap<>();
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

        /// A medium may have come or gone.
        record Probe() implements Message {}

        record Settled(Attempt attempt, Outcome outcome) implements Message {}

        record AlsoSettled(Notification notification, Medium medium, Outcome outcome) implements Message {}

        record Probed(int rung, Outcome outcome) implements Message {}

        record DigestSettled(Digest digest, int rung, Outcome outcome) implements Message {}
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

    /// @param rung where it was shown; the ladder's length where nothing showed it
    /// @param underWay whether it is on its way up the ladder just now
    private record Shown(Message.Ring ring, int rung, boolean underWay) {
        Shown at(int place) {
            return new Shown(ring, Math.min(rung, place), underWay);
        }

        Shown underWay(boolean is) {
            return new Shown(ring, rung, is);
        }
    }

    Deliveries(Media media, DeliveryLog log) {
        this.media = media;
        this.log = log;
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
            case Message.Tell(var digest) -> tell(digest, 0, context);
            case Message.Withdraw(var fence) -> withdraw(fence, context);
            case Message.Trial(var notification, var medium, var reply) ->
                tryMedia(notification, mediaCalled(medium), reply, context);
            case Message.Probe() -> probe(context);
            case Message.Settled(var attempt, var outcome) -> settle(attempt, outcome, context);
            case Message.AlsoSettled(var notification, var medium, var outcome) ->
                settle(notification, medium, outcome, context);
            case Message.Probed(var rung, var outcome) -> probed(rung, outcome, context);
            case Message.DigestSettled(var digest, var rung, var outcome) -> settle(digest, rung, outcome, context);
        }
    }

    private void ring(Message.Ring ring, Context<Message> context) {
        var first = Math.clamp(ring.rung(), 0, Math.max(0, media.ladder().size() - 1));
        remember(ring);
        if (ring.notification().loudness() != Loudness.SILENT) {
            media.alongside().forEach(medium -> deliver(medium, ring.notification(), _ -> {}, context));
        }
        tellElsewhere(ring, context);
        attempt(new Attempt(ring, first, false), context);
    }

    /// Whatever becomes of it: none of these takes an answer, so the ladder goes its way beside.
    private void tellElsewhere(Message.Ring ring, Context<Message> context) {
        var self = context.self();
        media.asked(ring.also())
                .filter(medium -> breaker(medium).lets(context.now()))
                .forEach(medium -> deliver(
                        medium,
                        ring.notification(),
                        outcome -> self.cast(new Message.AlsoSettled(ring.notification(), medium, outcome)),
                        context));
    }

    private void settle(Notification notification, Medium medium, Outcome outcome, Context<Message> context) {
        switch (outcome) {
            case Outcome.Shown _ -> {
                breakers.remove(medium.name());
                log.delivered(notification, medium.name());
            }
            case Outcome.NotShown(var reason) -> {
                breakers.put(medium.name(), breaker(medium).failed(context.now()));
                log.notDelivered(notification, medium.name() + ": " + reason);
            }
            case Outcome.Absent(var reason) -> log.notDelivered(notification, medium.name() + ": " + reason);
            case Outcome.Inhibited() -> {}
        }
    }

    /// The oldest is forgotten where there are too many; the store knows it all the same.
    private void remember(Message.Ring ring) {
        shown.remove(ring.notification().fence());
        if (shown.size() >= MOST_REMEMBERED) {
            shown.pollFirstEntry();
        }
        shown.put(ring.notification().fence(), new Shown(ring, media.ladder().size(), true));
    }

    private void attempt(Attempt attempt, Context<Message> context) {
        if (attempt.rung() >= media.ladder().size()) {
            mark(attempt.ring(), nag -> nag.underWay(false));
            if (!attempt.seen()) {
                log.notDelivered(attempt.ring().notification(), "noMedium");
            }
            probeLater(context);
            return;
        }
        var medium = media.ladder().get(attempt.rung());
        if (!breaker(medium).lets(context.now())) {
            attempt(attempt.next(false), context);
            return;
        }
        var self = context.self();
        deliver(
                medium,
                attempt.ring().notification(),
                outcome -> self.cast(new Message.Settled(attempt, outcome)),
                context);
    }

    private static void deliver(
            Medium medium, Notification notification, Consumer<Outcome> then, Context<Message> context) {
        ask(medium, reply -> new MediumServer.Message.Deliver(notification, reply), then, context);
    }

    /// A medium that does not answer in time is stuck in the middle of a message; only its end gets it out of there.
    ///
    /// @param then told the outcome, on any thread
    private static void ask(
            Medium medium,
            Function<Reply<Outcome>, MediumServer.Message> request,
            Consumer<Outcome> then,
            Context<Message> context) {
        ProcessRef<MediumServer.Message> server = context.system().registry().ref(MediumServer.nameOf(medium));
        var _ = server.<Outcome>ask(request, DEADLINE).whenComplete((outcome, failure) -> {
            if (failure != null) {
                server.exit(ExitReason.KILLED);
            }
            then.accept(failure == null ? outcome : new Outcome.NotShown("deadline"));
        });
    }

    private void settle(Attempt attempt, Outcome outcome, Context<Message> context) {
        var medium = media.ladder().get(attempt.rung());
        var notification = attempt.ring().notification();
        var isCurrent = isCurrent(attempt.ring());
        switch (outcome) {
            case Outcome.Shown(var answerable) -> {
                breakers.remove(medium.name());
                if (isCurrent) {
                    mark(attempt.ring(), nag -> nag.at(attempt.rung()).underWay(!answerable));
                    log.delivered(notification, medium.name());
                }
                if (isCurrent && !answerable) {
                    attempt(attempt.next(true), context);
                } else if (isCurrent && notification.loudness() == Loudness.SILENT) {
                    shown.remove(notification.fence());
                }
            }
            case Outcome.NotShown(var reason) -> {
                breakers.put(medium.name(), breaker(medium).failed(context.now()));
                log.notDelivered(notification, medium.name() + ": " + reason);
                goOn(attempt, isCurrent, context);
            }
            case Outcome.Absent(var reason) -> {
                log.notDelivered(notification, medium.name() + ": " + reason);
                goOn(attempt, isCurrent, context);
            }
            case Outcome.Inhibited() -> {
                if (attempt.ring().insistent()) {
                    goOn(attempt, isCurrent, context);
                } else if (isCurrent) {
                    shown.remove(notification.fence());
                    log.inhibited(notification);
                }
            }
        }
    }

    private void goOn(Attempt attempt, boolean isCurrent, Context<Message> context) {
        probeLater(context);
        if (isCurrent) {
            attempt(attempt.next(false), context);
        }
    }

    private void mark(Message.Ring ring, UnaryOperator<Shown> change) {
        shown.computeIfPresent(
                ring.notification().fence(), (_, nag) -> nag.ring().equals(ring) ? change.apply(nag) : nag);
    }

    private boolean isCurrent(Message.Ring ring) {
        var current = shown.get(ring.notification().fence());
        return current != null && current.ring().equals(ring);
    }

    private Breaker breaker(Medium medium) {
        return breakers.getOrDefault(medium.name(), Breaker.CLOSED);
    }

    private void withdraw(Fence fence, Context<Message> context) {
        shown.remove(fence);
        media.all()
                .forEach(medium -> context.system()
                        .registry()
                        .find(MediumServer.nameOf(medium))
                        .ifPresent(server -> server.cast(new MediumServer.Message.Withdraw(fence))));
    }

    // A medium that appears later gets what still rings.

    private void probeLater(Context<Message> context) {
        if (!probing) {
            probing = true;
            context.sendAfter(PROBE_EVERY, new Message.Probe());
        }
    }

    private void probe(Context<Message> context) {
        probing = false;
        var worst = shown.values().stream().mapToInt(Shown::rung).max().orElse(0);
        for (var rung = 0; rung < Math.min(worst, media.ladder().size()); rung++) {
            var here = rung;
            var self = context.self();
            ask(
                    media.ladder().get(rung),
                    MediumServer.Message.Probe::new,
                    outcome -> self.cast(new Message.Probed(here, outcome)),
                    context);
        }
    }

    private void probed(int rung, Outcome outcome, Context<Message> context) {
        var below = List.copyOf(shown.values()).stream()
                .filter(nag ->
                        !nag.underWay() && nag.rung() > rung && nag.ring().rung() <= rung)
                .toList();
        if (outcome instanceof Outcome.Shown) {
            breakers.remove(media.ladder().get(rung).name());
            below.forEach(nag -> {
                mark(nag.ring(), again -> again.underWay(true));
                attempt(new Attempt(nag.ring(), rung, true), context);
            });
        } else if (!below.isEmpty()) {
            probeLater(context);
        }
    }

    // Digests and trials

    private void tell(Digest digest, int rung, Context<Message> context) {
        if (rung < media.ladder().size()) {
            var self = context.self();
            ask(
                    media.ladder().get(rung),
                    reply -> new MediumServer.Message.DeliverDigest(digest, reply),
                    outcome -> self.cast(new Message.DigestSettled(digest, rung, outcome)),
                    context);
        }
    }

    private void settle(Digest digest, int rung, Outcome outcome, Context<Message> context) {
        switch (outcome) {
            case Outcome.Shown _, Outcome.Inhibited _ -> {}
            case Outcome.NotShown _, Outcome.Absent _ -> tell(digest, rung + 1, context);
        }
    }

    private List<Medium> mediaCalled(Optional<String> name) {
        return media.all()
                .filter(medium -> name.isEmpty() || name.get().equals(medium.name()))
                .toList();
    }

    private static void tryMedia(
            Notification notification, List<Medium> all, Reply<List<MediumTrial>> reply, Context<Message> context) {
        if (all.isEmpty()) {
            reply.answer(List.of());
        }
        var results = new ConcurrentHashMap<String, MediumTrial>();
        for (var medium : all) {
            deliver(
                    medium,
                    notification,
                    outcome -> {
                        results.put(medium.name(), new MediumTrial(medium.name(), result(outcome)));
                        if (results.size() == all.size()) {
                            reply.answer(all.stream()
                                    .map(each -> results.get(each.name()))
                                    .toList());
                        }
                    },
                    context);
        }
    }

    private static DeliveryResult result(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Shown _ -> new DeliveryResult.Delivered();
            case Outcome.NotShown(var reason) -> new DeliveryResult.Failed(reason);
            case Outcome.Absent(var reason) -> new DeliveryResult.Failed(reason);
            case Outcome.Inhibited() -> new DeliveryResult.Failed("inhibited");
        };
    }
}
