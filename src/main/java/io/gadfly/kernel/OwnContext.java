package io.gadfly.kernel;

import java.time.Duration;
import java.time.Instant;

/// What a process may do about itself during one stint of work.
record OwnContext<M>(LiveProcess<M> process) implements Context<M> {
    @Override
    public ProcessRef<M> self() {
        return process;
    }

    @Override
    public ProcessSystem system() {
        return process.system();
    }

    @Override
    public Instant now() {
        return system().clock().instant();
    }

    @Override
    public Timer sendAfter(Duration delay, M message) {
        return process.startTimer(delay, message);
    }

    @Override
    public Timer sendAfter(Duration delay, M message, Turn turn) {
        return process.startTimer(delay, message, turn);
    }

    @Override
    public Monitor monitor(ProcessRef<?> watched) {
        var target = system().live(watched).orElse(null);
        var monitor = new Relation.Watched(process, target);
        if (target == null) {
            process.signal(new Down(monitor, Pid.NOBODY, ExitReason.NO_PROCESS));
        } else if (target.tryRelate(monitor)) {
            if (!process.tryRelate(new Relation.Watching(monitor))) {
                monitor.demonitor();
            }
        } else {
            var reason = target.endReason();
            process.signal(new Down(monitor, target.pid(), reason == null ? ExitReason.NO_PROCESS : reason));
        }
        return monitor;
    }

    @Override
    public void link(ProcessRef<?> linked) {
        var other = system().live(linked).orElse(null);
        if (other == process) {
            return;
        }
        if (other == null || !other.tryLink(process)) {
            process.linkedEnded(other == null ? Pid.NOBODY : other.pid(), ExitReason.NO_PROCESS);
        } else if (!process.tryLink(other)) {
            other.unlinked(process);
        } else if (!other.isAlive()) {
            process.unlinked(other); // it ended in between, and has said so
        }
    }

    @Override
    public void unlink(ProcessRef<?> linked) {
        system().live(linked).ifPresent(other -> {
            process.unlinked(other);
            other.unlinked(process);
        });
    }

    @Override
    public void trapExits(boolean trap) {
        process.trapExits(trap);
    }

    @Override
    public void register(Name<? super M> name) {
        system().registry().register(name, process);
    }

    @Override
    public void stop(ExitReason reason) {
        process.stop(reason);
    }

    @Override
    public <N> ProcessRef<N> spawnLink(GenServer<N> behaviour) {
        var child = system().create(behaviour);
        link(child);
        if (!process.isAlive()) {
            child.kill();
        }
        system().launch(child);
        return child;
    }
}
