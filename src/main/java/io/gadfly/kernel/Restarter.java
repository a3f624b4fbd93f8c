package io.gadfly.kernel;

import io.gadfly.kernel.SupervisorReport.Event;
import java.util.List;

/// Answers the end of a child as OTP's `supervisor` does: by its restart type and the strategy, as long as there are no
/// more restarts than the intensity allows. A child that fails to start again is tried again, and each attempt counts.
final class Restarter {
    private final LiveProcess<?> supervisor;
    private final Siblings children;
    private final Staging staging;
    private final RestartWindow window;
    private final Runnable giveUp;
    private Strategy strategy;

    Restarter(
            LiveProcess<?> supervisor,
            Siblings children,
            Staging staging,
            RestartWindow window,
            Strategy strategy,
            Runnable giveUp) {
        this.supervisor = supervisor;
        this.children = children;
        this.staging = staging;
        this.window = window;
        this.strategy = strategy;
        this.giveUp = giveUp;
    }

    void follow(Strategy strategy) {
        this.strategy = strategy;
    }

    /// A child has ended without being asked to. What becomes of it is decided at once; a restart waits for its turn.
    void ended(Child child, ExitReason reason) {
        if (reason.isAbnormal() || child.spec.restart() == Restart.PERMANENT) {
            report(child, Event.CHILD_ENDED, reason);
        }
        if (child.spec.restart().restartsAfter(reason)) {
            child.state = ChildInfo.State.RESTARTING;
            staging.perform(() -> attempt(child));
        } else if (child.isTemporary()) {
            children.remove(child);
        }
    }

    void tryAgain(Child child) {
        if (child.state == ChildInfo.State.RESTARTING) {
            staging.perform(() -> attempt(child));
        }
    }

    private void attempt(Child child) {
        if (child.state == ChildInfo.State.RESTARTING && children.has(child)) {
            restart(child);
        } else {
            staging.done();
        }
    }

    private void restart(Child child) {
        if (!window.add(supervisor.system().world().nanoTime())) {
            report(child, Event.GAVE_UP, child.lastExit());
            giveUp.run();
            return;
        }
        child.state = ChildInfo.State.RESTARTING;
        var group = children.group(strategy, child);
        var others = group.stream().filter(each -> each != child).toList();
        staging.stopAll(others, () -> startGroup(child, group));
    }

    private void startGroup(Child cause, List<Child> group) {
        children.forgetEndedTemporaries();
        var again = group.stream().filter(children::has).toList();
        staging.startAll(again, (failed, reason) -> failedToRestart(cause, failed, reason), () -> {
            report(cause, Event.RESTARTED, cause.lastExit());
            staging.done();
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
        supervisor.post(new SupervisorRequest.TryAgain(failed));
        staging.done();
    }

    void report(Child child, Event event, ExitReason reason) {
        supervisor.system().report(supervisor, child.spec.id(), event, reason, window);
    }
}
