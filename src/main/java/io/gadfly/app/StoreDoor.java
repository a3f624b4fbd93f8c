package io.gadfly.app;

import io.gadfly.app.cli.CommandFailure;
import io.gadfly.app.cli.Words;
import io.gadfly.app.socket.CommandClient;
import io.gadfly.kernel.TaskThreads;
import io.gadfly.store.Opening;
import io.gadfly.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/// Leads to the store, or to the program that has it open. Who is just coming or going is waited for.
final class StoreDoor {
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

    /// Empty where another has the store.
    Optional<Entry> openIfFree() {
        var opening = Store.open(wiring.directories().data(), wiring.clock(), applying);
        return opening instanceof Opening.HeldByAnother ? Optional.empty() : Optional.of(entry(opening));
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
            case Opening.CannotOpen(var reason, var advice) -> throw CommandFailure.failed(unusable(reason, advice));
        };
    }

    private Entry entry(Opening opening) {
        return switch (opening) {
            case Opening.Opened(var store) -> new Entry.ToStore(store, Optional.empty());
            case Opening.Mended(var store, var damage) -> new Aftercare(wiring, store).after(damage);
            case Opening.Restored(var store, var restoration) -> new Aftercare(wiring, store).after(restoration);
            case Opening.HeldByAnother(var pid) -> heldBy(pid);
            case Opening.CannotOpen(var reason, var advice) -> new Entry.Barred(unusable(reason, advice));
        };
    }

    /// The reason may be a sentence.
    private static String unusable(String reason, String advice) {
        return Words.of("store.unusable", reason.replaceFirst("\\.$", ""), advice);
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
