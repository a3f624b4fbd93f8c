package io.gadfly.engine;

import io.gadfly.kernel.CallFailedException;
import io.gadfly.kernel.Context;
import io.gadfly.kernel.Down;
import io.gadfly.kernel.GenServer;
import io.gadfly.kernel.Heartbeat;
import io.gadfly.kernel.Init;
import io.gadfly.kernel.Name;
import io.gadfly.kernel.ProcessSystem;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The engine's heartbeat, under names by which processes ask to be watched. There are two kinds: one says who is stuck
/// and kills nobody, since who waits for a slow disk is better left waiting, and a medium that hangs has a deadline of
/// its own; the other replaces, since a nagger that is stuck nags no more and a new one goes on from what is saved.
final class Heart implements GenServer<Heartbeat.Message> {
    private static final Name<Heartbeat.Message> WATCHING = Name.of("heartbeat", Heartbeat.Message.class);
    private static final Name<Heartbeat.Message> REPLACING = Name.of("heartbeat/naggers", Heartbeat.Message.class);
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Name<Heartbeat.Message> name;
    private final Heartbeat heartbeat;

    private Heart(Name<Heartbeat.Message> name, boolean replaces) {
        this.name = name;
        this.heartbeat = new Heartbeat(INTERVAL, replaces, _ -> {});
    }

    static Heart watching() {
        return new Heart(WATCHING, false);
    }

    static Heart replacing() {
        return new Heart(REPLACING, true);
    }

    /// What both say of the processes that they watch; one that is just being started says nothing.
    static List<Heartbeat.Pulse> pulses(ProcessSystem system) {
        return Stream.of(WATCHING, REPLACING)
                .flatMap(name -> pulses(system, name).stream())
                .toList();
    }

    private static List<Heartbeat.Pulse> pulses(ProcessSystem system, Name<Heartbeat.Message> heart) {
        try {
            return system.registry().ref(heart).call(Heartbeat.Message.Pulses::new, PATIENCE);
        } catch (CallFailedException _) {
            return List.of();
        }
    }

    /// Watches the process from now on.
    static void watch(Context<?> context) {
        watch(WATCHING, context);
    }

    /// Watches the process from now on, and kills it when it has missed two beats.
    static void replace(Context<?> context) {
        watch(REPLACING, context);
    }

    private static void watch(Name<Heartbeat.Message> heart, Context<?> context) {
        context.system().registry().ref(heart).cast(new Heartbeat.Message.Watch(context.self()));
    }

    @Override
    public Init init(Context<Heartbeat.Message> context) {
        context.register(name);
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
