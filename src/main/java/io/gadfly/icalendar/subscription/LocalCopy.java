package io.gadfly.icalendar.subscription;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What a server sent, in a file that only its owner can read, for as long as this is open.
final class LocalCopy implements AutoCloseable {
    /// A server that sends a byte now and then must not keep the others waiting.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path file;

    private LocalCopy(Path file) {
        this.file = file;
    }

    /// Returns when all of it has come; fails with an `IOException` where that takes too long.
    static LocalCopy of(InputStream body, Arrivals arrivals) throws IOException {
        var file = arrivals.newFile();
        var copy = new LocalCopy(file);
        var watch = new CompletableFuture<InputStream>().completeOnTimeout(body, PATIENCE.toSeconds(), TimeUnit.SECONDS);
        var _ = watch.thenAccept(LocalCopy::breakOff);
        try (body;
                var out = Files.newOutputStream(file)) {
            body.transferTo(out);
            return copy;
        } catch (IOException broken) {
            copy.close();
            throw broken;
        } finally {
            watch.cancel(false);
        }
    }

    /// To close a body ends the reading of it.
    private static void breakOff(InputStream body) {
        try {
            body.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
