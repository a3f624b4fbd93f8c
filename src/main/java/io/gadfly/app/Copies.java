package io.gadfly.app;

import io.gadfly.engine.ReminderService;
import io.gadfly.reminder.StoreException;
import io.gadfly.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The copies of what the store has: the daily backup, and the plain calendar, which follows the changes,
/// unless it may have more than a store that was repaired. What is over for longer than the user wants to look
/// back leaves the store behind a backup that has it.
final class Copies implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Copies.class);

    private final Store store;
    private final ReminderService reminders;
    private final CalendarCopy calendar;
    private final InstantSource clock;
    private final IntSupplier historyDays;
    private final AtomicBoolean isBehind = new AtomicBoolean(true);
    private final ReminderService.Subscription changes;

    /// @param historyDays for how many days what is over is kept
    Copies(
            Store store,
            ReminderService reminders,
            CalendarCopy calendar,
            InstantSource clock,
            IntSupplier historyDays) {
        this.store = store;
        this.reminders = reminders;
        this.calendar = calendar;
        this.clock = clock;
        this.historyDays = historyDays;
        this.changes = reminders.onChange(() -> isBehind.set(true));
    }

    /// Makes those that are due.
    void make() {
        try {
            if (store.backUpIfDue().isPresent()) {
                isBehind.set(true);
                writeCalendar();
                forgetWhatIsLongOver();
            } else if (calendar.isQuicklyWritten()) {
                writeCalendar();
            }
        } catch (StoreException weather) {
            LOG.warn("No backup could be made", weather);
        }
    }

    private void forgetWhatIsLongOver() {
        var forgotten = store.forgetEnded(clock.instant().minus(Duration.ofDays(historyDays.getAsInt())));
        if (forgotten > 0) {
            LOG.info("{} fires were over for long and left the history", forgotten);
        }
    }

    private void writeCalendar() {
        if (store.isUnderRepair() || !isBehind.getAndSet(false)) {
            return;
        }
        try {
            calendar.write(reminders, clock.instant());
        } catch (IOException | StoreException weather) {
            isBehind.set(true);
            LOG.warn("The plain calendar could not be written", weather);
        }
    }

    /// Leaves a calendar that has all there is, unless that takes long. News of the last change may be on its way
    /// still.
    @Override
    public void close() {
        changes.close();
        isBehind.set(true);
        if (calendar.isQuicklyWritten()) {
            writeCalendar();
        }
    }
}
