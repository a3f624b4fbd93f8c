package io.gadfly.kernel;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/// M1: live heap per waiting nagger, a whole supervised process with a count and its timer. It is the process that is
/// weighed: what a pool adds to one that came through it, such as its job, belongs to nobody's row. A million of
/// Erlang's need three gigabytes.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx2g"})
public class M1WaitingNagger {
    @Param({"100000", "1000000"})
    public int naggers;

    private enum Beat {
        NAG
    }

    private static final class Nagger implements GenServer<Beat> {
        private final CountDownLatch waiting;
        private int nag;
        private Timer next = Timer.NEVER;

        Nagger(CountDownLatch waiting) {
            this.waiting = waiting;
        }

        @Override
        public Init init(Context<Beat> context) {
            next = context.sendAfter(Duration.ofMinutes(5), Beat.NAG);
            waiting.countDown();
            return Init.READY;
        }

        @Override
        public void handle(Beat beat, Context<Beat> context) {
            nag++;
            next.cancel();
            next = context.sendAfter(Duration.ofMinutes(5), Beat.NAG);
        }
    }

    /// What the rounds found, for the table, which adds up: so each round gives its share of the mean.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Heap {
        public double bytesPerNagger;
        private int rounds;

        @Setup
        public void count(BenchmarkParams params) {
            rounds = params.getMeasurement().getCount() * Math.max(1, params.getForks());
        }

        private void take(double bytes) {
            bytesPerNagger = bytes / rounds;
        }
    }

    private ProcessSystem system;
    private final List<Thread> threads = new ArrayList<>();

    @Benchmark
    public int gadfly(Heap heap) throws InterruptedException {
        system = ProcessSystem.onVirtualThreads(InstantSource.system());
        var waiting = new CountDownLatch(naggers);
        var supervisor = new DynamicSupervisor();
        DynamicSupervisorRef.of(system.spawn(supervisor)).children();
        var spec = ChildSpec.of("nagger", () -> new Nagger(waiting)).withRestart(Restart.TEMPORARY);
        long before = live();
        for (int i = 0; i < naggers; i++) {
            system.launch(supervisor.adopt(new Nagger(waiting), spec));
        }
        waiting.await();
        heap.take((live() - before) / (double) naggers);
        return system.size();
    }

    @Benchmark
    public void erlangGenServer(Erlang erlang, Heap heap) throws IOException {
        heap.take(erlang.ask("naggers", naggers)[0]);
    }

    @Benchmark
    public int sleepingVirtualThread(Heap heap) throws InterruptedException {
        var waiting = new CountDownLatch(naggers);
        long before = live();
        for (int i = 0; i < naggers; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                waiting.countDown();
                try {
                    Thread.sleep(Duration.ofMinutes(5));
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        waiting.await();
        Thread.sleep(Duration.ofSeconds(1));
        heap.take((live() - before) / (double) naggers);
        return threads.size();
    }

    @TearDown(Level.Iteration)
    public void end() throws InterruptedException {
        if (system != null) {
            system.close();
        }
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            thread.join();
        }
        threads.clear();
    }

    private static long live() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
