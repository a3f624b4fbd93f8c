package io.gadfly;

import io.gadfly.store.Opening;
import io.gadfly.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.concurrent.Executor;

/// What a benchmark has on the disk. It goes away with all that is in it, so that its pages disturb no other.
public record TemporaryFolder(Path path) implements AutoCloseable {
    public static TemporaryFolder create() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("gadfly-benchmark"));
    }

    /// To be closed before the folder is.
    public Store openStore(Executor applying) {
        if (Store.open(path, InstantSource.system(), applying) instanceof Opening.Opened(var store)) {
            return store;
        }
        throw new IllegalStateException("cannot open " + path);
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
