package io.gadfly.kernel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// M1: live heap per waiting nagger, a whole supervised process with a count and its timer, said at the end of each
/// round.
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
        private Timer next = () -> false;

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

    @Benchmark
    public int gadfly() throws InterruptedException {
        try (var system = ProcessSystem.onVirtualThreads(InstantSource.system())) {
            var waiting = new CountDownLatch(naggers);
            var supervisor = new DynamicSupervisor();
            DynamicSupervisorRef.of(system.spawn(supervisor)).children();
            var spec = ChildSpec.of("nagger", () -> new Nagger(waiting)).withRestart(Restart.TEMPORARY);
            long before = live();
            for (int i = 0; i < naggers; i++) {
                system.launch(supervisor.adopt(new Nagger(waiting), spec));
            }
            waiting.await();
            System.out.printf("%,d naggers: %.1f bytes each%n", naggers, (live() - before) / (double) naggers);
            return system.size();
        }
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
