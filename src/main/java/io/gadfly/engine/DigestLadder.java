package io.gadfly.engine;

import io.gadfly.engine.Deliveries.Message;
import io.gadfly.engine.MediumServer.Outcome;
import io.gadfly.kernel.Context;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Digest.Occasion;
import io.gadfly.notification.Medium;
import io.gadfly.reminder.Fence;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// Brings a digest to the first medium of the ladder that can show several reminders at once. Where none can, it is
/// owed until one is there, unless another one of its occasion comes before; who was answered meanwhile is left out.
/// Where a medium asks for silence, none below it tells either, and what nobody else tells is owed until the silence
/// is over.
final class DigestLadder {
    private final List<Medium> ladder;
    private final MediumCall call;
    private final Lookout lookout;
    private final Consumer<Digest> shown;
    private final Map<Occasion, Attempt> underWay = new EnumMap<>(Occasion.class);
    private final Map<Occasion, Digest> owed = new EnumMap<>(Occasion.class);
    /// The rung of the one who asks for silence.
    private OptionalInt silent = OptionalInt.empty();
    private long attempts;

    /// A digest on its way up.
    ///
    /// @param number tells it from others, which may name the same
    /// @param rung where it is tried now
    record Attempt(long number, Digest digest, int rung) {
        Attempt next() {
            return new Attempt(number, digest, rung + 1);
        }

        Attempt without(Fence fence) {
            return new Attempt(number, digest.without(fence), rung);
        }
    }

    /// @param lookout kept while a digest is owed
    /// @param shown hears of each that a medium has shown
    DigestLadder(List<Medium> ladder, MediumCall call, Lookout lookout, Consumer<Digest> shown) {
        this.ladder = ladder;
        this.call = call;
        this.lookout = lookout;
        this.shown = shown;
    }

    void tell(Digest digest, Context<Message> context) {
        tell(digest, 0, context);
    }

    private void tell(Digest digest, int rung, Context<Message> context) {
        owed.remove(digest.occasion());
        attempts++;
        begin(new Attempt(attempts, digest, rung), context);
    }

    private void begin(Attempt attempt, Context<Message> context) {
        var digest = attempt.digest();
        if (attempt.rung() < ladder.size()) {
            var self = context.self();
            underWay.put(digest.occasion(), attempt);
            call.ask(
                    ladder.get(attempt.rung()),
                    reply -> new MediumServer.Message.DeliverDigest(digest, reply),
                    outcome -> self.cast(new Message.DigestSettled(attempt, outcome)));
        } else {
            underWay.remove(digest.occasion());
            owe(digest, context);
        }
    }

    private void owe(Digest digest, Context<Message> context) {
        if (!digest.items().isEmpty()) {
            owed.put(digest.occasion(), digest);
            lookout.keep(context);
        }
    }

    void settle(Attempt attempt, Outcome outcome, Context<Message> context) {
        heard(attempt.rung(), outcome);
        var current = underWay.get(attempt.digest().occasion());
        if (current != null && current.number() == attempt.number()) {
            settleCurrent(current, outcome, context);
        }
    }

    /// @param attempt without those who were answered since it began
    private void settleCurrent(Attempt attempt, Outcome outcome, Context<Message> context) {
        var digest = attempt.digest();
        switch (outcome) {
            case Outcome.Shown _, Outcome.Present _ -> {
                underWay.remove(digest.occasion());
                shown.accept(digest);
            }
            case Outcome.Inhibited _ -> inhibited(digest, context);
            case Outcome.NotShown _, Outcome.Absent _ -> begin(attempt.next(), context);
        }
    }

    private void heard(int rung, Outcome outcome) {
        if (outcome instanceof Outcome.Inhibited) {
            silent = OptionalInt.of(rung);
        } else if (silent.equals(OptionalInt.of(rung))) {
            silent = OptionalInt.empty();
        }
    }

    private void inhibited(Digest digest, Context<Message> context) {
        underWay.remove(digest.occasion());
        if (!isToldAfterSilence(digest.occasion())) {
            owe(digest, context);
        }
    }

    /// What is to ring is put to sleep by the wish for silence, and told together when it wakes.
    private static boolean isToldAfterSilence(Occasion occasion) {
        return switch (occasion) {
            case WHILE_AWAY, QUIET_HOURS_OVER -> true;
            case WAITING, PASSED_OVER -> false;
        };
    }

    void withdraw(Fence fence) {
        underWay.replaceAll((_, attempt) -> attempt.without(fence));
        owed.replaceAll((_, digest) -> digest.without(fence));
        owed.values().removeIf(digest -> digest.items().isEmpty());
    }

    /// How many rungs something is owed on.
    int worst() {
        return owed.isEmpty() ? 0 : ladder.size();
    }

    /// The medium of that rung was asked whether it is there. If so, what is owed is told from there on, unless
    /// somebody asks for silence.
    ///
    /// @param isQuiet whether nothing may be told just now
    void probed(int rung, Outcome outcome, boolean isQuiet, Context<Message> context) {
        heard(rung, outcome);
        if (owed.isEmpty()) {
            return;
        }
        if (outcome instanceof Outcome.Present && !isQuiet && silent.isEmpty()) {
            List.copyOf(owed.values()).forEach(digest -> tell(digest, rung, context));
        } else {
            lookout.keep(context);
        }
    }
}
