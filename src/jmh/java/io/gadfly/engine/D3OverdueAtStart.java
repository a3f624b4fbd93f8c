package io.gadfly.engine;

import io.gadfly.TemporaryFolder;
import io.gadfly.kernel.TaskThreads;
import io.gadfly.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// A hundred thousand reminders overdue when the engine starts, in a heap of 128 MB: the time until every one is
/// claimed and on the disk. The first rings at once, which is said; the others wait for their turn.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx128m")
public class D3OverdueAtStart {
    private static final int OVERDUE = 100_000;
    private static final Duration LOOK = Duration.ofMillis(10);

    private @Nullable TemporaryFolder folder;

    @Setup(Level.Invocation)
    public void fill() throws IOException {
        folder = TemporaryFolder.create();
        try (var store = open()) {
            GadflyFires.fill(
                    store,
                    OVERDUE,
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(1)));
        }
    }

    private Store open() {
        return Objects.requireNonNull(folder).openStore(new TaskThreads(Store.LAG));
    }

    @Benchmark
    public void claimAll() throws InterruptedException {
        var start = System.nanoTime();
        var first = new CountDownLatch(1);
        try (var store = open();
                var _ = new RingingHouse(store, false, _ -> first.countDown())) {
            first.await();
            var ringsAfter = System.nanoTime() - start;
            while (store.nextFireAt().isPresent()) {
                Thread.sleep(LOOK);
            }
            var runtime = Runtime.getRuntime();
            System.out.printf(
                    "first ring after %d ms, all claimed after %d ms, heap in use %d MB of %d%n",
                    TimeUnit.NANOSECONDS.toMillis(ringsAfter),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                    runtime.maxMemory() >> 20);
        }
    }

    @TearDown(Level.Invocation)
    public void delete() throws IOException {
        Objects.requireNonNull(folder).close();
    }
}
