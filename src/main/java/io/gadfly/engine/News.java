package io.gadfly.engine;

import io.gadfly.engine.ReminderService.Subscription;
import io.gadfly.kernel.Context;
import io.gadfly.kernel.GenServer;
import io.gadfly.kernel.Init;
import io.gadfly.kernel.Name;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;

/// Tells listeners that something has changed, at most a few times a second, and never on the thread that changed it.
final class News implements GenServer<News.Message> {
    static final Name<Message> NAME = Name.of("news", Message.class);
    private static final Duration REST = Duration.ofMillis(100);

    private final Listeners listeners;
    private boolean isTold;

    sealed interface Message {
        record Changed() implements Message {}

        record Tell() implements Message {}
    }

    /// Those who want to know; they outlive the process that tells them.
    static final class Listeners {
        private final CopyOnWriteArrayList<Runnable> all = new CopyOnWriteArrayList<>();

        Subscription add(Runnable listener) {
            all.add(listener);
            return () -> all.remove(listener);
        }
    }

    News(Listeners listeners) {
        this.listeners = listeners;
    }

    @Override
    public Init init(Context<Message> context) {
        context.register(NAME);
        return Init.READY;
    }

    @Override
    public void handle(Message message, Context<Message> context) {
        switch (message) {
            case Message.Changed() -> {
                if (!isTold) {
                    isTold = true;
                    context.sendAfter(REST, new Message.Tell());
                }
            }
            case Message.Tell() -> {
                isTold = false;
                listeners.all.forEach(Runnable::run);
            }
        }
    }
}
