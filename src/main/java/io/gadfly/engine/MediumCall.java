package io.gadfly.engine;

import io.gadfly.engine.MediumServer.Outcome;
import io.gadfly.kernel.CircuitBreaker;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.kernel.Reply;
import io.gadfly.notification.Digest.Occasion;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import io.gadfly.reminder.Fence;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// Asks media without waiting for them, each through its own [CircuitBreaker]: one that does not answer in time is
/// started again, and one that fails again and again is left alone for a while by those that have another way.
final class MediumCall {
    static final Duration DEADLINE = Duration.ofSeconds(10);
    static final int FAILURES_TO_REST = 3;
    static final Duration FIRST_REST = Duration.ofSeconds(30);

    private final ProcessSystem system;
    private final Map<String, CircuitBreaker<MediumServer.Message, Outcome>> breakers = new ConcurrentHashMap<>();

    MediumCall(ProcessSystem system) {
        this.system = system;
    }

    /// Answers false where the medium is left alone just now.
    ///
    /// @param then told the outcome, on any thread
    boolean tryDeliver(Medium medium, Notification notification, Consumer<Outcome> then) {
        return tryAsk(medium, reply -> new MediumServer.Message.Deliver(notification, reply), then);
    }

    /// As `tryDeliver`, of what it delivered before.
    boolean tryRestore(Medium medium, Notification notification, Consumer<Outcome> then) {
        return tryAsk(medium, reply -> new MediumServer.Message.Restore(notification, reply), then);
    }

    /// Answers false where the medium is left alone just now.
    ///
    /// @param then told the outcome, on any thread
    boolean tryAsk(Medium medium, Function<Reply<Outcome>, MediumServer.Message> request, Consumer<Outcome> then) {
        return breaker(medium).tryAsk(request, outcome -> then.accept(known(outcome)));
    }

    /// @param then told the outcome, on any thread
    void deliver(Medium medium, Notification notification, Consumer<Outcome> then) {
        ask(medium, reply -> new MediumServer.Message.Deliver(notification, reply), then);
    }

    /// @param then told the outcome, on any thread
    void ask(Medium medium, Function<Reply<Outcome>, MediumServer.Message> request, Consumer<Outcome> then) {
        breaker(medium).ask(request, outcome -> then.accept(known(outcome)));
    }

    void withdraw(Medium medium, Fence fence) {
        cast(medium, new MediumServer.Message.Withdraw(fence));
    }

    void withdraw(Medium medium, Occasion digest) {
        cast(medium, new MediumServer.Message.WithdrawDigest(digest));
    }

    private void cast(Medium medium, MediumServer.Message message) {
        system.registry().find(MediumServer.nameOf(medium)).ifPresent(server -> server.cast(message));
    }

    private CircuitBreaker<MediumServer.Message, Outcome> breaker(Medium medium) {
        return breakers.computeIfAbsent(
                medium.name(),
                _ -> new CircuitBreaker<>(
                        system,
                        system.registry().ref(MediumServer.nameOf(medium)),
                        MediumCall::verdict,
                        DEADLINE,
                        FAILURES_TO_REST,
                        FIRST_REST));
    }

    private static CircuitBreaker.Verdict verdict(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Shown _ -> CircuitBreaker.Verdict.SUCCESS;
            case Outcome.Present(var isBack) ->
                isBack ? CircuitBreaker.Verdict.SUCCESS : CircuitBreaker.Verdict.UNKNOWN;
            case Outcome.NotShown _ -> CircuitBreaker.Verdict.FAILURE;
            case Outcome.Absent _, Outcome.Inhibited _ -> CircuitBreaker.Verdict.UNKNOWN;
        };
    }

    private static Outcome known(CircuitBreaker.Outcome<Outcome> outcome) {
        return switch (outcome) {
            case CircuitBreaker.Outcome.Answered<Outcome>(var answer) -> answer;
            case CircuitBreaker.Outcome.Late<Outcome> _ -> new Outcome.NotShown("deadline");
            case CircuitBreaker.Outcome.Gone<Outcome> _ -> new Outcome.NotShown("deadline");
        };
    }
}
