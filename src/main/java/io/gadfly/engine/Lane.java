package io.gadfly.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Runs tasks one after the other, in the order in which they are given, while the one who gives them goes on.
///
/// The executor runs them as soon as it likes. Whoever waits for a task does not wait for the executor, but runs what
/// nobody has begun: so it works where there is one thread only, as in a simulation. After one that failed no other is
/// begun, and whoever waits for any gets that failure.
final class Lane implements AutoCloseable {
    private final Executor executor;
    private final Queue<FutureTask<?>> waiting = new ConcurrentLinkedQueue<>();
    /// Held by the one who runs a task. Whoever waits longest is next.
    private final ReentrantLock turn = new ReentrantLock(true);

    /// The one that was given last, or the one that failed.
    private volatile Future<?> last = done();

    Lane(Executor executor) {
        this.executor = executor;
    }

    private static Future<?> done() {
        var nothing = new FutureTask<>(() -> Boolean.TRUE);
        nothing.run();
        return nothing;
    }

    /// What the task answers, once it was waited for.
    <T> Supplier<T> give(Supplier<T> task) {
        var next = enqueue(task);
        return () -> await(next);
    }

    /// Returns when all that was given is done.
    void finish() {
        await(enqueue(() -> Boolean.TRUE));
    }

    private <T> Future<T> enqueue(Supplier<T> task) {
        var next = new FutureTask<>(task::get);
        waiting.add(next);
        executor.execute(this::runNext);
        return next;
    }

    private <T> T await(Future<T> task) {
        while (!task.isDone()) {
            runNext();
        }
        return switch (task.state()) {
            case SUCCESS -> task.resultNow();
            case FAILED -> throw failure(task.exceptionNow());
            case CANCELLED -> throw failure(last.exceptionNow());
            case RUNNING -> throw new IllegalStateException("a task that is done runs no more");
        };
    }

    /// Of a task, which declares none that is checked.
    private static RuntimeException failure(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }

    private void runNext() {
        turn.lock();
        try {
            var next = waiting.poll();
            if (next != null) {
                run(next);
            }
        } finally {
            turn.unlock();
        }
    }

    private void run(FutureTask<?> next) {
        if (last.state() == Future.State.FAILED) {
            next.cancel(false);
        } else {
            last = next;
            next.run();
        }
    }

    /// What nobody has begun is dropped. Returns when nothing runs any more.
    @Override
    public void close() {
        turn.lock();
        try {
            waiting.clear();
        } finally {
            turn.unlock();
        }
    }
}
