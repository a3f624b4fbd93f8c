package io.gadfly.kernel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A child as its supervisor sees it; others may look.
final class Child {
    volatile ChildSpec spec;
    volatile ChildInfo.State state = ChildInfo.State.STOPPED;

    volatile @Nullable LiveProcess<?> process;

    volatile @Nullable ExitReason lastExit;

    Child(ChildSpec spec) {
        this.spec = spec;
    }

    /// One that is started again counts as restarting until it runs.
    void starts(LiveProcess<?> process) {
        this.process = process;
        if (state != ChildInfo.State.RESTARTING) {
            state = ChildInfo.State.STARTING;
        }
    }

    void runs(LiveProcess<?> process) {
        this.process = process;
        this.state = ChildInfo.State.RUNNING;
    }

    void ended(ChildInfo.State state) {
        this.process = null;
        this.state = state;
    }

    ExitReason lastExit() {
        var reason = lastExit;
        return reason == null ? ExitReason.SHUTDOWN : reason;
    }

    boolean isTemporary() {
        return spec.restart() == Restart.TEMPORARY;
    }

    /// It has to run, and there is no process to be seen.
    boolean isMissing() {
        return state == ChildInfo.State.RESTARTING && process == null;
    }

    ChildInfo info() {
        return new ChildInfo(
                spec, state, Optional.ofNullable(process).map(LiveProcess::pid), Optional.ofNullable(lastExit));
    }
}
