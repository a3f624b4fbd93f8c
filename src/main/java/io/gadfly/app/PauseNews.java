package io.gadfly.app;

import io.gadfly.app.cli.Words;
import io.gadfly.engine.ReminderService;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.kernel.PoolInfo.Mode;
import io.gadfly.reminder.StoreException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells whoever looks on, where there is no window, which pools start nothing new, and when they do so again: at
/// first, and whenever that changes, whoever changed it.
final class PauseNews implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PauseNews.class);

    private final ReminderService service;
    private final Consumer<String> console;
    private final ReminderService.Subscription news;
    private final Map<String, Mode> told = new HashMap<>();

    /// @param background for what may wait for a pool
    PauseNews(ReminderService service, Executor background, Consumer<String> console) {
        this.service = service;
        this.console = console;
        this.news = service.onChange(() -> background.execute(this::look));
        look();
    }

    private synchronized void look() {
        try {
            service.pools().forEach(this::look);
        } catch (StoreException e) {
            LOG.debug("Nobody was told which pools are paused", e);
        }
    }

    private void look(PoolInfo pool) {
        var before = told.put(pool.name(), pool.mode());
        if (pool.mode() != (before == null ? Mode.RUNNING : before)) {
            console.accept(Words.of(
                    switch (pool.mode()) {
                        case RUNNING -> "serve.resumed";
                        case PAUSED -> "serve.paused";
                        case DRAINING -> "serve.draining";
                    },
                    pool.name()));
        }
    }

    @Override
    public void close() {
        news.close();
    }
}
