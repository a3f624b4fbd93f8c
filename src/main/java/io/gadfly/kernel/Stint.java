package io.gadfly.kernel;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A process at work: from the moment when it is lent a thread until it rests. Runs the callbacks of its behaviour and
/// turns what they throw into the reason of its end.
final class Stint<M> {
    private final LiveProcess<M> process;
    private final GenServer<M> behaviour;
    private final Runner runner;
    private final World world;
    private final Context<M> context;

    Stint(LiveProcess<M> process, Runner runner) {
        this.process = process;
        this.behaviour = process.behaviour();
        this.runner = runner;
        this.world = process.system().world();
        this.context = new OwnContext<>(process);
    }

    /// Until there is no more mail, or `budget` letters are done; answers with the reason where the process has to end.
    @Nullable
    ExitReason work(int budget) {
        runner.process = process;
        var reason = process.isStarted() ? null : begin();
        for (int i = 0; reason == null && i < budget && process.isRunning(); i++) {
            if (process.isAskedToExit()) {
                reason = requestedReason();
            } else {
                var mail = process.poll();
                if (mail == null) {
                    return null;
                }
                reason = deliver(mail);
            }
        }
        return reason != null && process.isStarted() && process.isAlive() ? terminate(reason) : reason;
    }

    /// Who is asked to end before it has begun does not begin.
    private @Nullable ExitReason begin() {
        return process.isAskedToExit() ? requestedReason() : initialise();
    }

    private @Nullable ExitReason initialise() {
        runner.begin(Init.class, world.nanoTime());
        try {
            var init = Objects.requireNonNull(behaviour.init(context), "init answered null");
            var stop = runner.takeStop();
            if (init == Init.IGNORE) {
                process.ignored();
                return ExitReason.NORMAL;
            }
            process.started();
            return stop;
        } catch (Throwable fault) {
            return new ExitReason.Crash(fault);
        }
    }

    private @Nullable ExitReason deliver(Object mail) {
        runner.begin(mail, world.nanoTime());
        process.system().trace(TraceEvent.Kind.HANDLE, process, mail);
        process.countHandled();
        try {
            if (mail instanceof Signal signal) {
                obey(signal);
            } else {
                handle(mail);
            }
            return runner.takeStop();
        } catch (Throwable fault) {
            return new ExitReason.Crash(fault);
        }
    }

    @SuppressWarnings("unchecked") // checked where it was sent
    private void handle(Object mail) {
        behaviour.handle((M) mail, context);
    }

    private void obey(Signal signal) {
        switch (signal) {
            case Down down -> {
                if (((Relation.Watched) down.monitor()).arrive()) {
                    behaviour.down(down, context);
                }
            }
            case Exited exited -> obey(exited);
            case LinkEnded(var exited) -> {
                if (!(behaviour instanceof Branch)) {
                    behaviour.exited(exited, context);
                }
            }
            case ChildEvent event -> ((Branch) behaviour).heard(event);
            case Ping ping -> ping.answer().run();
        }
    }

    /// A supervisor stops its children first, whoever asks; others have to follow their own supervisor only.
    private void obey(Exited exited) {
        var parent = process.parent();
        if (behaviour instanceof Branch branch) {
            branch.shutdown(exited.reason());
        } else if (parent != null && exited.from().value() == parent.id) {
            runner.stop = exited.reason();
        } else {
            behaviour.exited(exited, context);
        }
    }

    private ExitReason requestedReason() {
        return process.findRelation(Relation.ExitRequest.class)
                .map(request -> request.reason)
                .orElse(ExitReason.SHUTDOWN);
    }

    private ExitReason terminate(ExitReason reason) {
        runner.begin(reason, world.nanoTime());
        try {
            behaviour.terminate(reason, context);
            return reason;
        } catch (Throwable fault) {
            return new ExitReason.Crash(fault);
        } finally {
            runner.takeStop();
        }
    }
}
