package io.gadfly.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks at processes while they run, from outside and without asking them.
final class Photographer {
    private final ProcessSystem system;
    private final long stuckAfter;
    private final Instant now;
    private final long nanos;
    private final Map<LiveProcess<?>, List<LiveProcess<?>>> children = new HashMap<>();

    Photographer(ProcessSystem system, Duration stuckAfter) {
        this.system = system;
        this.stuckAfter = stuckAfter.toNanos();
        this.now = system.clock().instant();
        this.nanos = system.world().nanoTime();
    }

    ProcessTree photograph() {
        var roots = new ArrayList<LiveProcess<?>>();
        for (var process : system.table().all()) {
            var parent = process.parent();
            if (parent == null) {
                roots.add(process);
            } else {
                children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(process);
            }
        }
        return new ProcessTree(now, roots.stream().map(this::info).toList());
    }

    /// One process, without its children.
    ProcessInfo photograph(LiveProcess<?> process) {
        return info(process);
    }

    private ProcessInfo info(LiveProcess<?> process) {
        var runner = process.runner();
        var seen = runner == null ? null : runner.message;
        long since = runner == null ? 0 : runner.since;
        var message = runner != null && runner.process == process ? seen : null; // it may be at another by now
        return new ProcessInfo(
                process.pid(),
                name(process),
                ProcessSystem.nameOf(process.behaviour()),
                state(process, message, since),
                process.mailboxLength(),
                process.handled(),
                message == null ? "" : kind(message),
                message == null ? Optional.empty() : Optional.of(now.minusNanos(nanos - since)),
                process.behaviour() instanceof Branch branch ? Optional.of(branch.restarts()) : Optional.empty(),
                process.findRelation(Relation.Predecessor.class).map(predecessor -> predecessor.reason),
                childrenOf(process));
    }

    private List<ProcessInfo> childrenOf(LiveProcess<?> process) {
        if (!(process.behaviour() instanceof Branch branch)) {
            return List.of();
        }
        var all = new ArrayList<ProcessInfo>();
        children.getOrDefault(process, List.of()).forEach(child -> all.add(info(child)));
        branch.failing().forEach(child -> all.add(failing(child)));
        return all;
    }

    private static ProcessInfo failing(ChildInfo child) {
        return new ProcessInfo(
                Pid.NOBODY,
                child.spec().id(),
                "",
                ProcessInfo.State.RESTARTING,
                0,
                0,
                "",
                Optional.empty(),
                Optional.empty(),
                child.lastExit(),
                List.of());
    }

    private ProcessInfo.State state(LiveProcess<?> process, @Nullable Object message, long since) {
        if (message != null && nanos - since >= stuckAfter) {
            return ProcessInfo.State.STUCK;
        }
        if (!process.isStarted()) {
            return ProcessInfo.State.STARTING;
        }
        if (process.isStopping()) {
            return ProcessInfo.State.STOPPING;
        }
        return message == null ? ProcessInfo.State.IDLE : ProcessInfo.State.RUNNING;
    }

    private static String name(LiveProcess<?> process) {
        return process.findRelation(Relation.NameHeld.class)
                .map(held -> held.name.text())
                .or(() -> process.findRelation(Ticket.class)
                        .map(ticket -> ticket.job().key().toString()))
                .orElse(process.spec().id());
    }

    private static String kind(Object message) {
        return message instanceof Class<?> type
                ? type.getSimpleName()
                : message.getClass().getSimpleName();
    }
}
