package io.gadfly.store;

import io.gadfly.TemporaryFolder;
import io.gadfly.reminder.Changes.Planned;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Opening a store of a million reminders and finding the next hundred that are due.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class S2LargeStore {
    private static final int AT_ONCE = 1000;

    @Param("1000000")
    private int reminders = 1_000_000;

    private @Nullable TemporaryFolder folder;
    private Optional<Store> opened = Optional.empty();

    @Setup(Level.Trial)
    public void fill() throws IOException {
        folder = TemporaryFolder.create();
        try (var store = open()) {
            store.transact(Optional.empty(), writer -> {
                for (int first = 0; first < reminders; first += AT_ONCE) {
                    var planned = new ArrayList<Planned>();
                    for (int i = first; i < first + AT_ONCE; i++) {
                        planned.add(Samples.planned(store, "reminder " + i, Samples.NOON.plusSeconds(60L * i)));
                    }
                    writer.write(Samples.put(planned.toArray(Planned[]::new)));
                }
                return reminders;
            });
        }
    }

    private Store open() {
        return Objects.requireNonNull(folder).openStore(Runnable::run);
    }

    @Benchmark
    public List<Planned> nextHundred() {
        var store = open();
        opened = Optional.of(store);
        return store.findDue(Samples.NOON.plusSeconds(60L * reminders), 100);
    }

    @TearDown(Level.Invocation)
    public void close() {
        opened.ifPresent(Store::close);
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        Objects.requireNonNull(folder).close();
    }
}
