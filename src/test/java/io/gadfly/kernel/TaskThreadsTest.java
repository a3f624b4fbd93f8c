package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class TaskThreadsTest {
    @Test
    void aTaskThatFailsIsLoggedWithItsCause() throws Exception {
        var told = new CompletableFuture<LogRecord>();
        var bug = new IllegalStateException("a bug");

        try (var _ = ReadAlong.ofTasks(told::complete)) {
            new TaskThreads().execute(() -> {
                throw bug;
            });

            assertSame(bug, told.get(60, TimeUnit.SECONDS).getThrown());
        }
    }
}
