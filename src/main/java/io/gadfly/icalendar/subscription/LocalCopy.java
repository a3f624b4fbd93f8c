package io.gadfly.icalendar.subscription;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a server sent, in a file that only its owner can read, for as long as this is open.
final class LocalCopy implements AutoCloseable {
    private final Path file;

    private LocalCopy(Path file) {
        this.file = file;
    }

    /// Returns when all of it has come.
    static LocalCopy of(InputStream body, Arrivals arrivals) throws IOException {
        var file = arrivals.newFile();
        var copy = new LocalCopy(file);
        try (body;
                var out = Files.newOutputStream(file)) {
            body.transferTo(out);
            return copy;
        } catch (IOException broken) {
            copy.close();
            throw broken;
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
