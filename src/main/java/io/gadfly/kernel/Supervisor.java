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
public final class Supervisor implements GenServer<SupervisorRequest>, Branch {
    private volatile SupervisorSpec spec;
    private final RestartWindow window;
    private final Siblings children;
    private volatile @Nullable LiveProcess<?> self;
    private @Nullable Staging staging;
    private @Nullable Restarter restarter;
    private boolean ending;

    public Supervisor(SupervisorSpec spec) {
        this.spec = spec;
        this.window = new RestartWindow(spec.intensity(), spec.period());
        this.children = new Siblings(spec.children());
    }

    @Override
    public Init init(Context<SupervisorRequest> context) {
        var process = (LiveProcess<SupervisorRequest>) context.self();
        self = process;
        staging = new Staging(process);
        restarter = new Restarter(process, children, staging, window, spec.strategy(), () -> end(ExitReason.SHUTDOWN));
        staging()
                .perform(() -> staging().startAll(children.all(), this::failedToBegin, () -> {
                    children.forgetEndedTemporaries();
                    process.reportReady();
                    staging().done();
                }));
        return Init.READY;
    }

    private void failedToBegin(Child child, ExitReason reason) {
        restarter().report(child, Event.START_FAILED, reason);
        end(new ExitReason.Crash(new StartFailedException(child.spec.id(), reason)));
    }

    // Requests

    @Override
    public void handle(SupervisorRequest request, Context<SupervisorRequest> context) {
        switch (request) {
            case SupervisorRequest.StartChild(var child, var reply) ->
                staging().perform(() -> startChild(child, reply));
            case SupervisorRequest.TerminateChild(var id, var reply) ->
                staging().perform(() -> terminateChild(id, reply));
            case SupervisorRequest.RestartChild(var id, var reply) -> staging().perform(() -> restartChild(id, reply));
            case SupervisorRequest.DeleteChild(var id, var reply) ->
                staging().perform(() -> answer(reply, deleteChild(id)));
            case SupervisorRequest.ChangeSpec(var changed, var reply) ->
                staging().perform(() -> {
                    change(changed);
                    reply.answer(children.infos());
                    staging().done();
                });
            case SupervisorRequest.ListChildren(var reply) -> reply.answer(children.infos());
            case SupervisorRequest.WaitForStart(var reply) ->
                staging().perform(() -> {
                    reply.answer(children.infos());
                    staging().done();
                });
            case SupervisorRequest.TryAgain(var child) -> restarter().tryAgain(child);
            case SupervisorRequest.Overdue(var process) -> process.kill();
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
        restarter().follow(changed.strategy());
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
            child.ended(ChildInfo.State.STOPPED);
            child.lastExit = end.reason();
            if (!ending) {
                restarter().ended(child, end.reason());
            }
        }
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
            restarter().report(child, Event.SHUTDOWN_FAILED, reason);
        }
    }

    private LiveProcess<?> self() {
        return Objects.requireNonNull(self);
    }

    private Restarter restarter() {
        return Objects.requireNonNull(restarter);
    }

    private Staging staging() {
        return Objects.requireNonNull(staging);
    }
}
