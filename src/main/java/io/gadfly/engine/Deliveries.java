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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Brings nags and digests to the user, each up its ladder and what was asked for beside. It waits for no
/// medium; one that exceeds its deadline is killed and started again by its supervisor.
///
/// What is shown is remembered only to repeat it on a better medium that appears. The store knows what rings,
/// and the naggers, which end with it, ring it again from there, with what is known to have told it before; and
/// from there comes what was given before and is owed to a medium beside the ladder.
final class Deliveries implements GenServer<Deliveries.Message> {
    static final Name<Message> NAME = Name.of("deliveries", Message.class);

    private final Media media;
    private final MediumCall call;
    private final BooleanSupplier isQuiet;
    private final Lookout lookout = new Lookout();
    private final DesktopSilence silence;
    private final NagLadder nags;
    private final OtherWays others;
    private final DigestLadder digests;

    sealed interface Message {
        /// @param rung from where on the ladder is tried
        /// @param insistent whether it rings although the desktop asks for silence
        /// @param also how else it is told
        /// @param told the media of the ladder that told it before a restart, and are not to tell it anew
        record Ring(Notification notification, int rung, boolean insistent, Set<Also> also, Set<String> told)
                implements Message {
            public Ring {
                also = Set.copyOf(also);
                told = Set.copyOf(told);
            }

            /// What is told anew.
            Ring(Notification notification, int rung, boolean insistent, Set<Also> also) {
                this(notification, rung, insistent, also, Set.of());
            }

            boolean isToldBy(Medium medium) {
                return told.contains(medium.name());
            }

            /// Whether it may be heard.
            boolean isHeard() {
                return notification.loudness() != Loudness.SILENT && told.isEmpty();
            }
        }

        /// A nag that was given before, perhaps without being told on all of these.
        record Owed(Notification notification, Set<Also> also) implements Message {}

        record Tell(Digest digest) implements Message {}

        /// Its turn is over: it is taken off the screen, and what else it is told by goes on.
        record Hide(Fence fence) implements Message {}

        record Withdraw(Fence fence) implements Message {}

        /// @param medium the name of the only one to try; empty: all
        record Trial(Notification notification, Optional<String> medium, Reply<List<MediumTrial>> reply)
                implements Message {}

        /// Time to look whether a better medium is there by now.
        ///
        /// @param caller the medium that said that it came or went; empty: none did
        record Probe(Optional<Medium> caller) implements Message {
            static final Probe NOW_AND_THEN = new Probe(Optional.empty());

            static Probe askedForBy(Medium medium) {
                return new Probe(Optional.of(medium));
            }
        }

        /// Whether the desktop asks for silence.
        record Inquired(Ring ring, Outcome outcome) implements Message {}

        /// Whether it still does.
        record SilenceAsked(Outcome outcome) implements Message {}

        record Settled(Attempt attempt, Outcome outcome) implements Message {}

        record DigestSettled(DigestLadder.Attempt attempt, Outcome outcome) implements Message {}

        record Probed(int rung, Outcome outcome) implements Message {}

        record AlsoSettled(Notification notification, Medium medium, Outcome outcome) implements Message {}
    }

    /// @param isQuiet whether nothing may ring just now that honours quiet hours
    /// @param shown hears of each digest that a medium has shown
    Deliveries(Media media, DeliveryLog log, MediumCall call, BooleanSupplier isQuiet, Consumer<Digest> shown) {
        this.media = media;
        this.call = call;
        this.isQuiet = isQuiet;
        var absences = new Absences();
        this.silence = new DesktopSilence(call, log, lookout);
        this.nags = new NagLadder(media.ladder(), log, call, absences, lookout, silence, isQuiet);
        this.others = new OtherWays(media, call, log, absences);
        this.digests = new DigestLadder(media.ladder(), call, lookout, shown);
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
            case Message.Owed(var notification, var also) -> others.tell(notification, also, context.self());
            case Message.Tell(var digest) -> digests.tell(digest, context);
            case Message.Hide(var fence) -> hide(fence);
            case Message.Withdraw(var fence) -> {
                hide(fence);
                digests.answered(fence);
                others.withdraw(fence);
            }
            case Message.Trial(var notification, var medium, var reply) ->
                new Trial(mediaCalled(medium), reply).run(notification, call);
            case Message.Probe(var caller) -> probe(caller, context);
            case Message.Inquired(var ring, var outcome) -> inquired(ring, outcome, context);
            case Message.SilenceAsked(var outcome) -> silence.asked(outcome, context);
            case Message.Settled(var attempt, var outcome) -> nags.settle(attempt, outcome, context);
            case Message.DigestSettled(var attempt, var outcome) -> digests.settle(attempt, outcome, context);
            case Message.Probed(var rung, var outcome) -> probed(rung, outcome, context);
            case Message.AlsoSettled(var notification, var medium, var outcome) ->
                others.settle(notification, medium, outcome, context.self());
        }
    }

    /// Where the desktop may ask for silence, nothing is heard anywhere before it was asked.
    private void ring(Message.Ring ring, Context<Message> context) {
        if (nags.ring(ring, context)) {
            accompany(ring, context.self());
        }
    }

    private void inquired(Message.Ring ring, Outcome outcome, Context<Message> context) {
        if (nags.inquired(ring, outcome, context)) {
            accompany(ring, context.self());
        }
    }

    private void accompany(Message.Ring ring, ProcessRef<Message> self) {
        if (ring.isHeard()) {
            media.alongside().forEach(medium -> call.deliver(medium, ring.notification(), _ -> {}));
        }
        others.tell(ring.notification(), ring.also(), self);
    }

    private void hide(Fence fence) {
        nags.withdraw(fence);
        digests.withdraw(fence);
        media.all().forEach(medium -> call.withdraw(medium, fence));
    }

    // A medium that appears later gets what still rings, and what nobody could show.

    private void probe(Optional<Medium> caller, Context<Message> context) {
        var isBack = caller.isPresent();
        var self = context.self();
        lookout.looked(isBack);
        silence.askAgain(isBack, self);
        caller.ifPresent(medium -> nags.cameOrWent(medium, context));
        var worst = Math.max(nags.worst(), digests.worst());
        for (var rung = 0; rung < worst; rung++) {
            var here = rung;
            call.ask(
                    media.ladder().get(rung),
                    reply -> new MediumServer.Message.Probe(isBack, reply),
                    outcome -> self.cast(new Message.Probed(here, outcome)));
        }
    }

    private void probed(int rung, Outcome outcome, Context<Message> context) {
        nags.goOnFrom(rung, outcome instanceof Outcome.Present, context);
        digests.probed(rung, outcome, isQuiet.getAsBoolean(), context);
    }

    private List<Medium> mediaCalled(Optional<String> name) {
        return media.all()
                .filter(medium -> name.isEmpty() || name.get().equals(medium.name()))
                .toList();
    }
}
