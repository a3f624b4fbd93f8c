package io.gadfly.engine;

import io.gadfly.reminder.StoreException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The store's bad weather: whoever meets it tries again later, and the user is told once, not once for each
/// attempt.
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final AtomicBoolean reigns = new AtomicBoolean();
    /// Whether nothing can be written: only then there is an end of it to tell.
    private final AtomicBoolean isTotal = new AtomicBoolean();

    private final Consumer<StoreException> begins;
    private final Runnable ends;

    /// @param begins tells the user
    /// @param ends tells the user that it is over
    Outage(Consumer<StoreException> begins, Runnable ends) {
        this.begins = begins;
        this.ends = ends;
    }

    void met(StoreException failure) {
        if (reigns.compareAndSet(false, true)) {
            LOG.warn("The store does not answer; what is due waits for it", failure);
            begins.accept(failure);
        }
    }

    /// What was met may be a single row that cannot be read.
    ///
    /// @param attempt writes something
    void examine(Runnable attempt) {
        if (isTotal.get()) {
            return;
        }
        try {
            attempt.run();
        } catch (StoreException _) {
            isTotal.set(true);
        }
    }

    /// Where it reigns, it is over when something can be written again: a full disk is read well.
    ///
    /// @param attempt writes something
    void endsWith(Runnable attempt) {
        if (reigns.get()) {
            attempt.run();
            reigns.set(false);
            LOG.info("The store can be written again");
            if (isTotal.getAndSet(false)) {
                ends.run();
            }
        }
    }
}
