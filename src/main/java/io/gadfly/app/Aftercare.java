package io.gadfly.app;

import io.gadfly.app.StoreDoor.Entry;
import io.gadfly.app.cli.Words;
import io.gadfly.engine.Engine;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.reminder.StoreException;
import io.gadfly.store.Repair;
import io.gadfly.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is left to do when a store had to be repaired: the user is told, and what neither a backup nor the
/// journal has is looked for in the plain calendar. When that is done the repair is over; until then the plain
/// calendar stays as it is, and each start tries again.
final class Aftercare {
    private static final Logger LOG = LoggerFactory.getLogger(Aftercare.class);

    private final Wiring wiring;
    private final Store store;
    private final SystemZone zone;
    private final CalendarCopy calendar;

    Aftercare(Wiring wiring, Store store) {
        this.wiring = wiring;
        this.store = store;
        this.zone = new SystemZone(wiring.clock());
        this.calendar = new CalendarCopy(wiring.directories().calendar(), zone);
    }

    /// A look into the plain calendar.
    ///
    /// @param news what it brought, in a line; empty where there is no such file
    /// @param isOver whether no other look is needed
    private record Look(Optional<String> news, boolean isOver) {
        static final Look NOT_NEEDED = new Look(Optional.empty(), true);
    }

    /// Answers with what happened to the store, in a few lines.
    Entry.ToStore after(Repair repair) {
        var look = repair.isIncomplete() ? look() : Look.NOT_NEEDED;
        var news = Stream.concat(Stream.of(repair.text()), look.news().stream()).toList();
        news.forEach(wiring.console()::complain);
        if (look.isOver()) {
            endRepair();
        }
        return new Entry.ToStore(store, Optional.of(String.join("\n", news)));
    }

    private void endRepair() {
        try {
            store.endRepair();
        } catch (StoreException weather) {
            LOG.warn("The next start will tell of the repair again", weather);
        }
    }

    /// The file is kept as it is now, since from here on it says what the store has.
    private Look look() {
        try {
            return new Look(calendar.keep(wiring.clock().instant()).map(this::bringBack), true);
        } catch (IOException | StoreException weather) {
            LOG.warn("What the plain calendar has could not be brought back", weather);
            return new Look(Optional.of(Words.of("restore.calendarLater", calendar.file())), false);
        }
    }

    private String bringBack(Path kept) {
        var surroundings = ChosenByUser.surroundings(wiring.settings(), wiring.clock(), zone);
        try (var system = ProcessSystem.onVirtualThreads(wiring.clock())) {
            var brought = calendar.bringBack(Engine.atRest(system, store, surroundings));
            return brought.isPresent()
                    ? Words.of("restore.calendar", brought.getAsInt(), calendar.file(), kept.getFileName())
                    : Words.of("restore.calendarUnread", calendar.file(), kept.getFileName());
        } catch (IOException failure) {
            LOG.warn("The plain calendar could not be read", failure);
            return Words.of("restore.calendarUnread", calendar.file(), kept.getFileName());
        }
    }
}
