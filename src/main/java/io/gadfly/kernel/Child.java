package io.gadfly.kernel;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A child as its supervisor sees it; others may look.
final class Child {
    volatile ChildSpec spec;
    volatile ChildInfo.State state = ChildInfo.State.STOPPED;

    @Nullable
    LiveProcess<?> process;

    @Nullable
    ExitReason lastExit;

    Child(ChildSpec spec) {
        this.spec = spec;
    }

    void runs(LiveProcess<?> process) {
        this.process = process;
        this.state = ChildInfo.State.RUNNING;
    }

    void ended(ChildInfo.State state) {
        this.process = null;
        this.state = state;
    }

    ChildInfo info() {
        return new ChildInfo(
                spec, state, Optional.ofNullable(process).map(LiveProcess::pid), Optional.ofNullable(lastExit));
    }
}
