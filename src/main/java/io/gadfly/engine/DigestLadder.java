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
import java.util.function.Consumer;

/// Brings a digest to the first medium of the ladder that can show several reminders at once. Where none can, it is
/// owed until one is there, unless another one of its occasion comes before; who was answered meanwhile is left out.
final class DigestLadder {
    private final List<Medium> ladder;
    private final MediumCall call;
    private final Lookout lookout;
    private final Consumer<Digest> shown;
    private final Map<Occasion, Digest> underWay = new EnumMap<>(Occasion.class);
    private final Map<Occasion, Digest> owed = new EnumMap<>(Occasion.class);

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
        underWay.put(digest.occasion(), digest);
        attempt(digest, rung, context);
    }

    private void attempt(Digest digest, int rung, Context<Message> context) {
        if (rung < ladder.size()) {
            var self = context.self();
            call.ask(
                    ladder.get(rung),
                    reply -> new MediumServer.Message.DeliverDigest(digest, reply),
                    outcome -> self.cast(new Message.DigestSettled(digest, rung, outcome)));
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

    void settle(Digest digest, int rung, Outcome outcome, Context<Message> context) {
        if (!digest.equals(underWay.get(digest.occasion()))) {
            return;
        }
        switch (outcome) {
            case Outcome.Shown _, Outcome.Present _ -> {
                underWay.remove(digest.occasion());
                shown.accept(digest);
            }
            case Outcome.Inhibited _ -> underWay.remove(digest.occasion());
            case Outcome.NotShown _, Outcome.Absent _ -> attempt(digest, rung + 1, context);
        }
    }

    void withdraw(Fence fence) {
        owed.replaceAll((_, digest) -> digest.without(fence));
        owed.values().removeIf(digest -> digest.items().isEmpty());
    }

    /// How many rungs something is owed on.
    int worst() {
        return owed.isEmpty() ? 0 : ladder.size();
    }

    /// Tells what is owed, from that rung on.
    void goOnFrom(int rung, Context<Message> context) {
        List.copyOf(owed.values()).forEach(digest -> tell(digest, rung, context));
    }
}
