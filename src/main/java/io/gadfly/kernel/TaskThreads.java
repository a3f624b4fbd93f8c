package io.gadfly.kernel;

import java.util.concurrent.Executor;

/// Runs each task at once, on a virtual thread of its own: for work that is not a process.
public final class TaskThreads implements Executor {
    @Override
    public void execute(Runnable task) {
        Thread.ofVirtual().name("gadfly-task").start(task);
    }
}
