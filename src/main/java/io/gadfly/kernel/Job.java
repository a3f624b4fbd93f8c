package io.gadfly.kernel;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// Something that needs a slot of a pool to be done in.
///
/// @param key what it is known by to those who look at the backlog
/// @param priority smaller is sooner
/// @param worker makes the process that does it; its slot is free again when that process ends
/// @param requester told what becomes of it, on the thread where that happens: must not block
public record Job(
        Object key, int priority, Supplier<? extends GenServer<?>> worker, Consumer<? super JobEvent> requester) {
    /// Nobody needs to know.
    public static Job of(Object key, int priority, Supplier<? extends GenServer<?>> worker) {
        return new Job(key, priority, worker, _ -> {});
    }

    /// A job that is done when `task` returns.
    public static Job task(Object key, int priority, Runnable task) {
        return of(key, priority, () -> new Task(task));
    }

    public Job toldTo(Consumer<? super JobEvent> requester) {
        return new Job(key, priority, worker, requester);
    }

    /// A process that does one thing.
    private record Task(Runnable task) implements GenServer<Void> {
        @Override
        public Init init(Context<Void> context) {
            task.run();
            return Init.IGNORE;
        }

        @Override
        public void handle(Void message, Context<Void> context) {}
    }
}
