package io.gadfly.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks watched processes again and again whether their work loop turns. The question is mail like any other, so only
/// one who gets through its mail answers; a thread beside the loop would prove nothing.
///
/// Who leaves a beat unanswered is *pending*; who leaves two is *dead*, and named with the message that it is at; who
/// answers after that is *alive* again.
///
/// It watches processes, not names: who is started again, and whoever a heartbeat that is started again should watch,
/// asks for it anew in its `init`.
public final class Heartbeat implements GenServer<Heartbeat.Message> {
    public enum Health {
        ALIVE,
        PENDING,
        DEAD
    }

    /// What the heartbeat says of a process.
    ///
    /// @param missed beats without an answer
    /// @param currentMessage what it is at, empty when idle
    /// @param busySince since when
    public record Pulse(
            Pid pid, String name, Health health, int missed, String currentMessage, Optional<Instant> busySince) {}

    /// What can be asked of it.
    public sealed interface Message {
        record Watch(ProcessRef<?> process) implements Message {}

        record Unwatch(ProcessRef<?> process) implements Message {}

        record Pulses(Reply<List<Pulse>> reply) implements Message {}

        /// Time for the next question.
        record Beat() implements Message {}

        /// By one that had missed a beat.
        record Answered(Pid pid) implements Message {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final int DEADLY = 2;

    private final Duration interval;
    private final boolean replaces;
    private final Consumer<? super Pulse> listener;
    private final Map<Pid, Watched> watched = new LinkedHashMap<>();

    private static final class Watched {
        final LiveProcess<?> process;
        final Monitor monitor;
        /// Whether a question lies in its mailbox. Together with `missed`, by which it knows whether its answer is
        /// news, one of the two sees what the other did.
        volatile boolean isAsked;
        volatile int missed;
        Health health = Health.ALIVE;

        Watched(LiveProcess<?> process, Monitor monitor) {
            this.process = process;
            this.monitor = monitor;
        }
    }

    /// @param replaces whether a dead process is killed, so that its supervisor starts another
    /// @param listener told whenever the health of a process has changed; must not block
    public Heartbeat(Duration interval, boolean replaces, Consumer<? super Pulse> listener) {
        this.interval = interval;
        this.replaces = replaces;
        this.listener = listener;
    }

    @Override
    public Init init(Context<Message> context) {
        context.system().stuckAfter(interval.multipliedBy(DEADLY));
        context.sendAfter(interval, new Message.Beat());
        return Init.READY;
    }

    @Override
    public void handle(Message message, Context<Message> context) {
        switch (message) {
            case Message.Watch(var process) -> context.system().live(process).ifPresent(live -> watch(live, context));
            case Message.Unwatch(var process) -> context.system().live(process).ifPresent(live -> unwatch(live.pid()));
            case Message.Pulses(var reply) ->
                reply.answer(watched.values().stream()
                        .map(each -> pulse(each, context))
                        .toList());
            case Message.Beat _ -> beat(context);
            case Message.Answered(var pid) -> recovered(pid, context);
        }
    }

    @Override
    public void down(Down down, Context<Message> context) {
        watched.remove(down.pid());
    }

    private void watch(LiveProcess<?> process, Context<Message> context) {
        watched.computeIfAbsent(process.pid(), _ -> new Watched(process, context.monitor(process)));
    }

    private void unwatch(Pid pid) {
        var gone = watched.remove(pid);
        if (gone != null) {
            gone.monitor.demonitor();
        }
    }

    private void beat(Context<Message> context) {
        for (var each : List.copyOf(watched.values())) {
            if (each.isAsked) {
                missed(each, context);
            }
            if (!each.isAsked) {
                recovered(each, context);
                ask(each, context);
            }
        }
        context.sendAfter(interval, new Message.Beat());
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // others only read it
    private void missed(Watched each, Context<Message> context) {
        each.missed++;
        change(each, each.missed < DEADLY ? Health.PENDING : Health.DEAD, context);
    }

    private static void ask(Watched each, Context<Message> context) {
        var self = context.self();
        each.isAsked = true;
        each.process.signal(new Ping(() -> answer(each, self)));
    }

    /// In the hands of the process that was asked. That all is well is left where the next beat finds it: it is no
    /// news, and not worth a message from each at every beat.
    private static void answer(Watched each, ProcessRef<Message> heartbeat) {
        each.isAsked = false;
        if (each.missed > 0) {
            heartbeat.cast(new Message.Answered(each.process.pid()));
        }
    }

    private void recovered(Pid pid, Context<Message> context) {
        var each = watched.get(pid);
        if (each != null && !each.isAsked) {
            recovered(each, context);
        }
    }

    private void recovered(Watched each, Context<Message> context) {
        each.missed = 0;
        change(each, Health.ALIVE, context);
    }

    private void change(Watched each, Health health, Context<Message> context) {
        if (each.health == health) {
            return;
        }
        each.health = health;
        var pulse = pulse(each, context);
        log(pulse);
        try {
            listener.accept(pulse);
        } catch (Throwable fault) {
            Faults.listenerFailed(listener, fault);
        }
        if (health == Health.DEAD && replaces) {
            each.process.kill();
        }
    }

    private static void log(Pulse pulse) {
        switch (pulse.health()) {
            case ALIVE -> LOG.info("{}{} is alive again", pulse.name(), pulse.pid());
            case PENDING -> LOG.info("{}{} did not answer a beat", pulse.name(), pulse.pid());
            case DEAD ->
                LOG.warn(
                        "{}{} is stuck at {} since {}",
                        pulse.name(),
                        pulse.pid(),
                        pulse.currentMessage(),
                        pulse.busySince().map(Object::toString).orElse("-"));
        }
    }

    private static Pulse pulse(Watched each, Context<Message> context) {
        var line = new Photographer(context.system(), Duration.ofDays(1)).photograph(each.process);
        return new Pulse(line.pid(), line.name(), each.health, each.missed, line.currentMessage(), line.busySince());
    }
}
