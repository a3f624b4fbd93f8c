package io.gadfly.kernel;

import io.gadfly.kernel.SupervisorReport.Event;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Keeps children alive after OTP's rules: starts them in order, stops them in reverse, answers the end of a child by
/// its restart type and the strategy, and gives up when there are more restarts than the intensity allows.
///
/// It never waits in place, so it answers while a child hangs in its `init`, in its shutdown, or keeps failing to
/// start.
public final class Supervisor implements GenServer<Supervisor.Request>, Branch {
    /// What can be asked of a supervisor, through [SupervisorRef].
    sealed interface Request {
        record StartChild(ChildSpec spec, Reply<ChildResult> reply) implements Request {}

        record TerminateChild(String id, Reply<ChildResult> reply) implements Request {}

        record RestartChild(String id, Reply<ChildResult> reply) implements Request {}

        record DeleteChild(String id, Reply<ChildResult> reply) implements Request {}

        record ChangeSpec(SupervisorSpec spec, Reply<List<ChildInfo>> reply) implements Request {}

        record ListChildren(Reply<List<ChildInfo>> reply) implements Request {}

        /// Answered when all that was asked before is done, the first start included.
        record WaitForStart(Reply<List<ChildInfo>> reply) implements Request {}

        record TryAgain(Child child) implements Request {}

        /// A child had its time to stop.
        record Overdue(LiveProcess<?> process) implements Request {}
    }

    private volatile SupervisorSpec spec;
    private final RestartWindow window;
    private final List<Child> children = new CopyOnWriteArrayList<>();
    private volatile @Nullable LiveProcess<?> self;
    private @Nullable Staging staging;
    private boolean ending;

    public Supervisor(SupervisorSpec spec) {
        this.spec = spec;
        this.window = new RestartWindow(spec.intensity(), spec.period());
        spec.children().forEach(child -> children.add(new Child(child)));
    }

    @Override
    public Init init(Context<Request> context) {
        self = (LiveProcess<Request>) context;
        staging = new Staging(self());
        staging()
                .perform(() -> staging().startAll(List.copyOf(children), this::failedToBegin, () -> {
                    children.removeIf(child -> child.process == null && child.spec.restart() == Restart.TEMPORARY);
                    self().reportReady();
                    staging().done();
                }));
        return Init.READY;
    }

    private void failedToBegin(Child child, ExitReason reason) {
        report(child, Event.START_FAILED, reason);
        end(new ExitReason.Crash(new StartFailedException(child.spec.id(), reason)));
    }

    // Requests

    @Override
    public void handle(Request request, Context<Request> context) {
        switch (request) {
            case Request.StartChild(var child, var reply) -> staging().perform(() -> startChild(child, reply));
            case Request.TerminateChild(var id, var reply) -> staging().perform(() -> terminateChild(id, reply));
            case Request.RestartChild(var id, var reply) -> staging().perform(() -> restartChild(id, reply));
            case Request.DeleteChild(var id, var reply) -> reply.answer(deleteChild(id));
            case Request.ChangeSpec(var changed, var reply) ->
                staging().perform(() -> {
                    change(changed);
                    reply.answer(list());
                    staging().done();
                });
            case Request.ListChildren(var reply) -> reply.answer(list());
            case Request.WaitForStart(var reply) ->
                staging().perform(() -> {
                    reply.answer(list());
                    staging().done();
                });
            case Request.TryAgain(var child) -> {
                if (child.state == ChildInfo.State.RESTARTING) {
                    staging().perform(() -> tryAgain(child));
                }
            }
            case Request.Overdue(var process) -> process.kill();
        }
    }

    private void startChild(ChildSpec childSpec, Reply<ChildResult> reply) {
        if (find(childSpec.id()).isPresent()) {
            answer(reply, new ChildResult.AlreadyPresent());
            return;
        }
        var child = new Child(childSpec);
        children.add(child);
        staging().start(child, result -> {
            boolean forgotten = result instanceof ChildResult.Failed
                    || result instanceof ChildResult.Ignored && childSpec.restart() == Restart.TEMPORARY;
            if (forgotten) {
                children.remove(child);
            }
            answer(reply, result);
        });
    }

    private void terminateChild(String id, Reply<ChildResult> reply) {
        find(id).ifPresentOrElse(
                        child -> staging().stop(child, () -> {
                            if (child.spec.restart() == Restart.TEMPORARY) {
                                children.remove(child);
                            }
                            answer(reply, new ChildResult.Terminated());
                        }),
                        () -> answer(reply, new ChildResult.NotFound()));
    }

    private void restartChild(String id, Reply<ChildResult> reply) {
        var child = find(id).orElse(null);
        if (child == null) {
            answer(reply, new ChildResult.NotFound());
        } else if (child.state == ChildInfo.State.RESTARTING) {
            answer(reply, new ChildResult.Restarting());
        } else {
            staging().start(child, result -> answer(reply, result));
        }
    }

    private ChildResult deleteChild(String id) {
        var child = find(id).orElse(null);
        if (child == null) {
            return new ChildResult.NotFound();
        }
        return switch (child.state) {
            case STARTING, RUNNING, STOPPING -> new ChildResult.Running();
            case RESTARTING -> new ChildResult.Restarting();
            case STOPPED -> {
                children.remove(child);
                yield new ChildResult.Deleted();
            }
        };
    }

    private void change(SupervisorSpec changed) {
        spec = changed;
        window.change(changed.intensity(), changed.period());
        for (var childSpec : changed.children()) {
            find(childSpec.id())
                    .ifPresentOrElse(child -> child.spec = childSpec, () -> children.add(new Child(childSpec)));
        }
    }

    private void answer(Reply<ChildResult> reply, ChildResult result) {
        reply.answer(result);
        staging().done();
    }

    // Children that act by themselves

    @Override
    public void heard(ChildEvent event) {
        var child = children.stream()
                .filter(each -> each.process == event.child())
                .findFirst()
                .orElse(null);
        if (child == null) {
            return;
        }
        boolean stopping = child.state == ChildInfo.State.STOPPING;
        if (staging().heard(child, event)) {
            if (stopping && event instanceof ChildEvent.Ended end) {
                reportShutdown(child, end.reason());
            }
        } else if (event instanceof ChildEvent.Ended end) {
            child.ended(ChildInfo.State.RESTARTING);
            child.lastExit = end.reason();
            if (!ending) {
                staging().perform(() -> decide(child, end.reason()));
            }
        }
    }

    private void decide(Child child, ExitReason reason) {
        if (child.state != ChildInfo.State.RESTARTING || !children.contains(child)) {
            staging().done();
            return;
        }
        if (reason.isAbnormal() || child.spec.restart() == Restart.PERMANENT) {
            report(child, Event.CHILD_ENDED, reason);
        }
        if (child.spec.restart().restartsAfter(reason)) {
            restart(child);
            return;
        }
        child.ended(ChildInfo.State.STOPPED);
        if (child.spec.restart() == Restart.TEMPORARY) {
            children.remove(child);
        }
        staging().done();
    }

    private void tryAgain(Child child) {
        if (child.state == ChildInfo.State.RESTARTING && children.contains(child)) {
            restart(child);
        } else {
            staging().done();
        }
    }

    private void restart(Child child) {
        if (!window.add(self().system().world().nanoTime())) {
            report(child, Event.GAVE_UP, child.lastExit == null ? ExitReason.SHUTDOWN : child.lastExit);
            end(ExitReason.SHUTDOWN);
            return;
        }
        child.state = ChildInfo.State.RESTARTING;
        int place = children.indexOf(child);
        var group = switch (spec.strategy()) {
            case ONE_FOR_ONE -> List.of(child);
            case ONE_FOR_ALL -> List.copyOf(children);
            case REST_FOR_ONE -> List.copyOf(children.subList(place, children.size()));
        };
        var others = group.stream().filter(each -> each != child).toList();
        staging().stopAll(others, () -> startGroup(child, group));
    }

    private void startGroup(Child cause, List<Child> group) {
        children.removeIf(
                child -> child.process == null && child.spec.restart() == Restart.TEMPORARY && group.contains(child));
        var again = group.stream().filter(children::contains).toList();
        staging().startAll(again, this::failedToRestart, () -> {
            report(cause, Event.RESTARTED, cause.lastExit == null ? ExitReason.SHUTDOWN : cause.lastExit);
            staging().done();
        });
    }

    /// Stays visible as restarting; the next attempt is a message, so that other mail gets its turn.
    private void failedToRestart(Child child, ExitReason reason) {
        report(child, Event.START_FAILED, reason);
        child.lastExit = reason;
        child.ended(ChildInfo.State.RESTARTING);
        self().post(new Request.TryAgain(child));
        staging().done();
    }

    // The end

    @Override
    public void shutdown(ExitReason reason) {
        end(reason);
    }

    private void end(ExitReason reason) {
        if (ending) {
            return;
        }
        ending = true;
        staging().performOnly(() -> staging().stopAll(List.copyOf(children), () -> self().stop(reason)));
    }

    @Override
    public ProcessInfo.Restarts restarts() {
        var process = self;
        int inWindow =
                process == null ? 0 : window.count(process.system().world().nanoTime());
        return new ProcessInfo.Restarts(spec.strategy().name(), inWindow, spec.intensity());
    }

    @Override
    public List<ChildInfo> failing() {
        return children.stream()
                .filter(Child::isMissing)
                .map(Child::info)
                .toList();
    }

    private void reportShutdown(Child child, ExitReason reason) {
        boolean asWished = !reason.isAbnormal()
                || reason instanceof ExitReason.Killed && child.spec.shutdown() instanceof Shutdown.BrutalKill;
        if (!asWished) {
            report(child, Event.SHUTDOWN_FAILED, reason);
        }
    }

    private void report(Child child, Event event, ExitReason reason) {
        self().system().report(self(), child.spec.id(), event, reason, window);
    }

    private List<ChildInfo> list() {
        return children.stream().map(Child::info).toList();
    }

    private Optional<Child> find(String id) {
        return children.stream().filter(child -> child.spec.id().equals(id)).findFirst();
    }

    private LiveProcess<?> self() {
        return Objects.requireNonNull(self);
    }

    private Staging staging() {
        return Objects.requireNonNull(staging);
    }
}
