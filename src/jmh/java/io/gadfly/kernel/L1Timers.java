package io.gadfly.kernel;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.infra.BenchmarkParams;

/// L1: 100,000 processes, each with one timer, spread over ten seconds; how late the handler runs. All have the same
/// time to set their timers before the first is due. Erlang's timers count whole milliseconds.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class L1Timers {
    private static final int TIMERS = 100_000;
    private static final long SPREAD = TimeUnit.SECONDS.toNanos(10);
    private static final long LEAD = TimeUnit.SECONDS.toNanos(2);

    private record Sleeper(long due, long[] late, AtomicInteger next, CountDownLatch done)
            implements GenServer<Integer> {
        @Override
        public Init init(Context<Integer> context) {
            context.sendAfter(Duration.ofNanos(due - System.nanoTime()), 1);
            return Init.READY;
        }

        @Override
        public void handle(Integer message, Context<Integer> context) {
            late[next.getAndIncrement()] = System.nanoTime() - due;
            done.countDown();
        }
    }

    /// What the rounds found, for the table, which adds up: so each round gives its share of the mean.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Lateness {
        public double p50Micros;
        public double p99Micros;
        public double mostMicros;
        private double share;

        @Setup
        public void count(BenchmarkParams params) {
            share = 1.0 / (params.getMeasurement().getCount() * Math.max(1, params.getForks()));
        }

        private void take(long[] late) {
            Arrays.sort(late);
            take(late[TIMERS / 2] / 1_000.0, late[TIMERS / 100 * 99] / 1_000.0, late[TIMERS - 1] / 1_000.0);
        }

        private void take(double... micros) {
            p50Micros = share * micros[0];
            p99Micros = share * micros[1];
            mostMicros = share * micros[2];
        }
    }

    private ProcessSystem system;

    @Setup(Level.Iteration)
    public void begin() {
        system = ProcessSystem.onVirtualThreads(InstantSource.system());
    }

    @TearDown(Level.Iteration)
    public void end() {
        system.close();
    }

    @Benchmark
    public void gadfly(Lateness lateness) throws InterruptedException {
        var late = new long[TIMERS];
        var done = new CountDownLatch(TIMERS);
        var next = new AtomicInteger();
        long start = System.nanoTime() + LEAD;
        for (int i = 0; i < TIMERS; i++) {
            system.spawn(new Sleeper(start + SPREAD / TIMERS * i, late, next, done));
        }
        done.await();
        lateness.take(late);
    }

    @Benchmark
    public void erlangSendAfter(Erlang erlang, Lateness lateness) throws IOException {
        lateness.take(erlang.ask("send_after", TIMERS));
    }

    @Benchmark
    public void scheduledThreadPoolExecutor(Lateness lateness) throws InterruptedException {
        var late = new long[TIMERS];
        var done = new CountDownLatch(TIMERS);
        var next = new AtomicInteger();
        try (var executor = new ScheduledThreadPoolExecutor(1)) {
            long start = System.nanoTime() + LEAD;
            for (int i = 0; i < TIMERS; i++) {
                long due = start + SPREAD / TIMERS * i;
                executor.schedule(
                        () -> {
                            late[next.getAndIncrement()] = System.nanoTime() - due;
                            done.countDown();
                        },
                        due - System.nanoTime(),
                        TimeUnit.NANOSECONDS);
            }
            done.await();
        }
        lateness.take(late);
    }

    @Benchmark
    public void sleepingVirtualThread(Lateness lateness) throws InterruptedException {
        var late = new long[TIMERS];
        var done = new CountDownLatch(TIMERS);
        var next = new AtomicInteger();
        long start = System.nanoTime() + LEAD;
        for (int i = 0; i < TIMERS; i++) {
            long due = start + SPREAD / TIMERS * i;
            Thread.startVirtualThread(() -> {
                try {
                    Thread.sleep(Duration.ofNanos(due - System.nanoTime()));
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
                late[next.getAndIncrement()] = System.nanoTime() - due;
                done.countDown();
            });
        }
        done.await();
        lateness.take(late);
    }
}
