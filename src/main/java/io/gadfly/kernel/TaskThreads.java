package io.gadfly.kernel;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs each task on a virtual thread of its own, at once or after a pause: for work that is not a process.
public final class TaskThreads implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(TaskThreads.class);

    private final Duration pause;

    public TaskThreads() {
        this(Duration.ZERO);
    }

    /// @param pause before each task, for work that has time and would be in the way of other work
    public TaskThreads(Duration pause) {
        this.pause = pause;
    }

    @Override
    public void execute(Runnable task) {
        Thread.ofVirtual().name("gadfly-task").start(() -> run(task));
    }

    private void run(Runnable task) {
        try {
            LockSupport.parkNanos(pause.toNanos());
            task.run();
        } catch (RuntimeException fault) {
            LOG.error("A task failed", fault);
        }
    }
}
