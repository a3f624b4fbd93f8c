package io.gadfly.kernel;

import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs each task at once, on a virtual thread of its own: for work that is not a process.
public final class TaskThreads implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(TaskThreads.class);

    @Override
    public void execute(Runnable task) {
        Thread.ofVirtual().name("gadfly-task").start(() -> run(task));
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException fault) {
            LOG.error("A task failed", fault);
        }
    }
}
