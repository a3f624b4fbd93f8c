package io.gadfly.engine;

import io.gadfly.kernel.Context;
import io.gadfly.kernel.GenServer;
import io.gadfly.kernel.Name;
import io.gadfly.kernel.Reply;
import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Digest;
import io.gadfly.notification.Digest.Occasion;
import io.gadfly.notification.Medium;
import io.gadfly.notification.Medium.Availability;
import io.gadfly.notification.Notification;
import io.gadfly.reminder.Fence;
import java.util.List;

/// The process of one medium: it may block, so each has its own, and whoever waits for it has a deadline.
final class MediumServer implements GenServer<MediumServer.Message> {
    private final Medium medium;
    private final Leftovers leftovers;

    sealed interface Message {
        record Deliver(Notification notification, Reply<Outcome> reply) implements Message {}

        /// What it delivered before, perhaps when the program ran last.
        record Restore(Notification notification, Reply<Outcome> reply) implements Message {}

        record DeliverDigest(Digest digest, Reply<Outcome> reply) implements Message {}

        record Withdraw(Fence fence) implements Message {}

        record WithdrawDigest(Occasion occasion) implements Message {}

        /// It may be answered, and still shown from before.
        record TakeBackLeftover(Fence fence) implements Message {}

        /// @param isBack whether it said itself that it came back
        record Probe(boolean isBack, Reply<Outcome> reply) implements Message {}
    }

    /// What became of a message to the medium.
    sealed interface Outcome {
        /// @param answerable whether the user can answer there
        record Shown(boolean answerable) implements Outcome {}

        /// It is there. That says nothing of whether it works, unless it came back: then what it failed before
        /// counts no more.
        record Present(boolean isBack) implements Outcome {}

        /// As far as it said in time: it may show it later all the same.
        record NotShown(String reason) implements Outcome {}

        record Absent(String reason) implements Outcome {}

        record Inhibited() implements Outcome {}
    }

    MediumServer(Medium medium, Leftovers leftovers) {
        this.medium = medium;
        this.leftovers = leftovers;
    }

    static Name<Message> nameOf(Medium medium) {
        return Name.of("medium/" + medium.name(), Message.class);
    }

    @Override
    public io.gadfly.kernel.Init init(Context<Message> context) {
        context.register(nameOf(medium));
        medium.left().forEach(fence -> context.self().cast(new Message.TakeBackLeftover(fence)));
        return io.gadfly.kernel.Init.READY;
    }

    @Override
    public void handle(Message message, Context<Message> context) {
        switch (message) {
            case Message.Deliver(var notification, var reply) ->
                reply.answer(ifAvailable(answerable -> outcome(medium.deliver(notification), answerable)));
            case Message.Restore(var notification, var reply) ->
                reply.answer(orKept(ifAvailable(answerable -> outcome(medium.restore(notification), answerable))));
            case Message.DeliverDigest(var digest, var reply) ->
                reply.answer(ifAvailable(answerable -> digestOutcome(medium.deliver(digest), answerable)));
            case Message.Withdraw(var fence) -> medium.withdraw(fence);
            case Message.WithdrawDigest(var occasion) -> medium.deliver(new Digest(occasion, List.of()));
            case Message.TakeBackLeftover(var fence) -> leftovers.takeBack(medium, fence);
            case Message.Probe(var isBack, var reply) -> reply.answer(ifAvailable(_ -> new Outcome.Present(isBack)));
        }
    }

    @FunctionalInterface
    private interface Delivery {
        Outcome by(boolean answerable);
    }

    private Outcome ifAvailable(Delivery delivery) {
        return switch (medium.availability()) {
            case Availability.Ready() -> delivery.by(true);
            case Availability.ReadyWithoutAnswers() -> delivery.by(false);
            case Availability.Absent(var reason) -> new Outcome.Absent(reason);
            case Availability.Inhibited() -> new Outcome.Inhibited();
        };
    }

    /// A desktop that asks for silence keeps what it shows.
    private static Outcome orKept(Outcome outcome) {
        return outcome instanceof Outcome.Inhibited ? new Outcome.Shown(true) : outcome;
    }

    private static Outcome outcome(DeliveryResult result, boolean answerable) {
        return switch (result) {
            case DeliveryResult.Delivered() -> new Outcome.Shown(answerable);
            case DeliveryResult.Failed(var reason) -> new Outcome.NotShown(reason);
        };
    }

    /// Who shows no digests may well show single reminders, so a refusal says nothing of the medium.
    private static Outcome digestOutcome(DeliveryResult result, boolean answerable) {
        return switch (result) {
            case DeliveryResult.Delivered() -> new Outcome.Shown(answerable);
            case DeliveryResult.Failed(var reason) -> new Outcome.Absent(reason);
        };
    }
}
