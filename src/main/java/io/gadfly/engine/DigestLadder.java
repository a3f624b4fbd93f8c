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
///
/// One of an occasion is on the screen at a time: on the best medium that is there, and as long as somebody whom it
/// names has not answered.
final class DigestLadder {
    private final List<Medium> ladder;
    private final MediumCall call;
    private final Lookout lookout;
    private final Consumer<Digest> shown;
    private final Map<Occasion, Attempt> underWay = new EnumMap<>(Occasion.class);
    private final Map<Occasion, Digest> owed = new EnumMap<>(Occasion.class);
    /// What is on the screen, without those who were answered since.
    private final Map<Occasion, Attempt> told = new EnumMap<>(Occasion.class);
    /// The rung of the one who asks for silence.
    private OptionalInt silent = OptionalInt.empty();
    private long attempts;

    /// A digest on its way up.
    ///
    /// @param number tells it from others, which may name the same
    /// @param rung where it is tried now, or was shown
    /// @param end the rung before which it ends, since it is on the screen there
    record Attempt(long number, Digest digest, int rung, int end) {
        Attempt next() {
            return new Attempt(number, digest, rung + 1, end);
        }

        Attempt without(Fence fence) {
            return new Attempt(number, digest.without(fence), rung, end);
        }

        Occasion occasion() {
            return digest.occasion();
        }

        boolean isOfNobody() {
            return digest.count() == 0;
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
        tell(digest, 0, ladder.size(), context);
    }

    private void tell(Digest digest, int rung, int end, Context<Message> context) {
        owed.remove(digest.occasion());
        attempts++;
        begin(new Attempt(attempts, digest, rung, end), context);
    }

    private void begin(Attempt attempt, Context<Message> context) {
        if (attempt.rung() < attempt.end()) {
            var self = context.self();
            underWay.put(attempt.occasion(), attempt);
            call.ask(
                    ladder.get(attempt.rung()),
                    reply -> new MediumServer.Message.DeliverDigest(attempt.digest(), reply),
                    outcome -> self.cast(new Message.DigestSettled(attempt, outcome)));
            return;
        }
        underWay.remove(attempt.occasion());
        if (attempt.end() < ladder.size()) {
            lookout.keep(context);
        } else {
            owe(attempt.digest(), context);
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
            settleCurrent(current, attempt.isOfNobody(), outcome, context);
        }
    }

    /// @param attempt without those who were answered since it began
    /// @param tookBack whether it named nobody from the beginning
    private void settleCurrent(Attempt attempt, boolean tookBack, Outcome outcome, Context<Message> context) {
        var digest = attempt.digest();
        switch (outcome) {
            case Outcome.Shown _, Outcome.Present _ -> {
                underWay.remove(digest.occasion());
                arrived(attempt, context);
                if (attempt.isOfNobody() && !tookBack) {
                    takeBack(attempt);
                }
                shown.accept(digest);
            }
            case Outcome.Inhibited _ -> inhibited(digest, context);
            case Outcome.NotShown _, Outcome.Absent _ -> begin(attempt.next(), context);
        }
    }

    private void arrived(Attempt attempt, Context<Message> context) {
        var before = told.put(attempt.occasion(), attempt);
        if (before != null && before.rung() != attempt.rung()) {
            takeBack(before);
        }
        if (attempt.isOfNobody()) {
            told.remove(attempt.occasion());
        } else if (attempt.rung() > 0) {
            lookout.keep(context);
        }
    }

    private void takeBack(Attempt attempt) {
        call.withdraw(ladder.get(attempt.rung()), attempt.occasion());
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

    private boolean isUnderWay(Occasion occasion) {
        return underWay.containsKey(occasion) || owed.containsKey(occasion);
    }

    void withdraw(Fence fence) {
        underWay.replaceAll((_, attempt) -> attempt.without(fence));
        owed.replaceAll((_, digest) -> digest.without(fence));
        owed.values().removeIf(digest -> digest.items().isEmpty());
    }

    /// What names nobody else is taken off the screen, unless another one is about to take its place. Of what waits
    /// there is always another one.
    void answered(Fence fence) {
        told.replaceAll((_, attempt) -> attempt.without(fence));
        var done = told.values().stream()
                .filter(attempt -> attempt.isOfNobody() && !isUnderWay(attempt.occasion()))
                .filter(attempt -> attempt.occasion() != Occasion.WAITING)
                .toList();
        done.forEach(attempt -> {
            told.remove(attempt.occasion());
            takeBack(attempt);
        });
    }

    /// How many rungs are better than where one is on the screen, or is owed on.
    int worst() {
        return owed.isEmpty()
                ? told.values().stream().mapToInt(Attempt::rung).max().orElse(0)
                : ladder.size();
    }

    /// The medium of that rung was asked whether it is there. If so, what is owed or shown on a lesser one is told
    /// from there on, unless somebody asks for silence.
    ///
    /// @param isQuiet whether nothing may be told just now
    void probed(int rung, Outcome outcome, boolean isQuiet, Context<Message> context) {
        heard(rung, outcome);
        var worseOff = told.values().stream()
                .filter(attempt -> attempt.rung() > rung && !isUnderWay(attempt.occasion()))
                .toList();
        if (owed.isEmpty() && worseOff.isEmpty()) {
            return;
        }
        if (outcome instanceof Outcome.Present && !isQuiet && silent.isEmpty()) {
            List.copyOf(owed.values()).forEach(digest -> tell(digest, rung, ladder.size(), context));
            worseOff.forEach(attempt -> tell(attempt.digest(), rung, attempt.rung(), context));
        } else {
            lookout.keep(context);
        }
    }
}
