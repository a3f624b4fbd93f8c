package io.gadfly.app.subscription;

import io.gadfly.icalendar.subscription.Refresher;
import io.gadfly.icalendar.subscription.Refresher.Refreshed;
import io.gadfly.icalendar.subscription.Subscriptions;
import io.gadfly.kernel.Context;
import io.gadfly.kernel.ExitReason;
import io.gadfly.kernel.GenServer;
import io.gadfly.kernel.Init;
import io.gadfly.kernel.Name;
import io.gadfly.kernel.Reply;
import io.gadfly.kernel.Timer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks at each subscription when it is due, and at once at those that somebody asks for: a few at a time,
/// each in a process of its own, so that a server that stalls holds up nobody else, and none twice at the same
/// time.
public final class SubscriptionServer implements GenServer<SubscriptionServer.Message> {
    public static final Name<Message> NAME = Name.of("subscriptions", Message.class);

    /// Each may hold a calendar in memory.
    static final int MOST_AT_ONCE = 4;

    /// Timers stand still while the machine sleeps: nothing is overdue for longer than this.
    private static final Duration LONGEST_NAP = Duration.ofMinutes(5);

    private static final Duration SHORTEST_NAP = Duration.ofSeconds(1);

    private final Refresher refresher;
    private final Map<URI, Subscriptions.Entry> waiting = new LinkedHashMap<>();
    private final Set<URI> lookedAt = new HashSet<>();
    private final List<Request> requests = new ArrayList<>();
    private @Nullable Timer timer;

    public sealed interface Message {
        /// Some may be due, or they have changed.
        record Look() implements Message {}

        record Refresh(List<Subscriptions.Entry> entries, Reply<List<Refreshed>> reply) implements Message {}
    }

    /// From one that looked at a subscription.
    private record Looked(Refreshed refreshed) implements Message {}

    /// Somebody who waits for what comes of some looks.
    private record Request(List<URI> addresses, Map<URI, Refreshed> results, Reply<List<Refreshed>> reply) {
        static Request of(List<Subscriptions.Entry> entries, Reply<List<Refreshed>> reply) {
            return new Request(
                    entries.stream().map(SubscriptionServer::addressOf).toList(), new LinkedHashMap<>(), reply);
        }

        /// Answers whether that was all.
        boolean isAnsweredBy(Refreshed refreshed) {
            var address = refreshed.subscription().address();
            if (addresses.contains(address)) {
                results.put(address, refreshed);
            }
            return answerIfComplete();
        }

        boolean answerIfComplete() {
            var isComplete = results.keySet().containsAll(addresses);
            if (isComplete) {
                reply.answer(addresses.stream().map(results::get).toList());
            }
            return isComplete;
        }
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
            case Message.Look() -> refresher.due(lookedAt).forEach(this::queue);
            case Message.Refresh(var entries, var reply) -> refresh(Request.of(entries, reply), entries);
            case Looked(var refreshed) -> {
                lookedAt.remove(refreshed.subscription().address());
                requests.removeIf(request -> request.isAnsweredBy(refreshed));
            }
        }
        startLooks(context);
        arm(context);
    }

    private void refresh(Request request, List<Subscriptions.Entry> entries) {
        if (!request.answerIfComplete()) {
            requests.add(request);
            entries.forEach(this::queue);
        }
    }

    private void queue(Subscriptions.Entry entry) {
        if (!lookedAt.contains(addressOf(entry))) {
            waiting.put(addressOf(entry), entry);
        }
    }

    private static URI addressOf(Subscriptions.Entry entry) {
        return entry.subscription().address();
    }

    /// A look that crashes takes this process with it: its supervisor starts it again.
    private void startLooks(Context<Message> context) {
        var next = waiting.entrySet().iterator();
        while (next.hasNext() && lookedAt.size() < MOST_AT_ONCE) {
            var entry = next.next();
            next.remove();
            lookedAt.add(entry.getKey());
            look(entry.getValue(), context);
        }
    }

    private void look(Subscriptions.Entry entry, Context<Message> context) {
        var server = context.self();
        GenServer<Subscriptions.Entry> looker = (subscribed, self) -> {
            server.cast(new Looked(refresher.refresh(subscribed)));
            self.stop(ExitReason.NORMAL);
        };
        context.spawnLink(looker).cast(entry);
    }

    private void arm(Context<Message> context) {
        if (timer != null) {
            timer.cancel();
        }
        var left = refresher.nextLook(busy()).map(next -> Duration.between(context.now(), next));
        timer = context.sendAfter(left.map(SubscriptionServer::nap).orElse(LONGEST_NAP), new Message.Look());
    }

    private Set<URI> busy() {
        var busy = new HashSet<>(lookedAt);
        busy.addAll(waiting.keySet());
        return busy;
    }

    private static Duration nap(Duration left) {
        if (left.compareTo(SHORTEST_NAP) < 0) {
            return SHORTEST_NAP;
        }
        return left.compareTo(LONGEST_NAP) > 0 ? LONGEST_NAP : left;
    }
}
