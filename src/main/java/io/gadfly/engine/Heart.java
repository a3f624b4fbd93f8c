package io.gadfly.engine;

import io.gadfly.kernel.Context;
import io.gadfly.kernel.Down;
import io.gadfly.kernel.GenServer;
import io.gadfly.kernel.Heartbeat;
import io.gadfly.kernel.Init;
import io.gadfly.kernel.Name;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The engine's heartbeat, under a name by which processes ask to be watched. It says who is stuck and kills nobody:
/// one
/// that waits for a slow disk is better left waiting, and a medium that hangs has a deadline of its own.
final class Heart implements GenServer<Heartbeat.Message> {
    private static final Name<Heartbeat.Message> NAME = Name.of("heartbeat", Heartbeat.Message.class);
    private static final Logger LOG = LoggerFactory.getLogger(Heart.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final Heartbeat heartbeat = new Heartbeat(INTERVAL, false, Heart::heard);

    /// Watches the process from now on.
    static void watch(Context<?> context) {
        context.system().registry().ref(NAME).cast(new Heartbeat.Message.Watch(context.self()));
    }

    private static void heard(Heartbeat.Pulse pulse) {
        switch (pulse.health()) {
            case DEAD ->
                LOG.warn("{} does not get through its mail, it is at {}", pulse.name(), pulse.currentMessage());
            case ALIVE -> LOG.info("{} is alive again", pulse.name());
            case PENDING -> LOG.debug("{} is slow", pulse.name());
        }
    }

    @Override
    public Init init(Context<Heartbeat.Message> context) {
        context.register(NAME);
        return heartbeat.init(context);
    }

    @Override
    public void handle(Heartbeat.Message message, Context<Heartbeat.Message> context) {
        heartbeat.handle(message, context);
    }

    @Override
    public void down(Down down, Context<Heartbeat.Message> context) {
        heartbeat.down(down, context);
    }
}
