package io.gadfly.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void letsOthersJoinWhileALongBackupIsWritten() throws Exception {
        FilePath.register(new SlowDisk());
        try (var database = Database.open(folder.resolve("data"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var backup = CompletableFuture.runAsync(
                    () -> database.backUp(Path.of(SlowDisk.SCHEME + ":" + folder.resolve("backup.zip"))), threads);
            SlowDisk.BEGUN.await(60, TimeUnit.SECONDS);

            // Not one of the connections that were there before.
            var answer = CompletableFuture.supplyAsync(() -> database.readAtOnce(DatabaseTest::answer), threads)
                    .orTimeout(20, TimeUnit.SECONDS)
                    .whenComplete((_, _) -> SlowDisk.GOES_ON.countDown());

            assertEquals(42, answer.get());
            backup.get(60, TimeUnit.SECONDS);
        }
    }

    private static int answer(Session session) {
        return session.first("SELECT 42", row -> row.getInt(1)).orElseThrow();
    }

    /// A file system of H2's over the real one that takes its time to begin a new file.
    public static final class SlowDisk extends FilePathWrapper {
        static final String SCHEME = "slowdisk";
        static final CountDownLatch BEGUN = new CountDownLatch(1);
        static final CountDownLatch GOES_ON = new CountDownLatch(1);

        @Override
        public String getScheme() {
            return SCHEME;
        }

        @Override
        public OutputStream newOutputStream(boolean append) throws IOException {
            BEGUN.countDown();
            try {
                GOES_ON.await();
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
            return super.newOutputStream(append);
        }
    }
}
