package io.gadfly.kernel;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that needs a slot of a pool to be done in.
///
/// @param key what it is known by to those who look at the backlog
/// @param priority smaller is sooner
/// @param worker makes the process that does it; its slot is free again when that process ends
/// @param requester told what becomes of it, on the thread where that happens: must not block
/// @param caller the process that it is done for and with whose end it ends, as poolboy has it; null where it is done
///     for its own sake
public record Job(
        Object key,
        int priority,
        Supplier<? extends GenServer<?>> worker,
        Consumer<? super JobEvent> requester,
        @Nullable ProcessRef<?> caller) {
    /// Nobody needs to know.
    public static Job of(Object key, int priority, Supplier<? extends GenServer<?>> worker) {
        return new Job(key, priority, worker, _ -> {}, null);
    }

    /// A job that is done when `task` returns.
    public static Job task(Object key, int priority, Runnable task) {
        return of(key, priority, () -> new Task(task));
    }

    public Job toldTo(Consumer<? super JobEvent> requester) {
        return new Job(key, priority, worker, requester, caller);
    }

    /// The same for a process: when that one ends, the job is taken from the backlog, or its worker is ended and gives
    /// its slot back.
    public Job doneFor(ProcessRef<?> caller) {
        return new Job(key, priority, worker, requester, caller);
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
