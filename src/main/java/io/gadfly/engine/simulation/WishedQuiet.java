package io.gadfly.engine.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// When the user wants to be left alone: quiet hours, a silence that they asked for, and no more than so many nags
/// in an hour.
final class WishedQuiet {
    private static final Duration HOUR = Duration.ofHours(1);

    private final SimulatedMachine machine;
    private final Deque<Instant> nags = new ArrayDeque<>();
    private Optional<Instant> silence = Optional.empty();
    private int silencedIn = -1;

    WishedQuiet(SimulatedMachine machine) {
        this.machine = machine;
    }

    void silence(Optional<Instant> until) {
        if (!isAskedForSilence()) {
            silencedIn = machine.slice();
        }
        silence = until;
    }

    private boolean isAskedForSilence() {
        return silence.filter(machine.instant()::isBefore).isPresent();
    }

    /// Whether it is now. What was under way when the user asked for silence may still arrive in the same slice.
    boolean reigns() {
        var now = machine.instant();
        return isAskedForSilence() && silencedIn < machine.slice()
                || machine.settings()
                        .quietHours()
                        .flatMap(hours -> hours.endAt(now, machine.zone()))
                        .isPresent();
    }

    boolean hasBudget() {
        return machine.settings().nagsPerHour() > 0;
    }

    /// A nag is saved; answers whether that is one too many in an hour.
    boolean isTooMany() {
        var now = machine.instant();
        nags.removeIf(at -> !at.isAfter(now.minus(HOUR)) || at.isAfter(now));
        nags.addLast(now);
        return hasBudget() && nags.size() > machine.settings().nagsPerHour();
    }

    /// Something strikes in which the engine may lose count, or the user changed the budget.
    void beginCountingAnew() {
        nags.clear();
    }
}
