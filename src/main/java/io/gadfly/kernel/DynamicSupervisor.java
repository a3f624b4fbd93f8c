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
            case DynamicRequest.TryAgain(var back) -> {
                if (arrivals().isExpected(back) && !ending) {
                    restart(back);
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
        } else if (maximum < Integer.MAX_VALUE && list().size() >= maximum) {
            reply.answer(new ChildResult.TooMany());
        } else {
            arrivals().start(spec, reply);
        }
    }

    private void terminateChild(Pid pid, Reply<ChildResult> reply) {
        var back = arrivals().find(pid);
        back.ifPresent(arrivals()::forget);
        back.flatMap(Arrivals.Returning::attempt)
                .or(() -> self().system().table().find(pid).filter(child -> child.parent() == self))
                .ifPresentOrElse(
                        child -> departures().tell(child, reply),
                        () -> reply.answer(
                                back.isPresent() ? new ChildResult.Terminated() : new ChildResult.NotFound()));
    }

    /// From any thread: the child is asked to end, and killed when its time is over.
    void terminate(LiveProcess<?> child) {
        self().post(new DynamicRequest.TerminateChild(child.pid(), _ -> {}));
    }

    private List<ChildInfo> list() {
        var all = new ArrayList<ChildInfo>();
        for (var process : children()) {
            if (arrivals().find(process).isPresent()) {
                continue;
            }
            var child = new Child(process.spec());
            child.starts(process);
            if (process.isStarted()) {
                child.runs(process);
            }
            all.add(child.info());
        }
        arrivals().returning().forEach(back -> all.add(back.info()));
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
            case ChildEvent.Ready(var child) -> arrived(child, new ChildResult.Started(child));
            case ChildEvent.Ignored(var child) -> arrived(child, new ChildResult.Ignored());
            case ChildEvent.Ended end -> {
                if (!arrivals().settleFirstStart(end.child(), new ChildResult.Failed(end.reason()))) {
                    ended(end);
                }
            }
        }
    }

    private void arrived(LiveProcess<?> child, ChildResult result) {
        if (!arrivals().settleFirstStart(child, result)) {
            arrivals().find(child).ifPresent(arrivals()::forget);
        }
    }

    private void ended(ChildEvent.Ended end) {
        var back = arrivals().find(end.child()).orElse(null);
        boolean expected = ending || end.child().isDismissed();
        boolean failed = end.reason().isAbnormal() && !expected;
        if (back != null && failed) {
            report(back.spec, Event.START_FAILED, end.reason());
            arrivals().failed(back, end.reason());
        } else if (back != null) {
            arrivals().forget(back);
        } else if (failed || end.started() && !expected) {
            decide(end.child(), end.reason());
        }
    }

    private void decide(LiveProcess<?> child, ExitReason reason) {
        var restart = child.spec().restart();
        if (reason.isAbnormal() || restart == Restart.PERMANENT) {
            report(child.spec(), Event.CHILD_ENDED, reason);
        }
        if (restart.restartsAfter(reason)) {
            restart(arrivals().ended(child, reason));
        }
    }

    private void restart(Arrivals.Returning back) {
        if (window.add(self().system().world().nanoTime())) {
            arrivals().startAgain(back);
        } else {
            report(back.spec, Event.GAVE_UP, back.lastExit());
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
        return coming == null
                ? List.of()
                : coming.returning().stream()
                        .filter(back -> back.attempt().isEmpty())
                        .map(Arrivals.Returning::info)
                        .toList();
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
