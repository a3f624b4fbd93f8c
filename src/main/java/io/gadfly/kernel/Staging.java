package io.gadfly.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Starts and stops the children of one supervisor, strictly one after another, without ever waiting in place: the
/// supervisor goes on hearing its mail while a child takes its time.
///
/// Work comes in *operations*; an operation runs to its [#done] before the next one begins.
final class Staging {
    private final LiveProcess<?> supervisor;
    private final Deque<Runnable> operations = new ArrayDeque<>();
    private boolean busy;
    private boolean working;
    private @Nullable Awaited awaited;

    /// @param stopping whether it is waited for the end, not for the start
    /// @param deadline when patience is over
    private record Awaited(Child child, boolean stopping, Timer deadline, Consumer<ChildResult> then) {}

    Staging(LiveProcess<?> supervisor) {
        this.supervisor = supervisor;
    }

    void perform(Runnable operation) {
        operations.add(operation);
        next();
    }

    void done() {
        busy = false;
        next();
    }

    /// Forgets everything that is under way, for a shutdown; the next operation is `operation`.
    void performOnly(Runnable operation) {
        operations.clear();
        forget();
        busy = false;
        perform(operation);
    }

    void start(Child child, Consumer<ChildResult> then) {
        var running = child.process;
        if (running != null) {
            then.accept(new ChildResult.Running());
            return;
        }
        LiveProcess<?> process;
        try {
            process = supervisor.system().create(child.spec.start().get(), place(child));
        } catch (Throwable fault) {
            then.accept(new ChildResult.Failed(new ExitReason.Crash(fault)));
            return;
        }
        var last = child.lastExit;
        if (last != null) {
            process.tryRelate(new Relation.Predecessor(last));
        }
        child.starts(process);
        awaited = new Awaited(child, false, Timer.NEVER, then);
        supervisor.system().launch(process);
    }

    private Place place(Child child) {
        return new Place(supervisor.system(), child.spec, supervisor);
    }

    /// All of them in order, until one fails.
    void startAll(List<Child> children, StartFailed onFailure, Runnable then) {
        new Walk(children, then) {
            @Override
            void step(Child child) {
                start(child, result -> {
                    if (result instanceof ChildResult.Failed(var reason)) {
                        onFailure.accept(child, reason);
                    } else {
                        goOn();
                    }
                });
            }
        }.goOn();
    }

    @FunctionalInterface
    interface StartFailed {
        void accept(Child child, ExitReason reason);
    }

    void stop(Child child, Runnable then) {
        var process = child.process;
        if (process == null) {
            child.ended(ChildInfo.State.STOPPED);
            then.run();
            return;
        }
        child.state = ChildInfo.State.STOPPING;
        awaited = new Awaited(child, true, deadline(child.spec.shutdown(), process), _ -> then.run());
        if (child.spec.shutdown() instanceof Shutdown.BrutalKill) {
            process.kill();
        } else {
            process.exitByParent(ExitReason.SHUTDOWN);
        }
    }

    private Timer deadline(Shutdown shutdown, LiveProcess<?> process) {
        return shutdown instanceof Shutdown.After(var timeout)
                ? supervisor.startTimer(timeout, new SupervisorRequest.Overdue(process))
                : Timer.NEVER;
    }

    /// All of them, the last first.
    void stopAll(List<Child> children, Runnable then) {
        new Walk(children.reversed(), then) {
            @Override
            void step(Child child) {
                stop(child, this::goOn);
            }
        }.goOn();
    }

    /// One child after another. However many steps are over at once, the stack gets no deeper.
    private abstract static class Walk {
        private final Iterator<Child> left;
        private final Runnable then;
        private boolean walking;
        private boolean again;

        Walk(List<Child> children, Runnable then) {
            this.left = children.iterator();
            this.then = then;
        }

        /// Ends in a call of [#goOn], now or later.
        abstract void step(Child child);

        final void goOn() {
            again = true;
            if (walking) {
                return;
            }
            walking = true;
            while (again && left.hasNext()) {
                again = false;
                step(left.next());
            }
            walking = false;
            if (again) {
                then.run();
            }
        }
    }

    /// Answers false where nobody waited for it: the child did something by itself.
    boolean heard(Child child, ChildEvent event) {
        var step = awaited;
        if (step == null || step.child() != child || step.stopping() && !(event instanceof ChildEvent.Ended)) {
            return false;
        }
        forget();
        step.then().accept(settle(child, event));
        return true;
    }

    private static ChildResult settle(Child child, ChildEvent event) {
        return switch (event) {
            case ChildEvent.Ready(var process) -> {
                child.runs(process);
                yield new ChildResult.Started(process);
            }
            case ChildEvent.Ignored _ -> {
                child.ended(ChildInfo.State.STOPPED);
                yield new ChildResult.Ignored();
            }
            case ChildEvent.Ended end -> {
                child.ended(ChildInfo.State.STOPPED);
                child.lastExit = end.reason();
                yield new ChildResult.Failed(end.reason());
            }
        };
    }

    private void forget() {
        var step = awaited;
        if (step != null) {
            step.deadline().cancel();
            awaited = null;
        }
    }

    /// An operation that is over at once comes back to this loop; the stack gets no deeper.
    private void next() {
        if (working) {
            return;
        }
        working = true;
        while (!busy && !operations.isEmpty()) {
            busy = true;
            operations.remove().run();
        }
        working = false;
    }
}
