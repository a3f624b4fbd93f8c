package io.gadfly.ui.common;

import io.gadfly.reminder.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one way from the window to what may block, and back: questions run in the background, answers arrive on the FX
/// thread. A question that fails is logged and becomes a notice.
public final class Bridge {
    private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);

    private final Executor background;
    private final Executor front;
    private final Notices notices;
    private final Texts texts;

    /// @param front runs on the FX thread
    public Bridge(Executor background, Executor front, Notices notices, Texts texts) {
        this.background = background;
        this.front = front;
        this.notices = notices;
        this.texts = texts;
    }

    public <T> void ask(Supplier<T> question, Consumer<T> answer) {
        ask(question, answer, () -> {});
    }

    /// @param failed called on the FX thread in place of `answer` when there is none
    public <T> void ask(Supplier<T> question, Consumer<T> answer, Runnable failed) {
        var _ = CompletableFuture.supplyAsync(question, background)
                .handle((value, failure) -> failure == null ? answering(answer, value) : failing(failure, failed))
                .thenAccept(front::execute);
    }

    /// Something to call from any thread, any number of times: `action` follows on the FX thread, once for all the
    /// calls before it.
    public Runnable coalesce(Runnable action) {
        var pending = new AtomicBoolean();
        return () -> {
            if (pending.compareAndSet(false, true)) {
                front.execute(() -> {
                    pending.set(false);
                    action.run();
                });
            }
        };
    }

    private static <T> Runnable answering(Consumer<T> answer, T value) {
        return () -> answer.accept(value);
    }

    private Runnable failing(Throwable failure, Runnable failed) {
        var cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        LOG.warn("A question of the window found no answer", cause);
        return () -> {
            notices.warn(describe(cause), texts.text("trouble.advice"));
            failed.run();
        };
    }

    private String describe(Throwable cause) {
        return cause instanceof StoreException weather
                ? String.valueOf(weather.getMessage())
                : texts.text("trouble.unexpected", cause.toString());
    }
}
