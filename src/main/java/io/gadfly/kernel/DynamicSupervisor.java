package io.gadfly.kernel;

import io.gadfly.kernel.SupervisorReport.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Keeps any number of children of a like kind that come and go, each for itself. It has no list of them: a child
/// knows its supervisor, and the process table knows the children. All are stopped at the same time.
public final class DynamicSupervisor implements GenServer<DynamicSupervisor.Request>, Branch {
    /// What can be asked of it, through [DynamicSupervisorRef].
    sealed interface Request {
        record StartChild(ChildSpec spec, Reply<ChildResult> reply) implements Request {}

        record TerminateChild(Pid pid, Reply<ChildResult> reply) implements Request {}

        record ListChildren(Reply<List<ChildInfo>> reply) implements Request {}

        record TryAgain(Failing failing) implements Request {}

        /// A child had its time to stop.
        record Overdue(LiveProcess<?> process) implements Request {}
    }

    /// A child that has to be started again and does not run.
    record Failing(ChildSpec spec, ExitReason lastExit) {}

    private final RestartWindow window;
    private final int maximum;
    private final Map<LiveProcess<?>, Reply<ChildResult>> starting = new ConcurrentHashMap<>();
    private final Map<LiveProcess<?>, Reply<ChildResult>> terminating = new ConcurrentHashMap<>();
    private final Map<LiveProcess<?>, Timer> deadlines = new HashMap<>();
    private final Map<LiveProcess<?>, ExitReason> startingAgain = new HashMap<>();
    private final Set<Failing> failing = ConcurrentHashMap.newKeySet();
    private final Set<LiveProcess<?>> stopping = new HashSet<>();
    private volatile @Nullable LiveProcess<?> self;
    private volatile boolean ending;
    private ExitReason endReason = ExitReason.SHUTDOWN;

    /// @param intensity restarts that it allows within `period`, over all children
    /// @param maximum how many children it takes
    public DynamicSupervisor(int intensity, Duration period, int maximum) {
        this.window = new RestartWindow(intensity, period);
        this.maximum = maximum;
    }

    /// Three restarts in five seconds, and any number of children.
    public DynamicSupervisor() {
        this(3, Duration.ofSeconds(5), Integer.MAX_VALUE);
    }

    @Override
    public Init init(Context<Request> context) {
        self = (LiveProcess<Request>) context;
        self().reportReady();
        return Init.READY;
    }

    @Override
    public void handle(Request request, Context<Request> context) {
        switch (request) {
            case Request.StartChild(var spec, var reply) -> startChild(spec, reply);
            case Request.TerminateChild(var pid, var reply) -> terminateChild(pid, reply);
            case Request.ListChildren(var reply) -> reply.answer(list());
            case Request.TryAgain(var failed) -> {
                if (!ending && failing.remove(failed)) {
                    restart(failed.spec(), failed.lastExit());
                }
            }
            case Request.Overdue(var process) -> process.kill();
        }
    }

    private void startChild(ChildSpec spec, Reply<ChildResult> reply) {
        if (maximum < Integer.MAX_VALUE && children().size() + failing.size() >= maximum) {
            reply.answer(new ChildResult.TooMany());
            return;
        }
        LiveProcess<?> process;
        try {
            process = self().system().create(spec.start().get(), spec, self());
        } catch (Throwable fault) {
            reply.answer(new ChildResult.Failed(new ExitReason.Crash(fault)));
            return;
        }
        starting.put(process, reply);
        self().system().launch(process);
    }

    private void terminateChild(Pid pid, Reply<ChildResult> reply) {
        var child = self().system().table().find(pid).orElse(null);
        if (child == null || child.parent != self) {
            reply.answer(new ChildResult.NotFound());
            return;
        }
        terminating.put(child, reply);
        stop(child);
        if (!child.isAlive()) {
            heard(new ChildEvent.Ended(child, true, ExitReason.NORMAL));
        }
    }

    private void stop(LiveProcess<?> child) {
        switch (child.spec.shutdown()) {
            case Shutdown.BrutalKill() -> child.kill();
            case Shutdown.Infinity() -> child.exitByParent(ExitReason.SHUTDOWN);
            case Shutdown.After(var timeout) -> {
                deadlines.put(child, self().startTimer(timeout, new Request.Overdue(child)));
                child.exitByParent(ExitReason.SHUTDOWN);
            }
        }
    }

    private List<ChildInfo> list() {
        var all = new ArrayList<ChildInfo>();
        for (var child : children()) {
            var known = new Child(child.spec);
            known.runs(child);
            known.state = child.isStarted() ? ChildInfo.State.RUNNING : ChildInfo.State.STARTING;
            all.add(known.info());
        }
        all.addAll(failing());
        return all;
    }

    /// Makes a temporary child without asking by message; the caller launches it. Nothing where this supervisor is
    /// about to end.
    <N> @Nullable LiveProcess<N> adopt(GenServer<N> behaviour, ChildSpec spec) {
        var supervisor = self;
        if (supervisor == null) {
            return null;
        }
        var process = supervisor.system().create(behaviour, spec, supervisor);
        if (ending || !supervisor.isAlive()) {
            process.kill();
            return null;
        }
        return process;
    }

    // Children that act by themselves

    @Override
    public boolean hearsOf(ChildEvent event) {
        return ending
                || starting.containsKey(event.child())
                || terminating.containsKey(event.child())
                || event instanceof ChildEvent.Ended end && end.reason().isAbnormal();
    }

    @Override
    public void heard(ChildEvent event) {
        var child = event.child();
        switch (event) {
            case ChildEvent.Ready _ -> {
                startingAgain.remove(child);
                answer(starting.remove(child), new ChildResult.Started(child));
            }
            case ChildEvent.Ignored _ -> {
                startingAgain.remove(child);
                answer(starting.remove(child), new ChildResult.Ignored());
            }
            case ChildEvent.Ended end -> ended(child, end.started(), end.reason());
        }
    }

    private void ended(LiveProcess<?> child, boolean started, ExitReason reason) {
        var deadline = deadlines.remove(child);
        if (deadline != null) {
            deadline.cancel();
        }
        var terminated = terminating.remove(child);
        var requested = starting.remove(child);
        var again = startingAgain.remove(child);
        answer(requested, new ChildResult.Failed(reason));
        answer(terminated, new ChildResult.Terminated());
        if (ending) {
            stopped(child);
        } else if (terminated == null && requested == null && (started || reason.isAbnormal())) {
            decide(child, started || again == null, reason);
        }
    }

    private void decide(LiveProcess<?> child, boolean ran, ExitReason reason) {
        var restart = child.spec.restart();
        if (reason.isAbnormal() || restart == Restart.PERMANENT) {
            report(child.spec, ran ? Event.CHILD_ENDED : Event.START_FAILED, reason);
        }
        if (!ran) {
            var failed = new Failing(child.spec, reason);
            failing.add(failed);
            self().post(new Request.TryAgain(failed));
        } else if (restart.restartsAfter(reason)) {
            restart(child.spec, reason);
        }
    }

    private void restart(ChildSpec spec, ExitReason reason) {
        if (!window.add(self().system().world().nanoTime())) {
            report(spec, Event.GAVE_UP, reason);
            shutdown(ExitReason.SHUTDOWN);
            return;
        }
        try {
            var process = self().system().create(spec.start().get(), spec, self());
            process.tryRelate(new Relation.Predecessor(reason));
            startingAgain.put(process, reason);
            self().system().launch(process);
        } catch (Throwable fault) {
            var failed = new Failing(spec, new ExitReason.Crash(fault));
            failing.add(failed);
            self().post(new Request.TryAgain(failed));
        }
    }

    // The end

    @Override
    public void shutdown(ExitReason reason) {
        if (ending) {
            return;
        }
        endReason = reason;
        ending = true;
        failing.clear();
        stopping.addAll(children());
        if (stopping.isEmpty()) {
            self().stop(reason);
        }
        List.copyOf(stopping).forEach(this::stop);
    }

    private void stopped(LiveProcess<?> child) {
        if (stopping.remove(child) && stopping.isEmpty()) {
            self().stop(endReason);
        }
    }

    @Override
    public ProcessInfo.Restarts restarts() {
        var process = self;
        int inWindow =
                process == null ? 0 : window.count(process.system().world().nanoTime());
        return new ProcessInfo.Restarts("DYNAMIC", inWindow, window.intensity());
    }

    @Override
    public List<ChildInfo> failing() {
        return failing.stream()
                .map(failed -> new ChildInfo(
                        failed.spec(), ChildInfo.State.RESTARTING, Optional.empty(), Optional.of(failed.lastExit())))
                .toList();
    }

    private List<LiveProcess<?>> children() {
        return self().system().table().all().stream()
                .filter(process -> process.parent == self)
                .toList();
    }

    private void report(ChildSpec spec, Event event, ExitReason reason) {
        self().system().report(self(), spec.id(), event, reason, window);
    }

    private static void answer(@Nullable Reply<ChildResult> reply, ChildResult result) {
        if (reply != null) {
            reply.answer(result);
        }
    }

    private LiveProcess<?> self() {
        return Objects.requireNonNull(self);
    }
}
