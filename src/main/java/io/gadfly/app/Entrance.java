package io.gadfly.app;

import io.gadfly.app.StoreDoor.Entry;
import io.gadfly.app.cli.ExitCode;
import io.gadfly.app.cli.FileTrouble;
import io.gadfly.app.cli.NoHouse;
import io.gadfly.app.cli.Words;
import io.gadfly.app.socket.CommandClient;
import io.gadfly.kernel.ShutdownHook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A start that wants to become the program itself, with a window or without.
final class Entrance extends NoHouse {
    private final Wiring wiring;
    private final StoreDoor door;
    private final Function<CommandClient, ExitCode> forward;

    /// @param forward hands this start's command line to the program that runs
    Entrance(Wiring wiring, StoreDoor door, Function<CommandClient, ExitCode> forward) {
        this.wiring = wiring;
        this.door = door;
        this.forward = forward;
    }

    /// A `serve` that is told to a program that runs already is refused by that one.
    @Override
    public ExitCode serve(boolean standBy) {
        return switch (standBy ? standBy() : door.open()) {
            case Entry.ToStore entry -> live(entry, Windows.start(wiring), Optional.empty());
            case Entry.ToProgram(var client) -> forward.apply(client);
            case Entry.Barred(var reason) -> wiring.console().fail(reason);
        };
    }

    private Entry standBy() {
        return door.openIfFree().orElseGet(this::takeOver);
    }

    private Entry takeOver() {
        wiring.console().say(Words.of("serve.stand.by", wiring.directories().data()));
        var entry = door.openWhenFree();
        if (entry instanceof Entry.ToStore) {
            wiring.console().say(Words.of("serve.took.over"));
        }
        return entry;
    }

    /// Before the store is opened, for it may be what is damaged.
    @Override
    public String restore(Path backup) {
        return door.restore(backup);
    }

    @Override
    public ExitCode show(List<Path> calendars) {
        return switch (door.open()) {
            case Entry.ToStore entry -> show(entry, calendars);
            case Entry.ToProgram(var client) -> forward.apply(client);
            case Entry.Barred(var reason) -> wiring.console().fail(reason);
        };
    }

    private ExitCode show(Entry.ToStore entry, List<Path> calendars) {
        if (Windows.start(wiring)) {
            return live(entry, true, Optional.of(calendars));
        }
        wiring.console().complain(Words.of("window.no.display"));
        if (!calendars.isEmpty()) {
            wiring.console().complain(Words.of("window.no.import", names(calendars)));
        }
        return live(entry, false, Optional.empty());
    }

    private static String names(List<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(" "));
    }

    /// Until the user quits or a signal comes; then what is begun is finished, and the store closed.
    ///
    /// @param shown what to show at once; empty: no window
    private ExitCode live(Entry.ToStore entry, boolean hasWindows, Optional<List<Path>> shown) {
        try (var house = RunningHouse.start(entry, wiring, hasWindows)) {
            ShutdownHook.add("gadfly-end", () -> endBySignal(house));
            if (shown.isEmpty()) {
                wiring.console()
                        .say(Words.of("serve.begun", wiring.directories().data()));
            }
            awaitEnd(house, hasWindows, shown);
            return ExitCode.DONE;
        } catch (IOException failure) {
            entry.store().close();
            return wiring.console()
                    .fail(Words.of(
                            "socket.unusable", wiring.directories().socket().socket(), FileTrouble.inWords(failure)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    /// A signal is how a program without a window is ended in order, so that is no failure; the platform would report
    /// the signal's number.
    private static void endBySignal(RunningHouse house) {
        if (house.end()) {
            Runtime.getRuntime().halt(ExitCode.DONE.value());
        }
    }

    private void awaitEnd(RunningHouse house, boolean hasWindows, Optional<List<Path>> shown)
            throws InterruptedException {
        if (hasWindows) {
            var windows = Windows.of(house, wiring);
            shown.ifPresent(windows::show);
            windows.awaitEnd();
        } else {
            awaitSignal(house);
        }
    }

    private void awaitSignal(RunningHouse house) throws InterruptedException {
        try (var _ = new PauseNews(house.reminders(), house.system().executor(), wiring.console()::say)) {
            new CountDownLatch(1).await();
        }
    }
}
