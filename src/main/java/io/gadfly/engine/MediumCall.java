package io.gadfly.engine;

import io.gadfly.engine.MediumServer.Outcome;
import io.gadfly.kernel.ExitReason;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.kernel.Registry;
import io.gadfly.kernel.Reply;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Notification;
import io.gadfly.reminder.Fence;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/// Asks media without waiting for them. One that does not answer in time is stuck in the middle of a message; only its
/// end gets it out of there, and its supervisor starts another.
final class MediumCall {
    static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Registry registry;

    MediumCall(Registry registry) {
        this.registry = registry;
    }

    /// @param then told the outcome, on any thread
    void deliver(Medium medium, Notification notification, Consumer<Outcome> then) {
        ask(medium, reply -> new MediumServer.Message.Deliver(notification, reply), then);
    }

    /// @param then told the outcome, on any thread
    void ask(Medium medium, Function<Reply<Outcome>, MediumServer.Message> request, Consumer<Outcome> then) {
        ProcessRef<MediumServer.Message> server = registry.ref(MediumServer.nameOf(medium));
        var _ = server.<Outcome>ask(request, DEADLINE).whenComplete((outcome, failure) -> {
            if (failure != null) {
                server.exit(ExitReason.KILLED);
            }
            then.accept(failure == null ? outcome : new Outcome.NotShown("deadline"));
        });
    }

    void withdraw(Medium medium, Fence fence) {
        registry.find(MediumServer.nameOf(medium))
                .ifPresent(server -> server.cast(new MediumServer.Message.Withdraw(fence)));
    }
}
