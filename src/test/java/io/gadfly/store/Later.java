package io.gadfly.store;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/// An executor that does nothing before it is told to.
final class Later implements Executor {
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    void runAll() {
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }
}
