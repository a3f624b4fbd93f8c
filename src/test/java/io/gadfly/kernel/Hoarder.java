package io.gadfly.kernel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Fills the memory with small things in a field, until there is no more, again and again.
final class Hoarder implements GenServer<Hoarder.Hoard> {
    private static final int TIMES = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Name<Hoard> NAME = Name.of("hoarder", Hoard.class);

    private final CountDownLatch[] starts;
    private @Nullable Node hoard;

    record Hoard() {}

    private record Node(@Nullable Node next) {}

    private Hoarder(CountDownLatch... starts) {
        this.starts = starts;
    }

    @Override
    public Init init(Context<Hoard> context) {
        context.register(NAME);
        context.sendAfter(Duration.ofDays(1), new Hoard());
        for (var start : starts) {
            if (start.getCount() > 0) {
                start.countDown();
                break;
            }
        }
        return Init.READY;
    }

    @Override
    public void handle(Hoard message, Context<Hoard> context) {
        while (true) {
            hoard = new Node(hoard);
        }
    }

    /// Ends with 0 where each hoarder was ended, its watcher and its supervisor were told, and what it held is free.
    ///
    /// @param supervised whether a supervisor starts it again
    public static void main(String... supervised) throws InterruptedException {
        Logger.getLogger("").setLevel(Level.OFF);
        var system = ProcessSystem.onVirtualThreads(InstantSource.system());
        var ends = new Semaphore(0);
        var watcher = system.spawn(new Watcher(ends));
        boolean fine = supervised.length > 0 ? restarted(system, watcher, ends) : alone(system, watcher, ends);
        system.close();
        System.exit(fine && system.size() == 0 && system.registry().size() == 0 ? 0 : 1);
    }

    private static boolean alone(ProcessSystem system, ProcessRef<ProcessRef<?>> watcher, Semaphore ends)
            throws InterruptedException {
        boolean fine = true;
        for (int i = 0; i < TIMES && fine; i++) {
            var hoarder = system.spawn(new Hoarder());
            watcher.cast(hoarder);
            hoarder.cast(new Hoard());
            fine = isTold(ends) && !hoarder.isAlive() && system.pendingTimers() == 0 && system.size() == 1;
        }
        return fine;
    }

    private static boolean restarted(ProcessSystem system, ProcessRef<ProcessRef<?>> watcher, Semaphore ends)
            throws InterruptedException {
        var starts = new CountDownLatch[TIMES + 1];
        for (int i = 0; i <= TIMES; i++) {
            starts[i] = new CountDownLatch(1);
        }
        system.supervise(
                "tree",
                SupervisorSpec.of(Strategy.ONE_FOR_ONE)
                        .withIntensity(TIMES, Duration.ofHours(1))
                        .withChild(ChildSpec.of("hoarder", () -> new Hoarder(starts))));
        boolean fine = true;
        for (int i = 0; i < TIMES && fine; i++) {
            watcher.cast(system.registry().find(NAME).orElseThrow());
            system.registry().ref(NAME).cast(new Hoard());
            fine = isTold(ends) && starts[i + 1].await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        return fine && system.pendingTimers() == 1 && system.size() == 3;
    }

    private static boolean isTold(Semaphore ends) throws InterruptedException {
        return ends.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private record Watcher(Semaphore ends) implements GenServer<ProcessRef<?>> {
        @Override
        public void handle(ProcessRef<?> watched, Context<ProcessRef<?>> context) {
            context.monitor(watched);
        }

        @Override
        public void down(Down down, Context<ProcessRef<?>> context) {
            ends.release();
        }
    }
}
