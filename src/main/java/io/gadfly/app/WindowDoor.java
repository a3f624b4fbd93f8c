package io.gadfly.app;

import io.gadfly.app.cli.CommandFailure;
import io.gadfly.app.cli.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Leads to the window of the program that runs. A second start may knock before the window is made; it waits a little.
final class WindowDoor {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final boolean hasWindows;
    private final CompletableFuture<Consumer<List<Path>>> shower = new CompletableFuture<>();

    /// @param hasWindows whether there will be one
    WindowDoor(boolean hasWindows) {
        this.hasWindows = hasWindows;
    }

    /// @param show shows the window and takes calendars to import
    void open(Consumer<List<Path>> show) {
        shower.complete(show);
    }

    void show(List<Path> calendars) {
        if (!hasWindows) {
            throw CommandFailure.failed(Words.of("window.none"));
        }
        await().accept(calendars);
    }

    private Consumer<List<Path>> await() {
        try {
            return shower.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException _) {
            throw CommandFailure.failed(Words.of("window.late"));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandFailure.failed(Words.of("window.late"));
        }
    }
}
