package io.gadfly.ui.main;

import io.gadfly.engine.Catalogue;
import io.gadfly.engine.ReminderService;
import io.gadfly.ui.common.Here;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Asks for the lists and tags after a change, but never for more than a small share of the time, however long the
/// answer takes.
final class CatalogueQuestion implements Supplier<Catalogue> {
    private static final int REST_FACTOR = 20;

    private final ReminderService service;
    private final Here here;
    private Catalogue latest = Catalogue.EMPTY;
    private final AtomicBoolean stale = new AtomicBoolean(true);
    private Instant rest = Instant.MIN;

    CatalogueQuestion(ReminderService service, Here here) {
        this.service = service;
        this.here = here;
    }

    void changed() {
        stale.set(true);
    }

    /// The answer, or the one before it while it is too early to ask again.
    @Override
    public synchronized Catalogue get() {
        var begin = here.now();
        if (!begin.isBefore(rest) && stale.getAndSet(false)) {
            latest = service.catalogue();
            var end = here.now();
            rest = end.plus(Duration.between(begin, end).multipliedBy(REST_FACTOR));
        }
        return latest;
    }
}
