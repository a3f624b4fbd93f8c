package io.gadfly.engine;

import io.gadfly.TemporaryFolder;
import io.gadfly.reminder.Fire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// One fire after the other, each on the disk before the next: found due, claimed under its fence with its time
/// line, its reminder advanced; beside what the disk itself can do, a small write and a wait for it.
///
/// A round of a second leaves some of the fires; one that finds none left is a failure, and no figure.
@State(Scope.Thread)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class D2OneAtATime {
    private static final int FIRES = 20_000;

    private @Nullable GadflyFires gadfly;
    private @Nullable FileChannel raw;

    @Setup(Level.Iteration)
    public void open() throws IOException {
        var folder = TemporaryFolder.create();
        gadfly = new GadflyFires(folder, FIRES, 1);
        raw = FileChannel.open(folder.path().resolve("raw"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Benchmark
    public List<Fire> gadflyClaim() {
        var claimed = Objects.requireNonNull(gadfly).claim();
        if (claimed.isEmpty()) {
            throw new IllegalStateException("all " + FIRES + " are claimed: choose a shorter iteration");
        }
        return claimed;
    }

    @Benchmark
    public int diskForce() throws IOException {
        var file = Objects.requireNonNull(raw);
        var written = file.write(ByteBuffer.allocate(64));
        file.force(false);
        return written;
    }

    @TearDown(Level.Iteration)
    public void close() throws IOException {
        Objects.requireNonNull(raw).close();
        Objects.requireNonNull(gadfly).close();
    }
}
