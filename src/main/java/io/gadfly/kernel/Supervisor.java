package io.gadfly.kernel;

import io.gadfly.kernel.SupervisorReport.Event;
import java.util.List;
import java.util.Objects;
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
    private final Siblings children;
    private volatile @Nullable LiveProcess<?> self;
    private @Nullable Staging staging;
    private boolean ending;

    public Supervisor(SupervisorSpec spec) {
        this.spec = spec;
        this.window = new RestartWindow(spec.intensity(), spec.period());
        this.children = new Siblings(spec.children());
    }

    @Override
    public Init init(Context<Request> context) {
        var process = (LiveProcess<Request>) context.self();
        self = process;
        staging = new Staging(process);
        staging()
                .perform(() -> staging().startAll(children.all(), this::failedToBegin, () -> {
                    children.forgetEndedTemporaries();
                    process.reportReady();
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
            case Request.DeleteChild(var id, var reply) ->
                staging().perform(() -> answer(reply, deleteChild(id)));
            case Request.ChangeSpec(var changed, var reply) ->
                staging().perform(() -> {
                    change(changed);
                    reply.answer(children.infos());
                    staging().done();
                });
            case Request.ListChildren(var reply) -> reply.answer(children.infos());
            case Request.WaitForStart(var reply) ->
                staging().perform(() -> {
                    reply.answer(children.infos());
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
        if (children.find(childSpec.id()).isPresent()) {
            answer(reply, new ChildResult.AlreadyPresent());
            return;
        }
        var child = children.add(childSpec);
        staging().start(child, result -> {
            boolean forgotten = result instanceof ChildResult.Failed
                    || result instanceof ChildResult.Ignored && child.isTemporary();
            if (forgotten) {
                children.remove(child);
            }
            answer(reply, result);
        });
    }

    private void terminateChild(String id, Reply<ChildResult> reply) {
        children.find(id)
                .ifPresentOrElse(
                        child -> staging().stop(child, () -> {
                            if (child.isTemporary()) {
                                children.remove(child);
                            }
                            answer(reply, new ChildResult.Terminated());
                        }),
                        () -> answer(reply, new ChildResult.NotFound()));
    }

    private void restartChild(String id, Reply<ChildResult> reply) {
        var child = children.find(id).orElse(null);
        if (child == null) {
            answer(reply, new ChildResult.NotFound());
        } else if (child.state == ChildInfo.State.RESTARTING) {
            answer(reply, new ChildResult.Restarting());
        } else {
            staging().start(child, result -> answer(reply, result));
        }
    }

    private ChildResult deleteChild(String id) {
        var child = children.find(id).orElse(null);
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
        children.change(changed.children());
    }

    private void answer(Reply<ChildResult> reply, ChildResult result) {
        reply.answer(result);
        staging().done();
    }

    // Children that act by themselves

    @Override
    public void heard(ChildEvent event) {
        var child = children.find(event.child()).orElse(null);
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
        if (child.state != ChildInfo.State.RESTARTING || !children.has(child)) {
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
        if (child.isTemporary()) {
            children.remove(child);
        }
        staging().done();
    }

    private void tryAgain(Child child) {
        if (child.state == ChildInfo.State.RESTARTING && children.has(child)) {
            restart(child);
        } else {
            staging().done();
        }
    }

    private void restart(Child child) {
        if (!window.add(self().system().world().nanoTime())) {
            report(child, Event.GAVE_UP, child.lastExit());
            end(ExitReason.SHUTDOWN);
            return;
        }
        child.state = ChildInfo.State.RESTARTING;
        var group = children.group(spec.strategy(), child);
        var others = group.stream().filter(each -> each != child).toList();
        staging().stopAll(others, () -> startGroup(child, group));
    }

    private void startGroup(Child cause, List<Child> group) {
        children.forgetEndedTemporaries();
        var again = group.stream().filter(children::has).toList();
        staging().startAll(again, (failed, reason) -> failedToRestart(cause, failed, reason), () -> {
            report(cause, Event.RESTARTED, cause.lastExit());
            staging().done();
        });
    }

    /// Stays visible as restarting; the next attempt is a message, so that other mail gets its turn. It is the cause
    /// now: who was the cause before is started again with it, or is stopped.
    private void failedToRestart(Child cause, Child failed, ExitReason reason) {
        report(failed, Event.START_FAILED, reason);
        if (cause != failed && cause.process == null) {
            cause.ended(ChildInfo.State.STOPPED);
        }
        failed.lastExit = reason;
        failed.ended(ChildInfo.State.RESTARTING);
        self().post(new Request.TryAgain(failed));
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
        staging().performOnly(() -> staging().stopAll(children.all(), () -> self().stop(reason)));
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
        return children.missing();
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

    private LiveProcess<?> self() {
        return Objects.requireNonNull(self);
    }

    private Staging staging() {
        return Objects.requireNonNull(staging);
    }
}
