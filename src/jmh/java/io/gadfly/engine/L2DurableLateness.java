package io.gadfly.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.gadfly.TemporaryFolder;
import io.gadfly.kernel.TaskThreads;
import io.gadfly.reminder.Changes;
import io.gadfly.store.Store;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// L2: a thousand fires spread over a minute; how late each reaches its medium, claimed and saved as ringing
/// before, or its task under db-scheduler at a poll every 100 ms, said at the end; and what the disk takes by
/// itself for a line at each of those times. All have the heap that the program is shipped with, its collector and
/// its form of objects. To be run once: `mvn -Pbenchmark -Dbenchmark=L2 -Dbenchmark.options="-f 1 -wi 0 -i 1"`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"})
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class L2DurableLateness {
    private static final int FIRES = 1_000;
    /// So many come first, faster, and are not counted: the program has been running for a while, and the JVM
    /// has compiled most of what it runs often. Not so fast that who is still cold, on a busy machine, has a
    /// backlog of them when the others come.
    private static final int FIRST = 1_000;
    private static final Duration FIRST_TAKE = Duration.ofSeconds(30);
    private static final Duration SPREAD = Duration.ofSeconds(60);
    /// Bytes of a claim in the journal, about.
    private static final int LINE = 500;
    private static final Duration LEAD = Duration.ofSeconds(2);

    private static List<Instant> times() {
        var start = Instant.now().plus(LEAD);
        var first = IntStream.range(0, FIRST)
                .mapToObj(i -> start.plus(FIRST_TAKE.multipliedBy(i).dividedBy(FIRST)));
        var counted = start.plus(FIRST_TAKE).plus(LEAD);
        return Stream.concat(
                        first,
                        IntStream.range(0, FIRES)
                                .mapToObj(
                                        i -> counted.plus(SPREAD.multipliedBy(i).dividedBy(FIRES))))
                .toList();
    }

    @Benchmark
    public void gadfly() throws Exception {
        var lateness = new Lateness(FIRST, FIRES);
        try (var folder = TemporaryFolder.create();
                var store = folder.openStore(new TaskThreads(Store.LAG))) {
            measure(store, lateness);
        }
        lateness.tell("gadfly");
    }

    private static void measure(Store store, Lateness lateness) throws InterruptedException {
        var times = times();
        var planned = IntStream.range(0, times.size())
                .mapToObj(i -> GadflyFires.plannedAlarm(store, i, times.get(i)))
                .toList();
        store.commit(new Changes(
                times.getFirst(), planned, List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty()));
        try (var _ =
                new RingingHouse(store, true, nag -> lateness.add(nag.fire().dueAt()))) {
            lateness.await();
        }
    }

    @Benchmark
    public void dbScheduler() throws Exception {
        var folder = TemporaryFolder.create();
        var lateness = new Lateness(FIRST, FIRES);
        OneTimeTask<Void> task =
                Tasks.oneTime("fire").execute((instance, _) -> lateness.add(Instant.parse(instance.getId())));
        var pool = FireContender.pool(folder, "", FireContender.DbScheduler.TABLE);
        var scheduler = Scheduler.create(pool, task)
                .threads(10)
                .pollingInterval(Duration.ofMillis(100))
                .build();
        times().forEach(at -> scheduler.schedule(task.instance(at.toString()), at));
        scheduler.start();
        lateness.await();
        scheduler.stop();
        pool.dispose();
        folder.close();
        lateness.tell("db-scheduler");
    }

    /// Into room that is there already, as the journal writes.
    @Benchmark
    public void disk() throws Exception {
        var lateness = new Lateness(FIRST, FIRES);
        try (var folder = TemporaryFolder.create();
                var file = FileChannel.open(
                        folder.path().resolve("raw"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate((FIRST + FIRES) * LINE));
            file.force(true);
            file.position(0);
            for (var at : times()) {
                Thread.sleep(Duration.between(Instant.now(), at));
                var begun = Instant.now();
                file.write(ByteBuffer.allocate(LINE));
                file.force(false);
                lateness.add(begun);
            }
        }
        lateness.tell("disk");
    }

    /// How late they came, without the first.
    private static final class Lateness {
        private final int ignored;
        private final CountDownLatch left;
        private final Queue<Duration> late = new ConcurrentLinkedQueue<>();

        Lateness(int ignored, int counted) {
            this.ignored = ignored;
            this.left = new CountDownLatch(ignored + counted);
        }

        void add(Instant due) {
            late.add(Duration.between(due, Instant.now()));
            left.countDown();
        }

        void await() throws InterruptedException {
            left.await();
        }

        void tell(String who) {
            var sorted = late.stream().skip(ignored).sorted().toList();
            System.out.printf(
                    "%s, milliseconds late: p50 %.2f, p99 %.2f, most %.2f%n",
                    who, at(sorted, 50), at(sorted, 99), at(sorted, 100));
        }

        private static double at(List<Duration> sorted, int percent) {
            return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100))
                            .toNanos()
                    / 1e6;
        }
    }
}
