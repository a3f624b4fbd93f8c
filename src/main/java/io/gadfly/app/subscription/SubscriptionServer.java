package io.gadfly.app.subscription;

import io.gadfly.icalendar.subscription.Refresher;
import io.gadfly.icalendar.subscription.Refresher.Refreshed;
import io.gadfly.icalendar.subscription.Subscriptions;
import io.gadfly.kernel.Context;
import io.gadfly.kernel.GenServer;
import io.gadfly.kernel.Init;
import io.gadfly.kernel.Name;
import io.gadfly.kernel.Reply;
import io.gadfly.kernel.Timer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks at each subscription when it is due, and at once at those that somebody asks for: one after the other, so that
/// no calendar is taken in twice at the same time.
public final class SubscriptionServer implements GenServer<SubscriptionServer.Message> {
    public static final Name<Message> NAME = Name.of("subscriptions", Message.class);

    /// Timers stand still while the machine sleeps: nothing is overdue for longer than this after it woke up.
    private static final Duration LONGEST_NAP = Duration.ofMinutes(5);

    private static final Duration SHORTEST_NAP = Duration.ofSeconds(1);

    private final Refresher refresher;
    private @Nullable Timer timer;

    public sealed interface Message {
        /// Some may be due, or they have changed.
        record Look() implements Message {}

        record Refresh(List<Subscriptions.Entry> entries, Reply<List<Refreshed>> reply) implements Message {}
    }

    public SubscriptionServer(Refresher refresher) {
        this.refresher = refresher;
    }

    @Override
    public Init init(Context<Message> context) {
        context.register(NAME);
        context.self().cast(new Message.Look());
        return Init.READY;
    }

    @Override
    public void handle(Message message, Context<Message> context) {
        switch (message) {
            case Message.Look() -> refresher.refreshDue();
            case Message.Refresh(var entries, var reply) -> reply.answer(refresher.refresh(entries));
        }
        arm(context);
    }

    private void arm(Context<Message> context) {
        if (timer != null) {
            timer.cancel();
        }
        timer = refresher
                .nextLook()
                .map(next -> context.sendAfter(nap(Duration.between(context.now(), next)), new Message.Look()))
                .orElse(null);
    }

    private static Duration nap(Duration left) {
        if (left.compareTo(SHORTEST_NAP) < 0) {
            return SHORTEST_NAP;
        }
        return left.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP : left;
    }
}
