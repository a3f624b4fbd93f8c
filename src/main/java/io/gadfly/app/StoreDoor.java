package io.gadfly.app;

import io.gadfly.app.cli.CommandFailure;
import io.gadfly.app.cli.Words;
import io.gadfly.app.socket.CommandClient;
import io.gadfly.engine.Engine;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.kernel.TaskThreads;
import io.gadfly.reminder.StoreException;
import io.gadfly.store.Opening;
import io.gadfly.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leads to the store, or to the program that has it open. Who is just coming or going is waited for.
final class StoreDoor {
    private static final Logger LOG = LoggerFactory.getLogger(StoreDoor.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Wiring wiring;
    /// Behind what the store reports.
    private final Executor applying = new TaskThreads(Store.LAG);

    StoreDoor(Wiring wiring) {
        this.wiring = wiring;
    }

    /// Where the door led to.
    sealed interface Entry {
        /// @param news what happened to the store, in a few lines; empty where it was as it was left
        record ToStore(Store store, Optional<String> news) implements Entry {}

        record ToProgram(CommandClient client) implements Entry {}

        /// @param reason one line that says what to do
        record Barred(String reason) implements Entry {}
    }

    Entry open() {
        var end = wiring.clock().instant().plus(PATIENCE);
        var holder = OptionalLong.empty();
        do {
            var client = CommandClient.connect(wiring.directories().socket().socket());
            if (client.isPresent()) {
                return new Entry.ToProgram(client.get());
            }
            var opening = Store.open(wiring.directories().data(), wiring.clock(), applying);
            if (!(opening instanceof Opening.HeldByAnother(var pid))) {
                return entry(opening);
            }
            holder = pid;
        } while (wiring.clock().instant().isBefore(end) && pause());
        return heldBy(holder);
    }

    /// Waits until the program that has the store ends, however it does.
    Entry openWhenFree() {
        return entry(Store.openWhenFree(wiring.directories().data(), wiring.clock(), applying));
    }

    /// Answers with what was done, in a line.
    String restore(Path backup) {
        return switch (Store.restore(wiring.directories().data(), backup, wiring.clock())) {
            case Opening.Restored(var store, var restoration) -> {
                store.close();
                yield restoration.text();
            }
            case Opening.Mended(var store, var damage) -> {
                store.close();
                yield damage.text();
            }
            case Opening.Opened(var store) -> {
                store.close();
                yield Words.of("restore.done", backup);
            }
            case Opening.HeldByAnother _ -> throw CommandFailure.failed(Words.of("restore.runs"));
            case Opening.CannotOpen(var reason, var advice) ->
                throw CommandFailure.failed(Words.of("store.unusable", reason, advice));
        };
    }

    private Entry entry(Opening opening) {
        return switch (opening) {
            case Opening.Opened(var store) -> new Entry.ToStore(store, Optional.empty());
            case Opening.Mended(var store, var damage) -> repaired(store, damage.text(), true);
            case Opening.Restored(var store, var restoration) ->
                repaired(store, restoration.text(), restoration.isIncomplete());
            case Opening.HeldByAnother(var pid) -> heldBy(pid);
            case Opening.CannotOpen(var reason, var advice) ->
                new Entry.Barred(Words.of("store.unusable", reason, advice));
        };
    }

    private Entry repaired(Store store, String text, boolean isIncomplete) {
        var news = Stream.concat(Stream.of(text), isIncomplete ? bringBack(store).stream() : Stream.empty())
                .toList();
        news.forEach(wiring.console()::complain);
        return new Entry.ToStore(store, Optional.of(String.join("\n", news)));
    }

    /// What neither a backup nor the journal has may be in the plain calendar. That is kept as it is now, since
    /// from here on it says what the store has.
    private Optional<String> bringBack(Store store) {
        var zone = new SystemZone(wiring.clock());
        var calendar = new CalendarCopy(wiring.directories().calendar(), zone);
        try {
            return calendar.keep(wiring.clock().instant()).map(kept -> bringBack(calendar, kept, store, zone));
        } catch (IOException failure) {
            LOG.warn("The plain calendar could not be kept", failure);
            return Optional.of(Words.of("restore.calendarUnread", calendar.file(), calendar.file()));
        }
    }

    private String bringBack(CalendarCopy calendar, Path kept, Store store, SystemZone zone) {
        var settings = wiring.settings();
        var surroundings = ChosenByUser.surroundings(settings, wiring.clock(), zone);
        var brought = OptionalInt.empty();
        try (var system = ProcessSystem.onVirtualThreads(wiring.clock())) {
            brought = calendar.bringBack(Engine.atRest(system, store, surroundings));
        } catch (IOException | StoreException failure) {
            LOG.warn("The plain calendar could not be read", failure);
        }
        return brought.isPresent()
                ? Words.of("restore.calendar", brought.getAsInt(), calendar.file(), kept.getFileName())
                : Words.of("restore.calendarUnread", calendar.file(), kept.getFileName());
    }

    private Entry heldBy(OptionalLong holder) {
        var process = holder.isPresent() ? String.valueOf(holder.getAsLong()) : "?";
        return new Entry.Barred(Words.of("store.held", wiring.directories().data(), process));
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
