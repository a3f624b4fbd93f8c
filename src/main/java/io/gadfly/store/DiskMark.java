package io.gadfly.store;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/// How much of what was written to a file is on the disk. For any thread.
final class DiskMark {
    /// Returns when the disk has what was written before it began.
    @FunctionalInterface
    interface Force {
        void run() throws IOException;
    }

    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong lasting = new AtomicLong();

    /// To be called after each write. One that is counted sooner could be taken for one that a force took along.
    void written() {
        writes.incrementAndGet();
    }

    /// Returns when the disk has all that was written before. The force of another thread counts when it is
    /// over: while it is under way it may have begun too early, and it may yet fail.
    void reach(Force force) throws IOException {
        var wanted = writes.get();
        if (lasting.get() < wanted) {
            force.run();
            lasting.accumulateAndGet(wanted, Math::max);
        }
    }
}
