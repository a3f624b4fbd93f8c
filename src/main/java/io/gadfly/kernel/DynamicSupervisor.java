package io.gadfly.kernel;

import io.gadfly.kernel.SupervisorReport.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps any number of children of a like kind that come and go, each for itself: Elixir's `DynamicSupervisor`, OTP's
/// `simple_one_for_one`. It has no list of them: a child knows its supervisor, and the process table knows the
/// children. All are stopped at the same time.
public final class DynamicSupervisor implements GenServer<DynamicRequest>, Branch {
    private final RestartWindow window;
    private final int maximum;
    private volatile @Nullable LiveProcess<?> self;
    private @Nullable Place adopted;
    private volatile @Nullable Arrivals arrivals;
    private @Nullable Departures departures;
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
    public Init init(Context<DynamicRequest> context) {
        var process = (LiveProcess<DynamicRequest>) context.self();
        arrivals = new Arrivals(process);
        departures = new Departures(process);
        self = process;
        process.reportReady();
        return Init.READY;
    }

    @Override
    public void handle(DynamicRequest request, Context<DynamicRequest> context) {
        switch (request) {
            case DynamicRequest.StartChild(var spec, var reply) -> startChild(spec, reply);
            case DynamicRequest.TerminateChild(var pid, var reply) -> terminateChild(pid, reply);
            case DynamicRequest.ListChildren(var reply) -> reply.answer(list());
            case DynamicRequest.TryAgain(var failed) -> {
                if (arrivals().forget(failed) && !ending) {
                    restart(failed.spec, failed.lastExit);
                }
            }
            case DynamicRequest.Overdue(var child) -> child.kill();
            case DynamicRequest.Gone(var child) -> {
                departures().gone(child);
                endWhenAlone();
            }
        }
    }

    private void startChild(ChildSpec spec, Reply<ChildResult> reply) {
        if (ending) {
            reply.answer(new ChildResult.Failed(ExitReason.SHUTDOWN));
        } else if (maximum < Integer.MAX_VALUE && children().size() + arrivals().failures() >= maximum) {
            reply.answer(new ChildResult.TooMany());
        } else {
            arrivals().start(spec, reply);
        }
    }

    private void terminateChild(Pid pid, Reply<ChildResult> reply) {
        self().system()
                .table()
                .find(pid)
                .filter(child -> child.parent() == self)
                .ifPresentOrElse(
                        child -> departures().tell(child, reply), () -> reply.answer(new ChildResult.NotFound()));
    }

    /// From any thread: the child is asked to end, and killed when its time is over.
    void terminate(LiveProcess<?> child) {
        self().post(new DynamicRequest.TerminateChild(child.pid(), _ -> {}));
    }

    private List<ChildInfo> list() {
        var all = new ArrayList<ChildInfo>();
        for (var process : children()) {
            var child = new Child(process.spec());
            child.starts(process);
            if (process.isStarted()) {
                child.runs(process);
            }
            all.add(child.info());
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
        var process = supervisor.system().create(behaviour, placeFor(spec, supervisor));
        if (ending || !process.isAlive()) {
            process.kill();
            return null;
        }
        return process;
    }

    /// As a rule all are of one kind, and share it.
    private Place placeFor(ChildSpec spec, LiveProcess<?> supervisor) {
        var last = adopted;
        if (last == null || !last.spec().equals(spec)) {
            last = new Place(supervisor.system(), spec, supervisor);
            adopted = last;
        }
        return last;
    }

    // Children that act by themselves

    @Override
    public boolean hearsOf(ChildEvent event) {
        var coming = arrivals;
        return coming != null && coming.isInFirstStart(event.child())
                || event instanceof ChildEvent.Ended ended
                        && ended.reason().isAbnormal()
                        && !ended.child().isDismissed();
    }

    @Override
    public void heard(ChildEvent event) {
        switch (event) {
            case ChildEvent.Ready(var child) -> arrivals().settle(child, new ChildResult.Started(child));
            case ChildEvent.Ignored(var child) -> arrivals().settle(child, new ChildResult.Ignored());
            case ChildEvent.Ended(var child, var started, var reason) -> {
                var arrival = arrivals().settle(child, new ChildResult.Failed(reason));
                boolean expected = ending || child.isDismissed() || arrival == Arrivals.Arrival.FIRST;
                if (!expected && (started || reason.isAbnormal())) {
                    decide(child, started || arrival == Arrivals.Arrival.NONE, reason);
                }
            }
        }
    }

    private void decide(LiveProcess<?> child, boolean ran, ExitReason reason) {
        var spec = child.spec();
        if (reason.isAbnormal() || spec.restart() == Restart.PERMANENT) {
            report(spec, ran ? Event.CHILD_ENDED : Event.START_FAILED, reason);
        }
        if (!ran) {
            arrivals().tryLater(spec, reason);
        } else if (spec.restart().restartsAfter(reason)) {
            restart(spec, reason);
        }
    }

    private void restart(ChildSpec spec, ExitReason reason) {
        if (window.add(self().system().world().nanoTime())) {
            arrivals().startAgain(spec, reason);
        } else {
            report(spec, Event.GAVE_UP, reason);
            shutdown(ExitReason.SHUTDOWN);
        }
    }

    // The end

    @Override
    public void shutdown(ExitReason reason) {
        if (!ending) {
            ending = true;
            endReason = reason;
            children().forEach(child -> departures().tell(child, _ -> {}));
            endWhenAlone();
        }
    }

    private void endWhenAlone() {
        if (ending && departures().isEmpty()) {
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
        var coming = arrivals;
        return coming == null ? List.of() : coming.failing();
    }

    private List<LiveProcess<?>> children() {
        return self().system().table().childrenOf(self());
    }

    private void report(ChildSpec spec, Event event, ExitReason reason) {
        self().system().report(self(), spec.id(), event, reason, window);
    }

    private LiveProcess<?> self() {
        return Objects.requireNonNull(self);
    }

    private Arrivals arrivals() {
        return Objects.requireNonNull(arrivals);
    }

    private Departures departures() {
        return Objects.requireNonNull(departures);
    }
}
