package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.gadfly.kernel.Counter.Message;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The same processes on real threads and under load, for the races that a simulation cannot have.
@ExtendWith(Quiet.class)
class RealThreadsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ProcessSystem system = ProcessSystem.onVirtualThreads(InstantSource.system());

    @AfterEach
    void close() {
        system.close();
        assertEquals(0, system.size());
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertTrue(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "came to an end");
    }

    private static List<Thread> together(int count, Runnable work) {
        return IntStream.range(0, count)
                .mapToObj(_ -> Thread.ofPlatform().start(work))
                .toList();
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (var thread : threads) {
            thread.join(PATIENCE);
        }
    }

    private record Letter(int sender, int number) {}

    @Test
    void mailFromEachSenderArrivesOnceAndInOrder() throws InterruptedException {
        int senders = 4;
        int letters = 20_000;
        var arrived = new CountDownLatch(senders * letters);
        var last = new int[senders];
        var disorder = new AtomicInteger();
        var receiver = system.<Letter>spawn((letter, _) -> {
            if (letter.number() != ++last[letter.sender()]) {
                disorder.incrementAndGet();
            }
            arrived.countDown();
        });

        var numbers = new AtomicInteger();
        join(together(senders, () -> {
            int sender = numbers.getAndIncrement();
            for (int i = 1; i <= letters; i++) {
                receiver.cast(new Letter(sender, i));
            }
        }));

        await(arrived);
        assertEquals(0, disorder.get());
    }

    @Test
    void noTwoCallbacksOfAProcessRunAtTheSameTime() throws InterruptedException {
        var inside = new AtomicInteger();
        var collisions = new AtomicInteger();
        var arrived = new CountDownLatch(20_000);
        var receiver = system.<Integer>spawn((_, _) -> {
            if (inside.incrementAndGet() != 1) {
                collisions.incrementAndGet();
            }
            inside.decrementAndGet();
            arrived.countDown();
        });

        join(together(4, () -> IntStream.range(0, 5_000).forEach(receiver::cast)));

        await(arrived);
        assertEquals(0, collisions.get());
    }

    @Test
    void aNameHasOneCarrierAtATime() throws InterruptedException {
        var name = Name.of("crown", Message.class);
        var carriers = new AtomicInteger();
        var most = new AtomicInteger();
        var crowned = new AtomicInteger();

        join(together(4, () -> {
            for (int i = 0; i < 500; i++) {
                try {
                    var king = system.spawn(name, new Counter());
                    crowned.incrementAndGet();
                    most.accumulateAndGet(carriers.incrementAndGet(), Math::max);
                    king.<Integer>call(Message.Total::new, PATIENCE);
                    carriers.decrementAndGet();
                    king.exit(ExitReason.KILLED);
                } catch (IllegalStateException _) {
                    Thread.onSpinWait(); // somebody else carries it
                }
            }
        }));

        assertEquals(1, most.get(), "carriers at the same time");
        assertTrue(crowned.get() > 0);
        assertEquals(0, system.registry().size());
    }

    @Test
    void aNameIsFreeForWhoIsToldOfTheEndOfItsCarrier() throws InterruptedException {
        var name = Name.of("office", Message.class);
        int successions = 2_000;
        var done = new CountDownLatch(1);
        var refused = new AtomicInteger();
        var heir = new GenServer<Integer>() {
            private int left = successions;

            @Override
            public void handle(Integer start, Context<Integer> context) {
                appoint(context);
            }

            @Override
            public void down(Down down, Context<Integer> context) {
                if (--left == 0) {
                    done.countDown();
                } else {
                    appoint(context);
                }
            }

            private void appoint(Context<Integer> context) {
                try {
                    var official = context.system().spawn(name, new Counter());
                    context.monitor(official);
                    official.cast(new Message.Stop(ExitReason.NORMAL));
                } catch (IllegalStateException _) {
                    refused.incrementAndGet();
                    done.countDown();
                }
            }
        };

        system.spawn(heir).cast(1);

        await(done);
        assertEquals(0, refused.get());
    }

    @Test
    void aNameIsFreeForWhoIsToldThatItsCarrierNeedNotRun() {
        var name = Name.of("office", Message.class);
        var supervisor = DynamicSupervisorRef.of(system.spawn(new DynamicSupervisor()));
        var spec = ChildSpec.of("idler", () -> new Idler(name)).withRestart(Restart.TEMPORARY);

        for (int i = 0; i < 2_000; i++) {
            assertInstanceOf(ChildResult.Ignored.class, supervisor.startChild(spec));
        }
    }

    private record Idler(Name<Message> name) implements GenServer<Message> {
        @Override
        public Init init(Context<Message> context) {
            context.register(name);
            return Init.IGNORE;
        }

        @Override
        public void handle(Message message, Context<Message> context) {}
    }

    /// The outcomes of killing one process while another waits for an answer: never that the other's wait ends.
    @Test
    void killingOneProcessEndsNobodyElsesCall() throws InterruptedException {
        int calls = 5_000;
        var done = new CountDownLatch(2);
        var failures = new ConcurrentLinkedQueue<String>();
        var echo = system.<Reply<Integer>>spawn((reply, _) -> reply.answer(7));
        for (int i = 0; i < 2; i++) {
            system.<Integer>spawn((_, _) -> {
                        try {
                            for (int j = 0; j < calls; j++) {
                                echo.<Integer>call(reply -> reply, PATIENCE);
                            }
                        } catch (CallFailedException failure) {
                            failures.add(String.valueOf(failure.getMessage()));
                        }
                        done.countDown();
                    })
                    .cast(1);
        }
        while (done.getCount() > 0) {
            var ended = new CountDownLatch(1);
            var victim = system.spawn(new Counter());
            ((LiveProcess<?>) victim).onEnd(_ -> ended.countDown());
            victim.cast(new Message.Add(1));
            victim.exit(ExitReason.KILLED);
            await(ended);
        }

        await(done);
        assertEquals(List.of(), List.copyOf(failures));
    }

    /// A child ends by itself, crashes or is told to go, all at the same time: it is gone, and does not come back.
    @Test
    void aChildThatIsTerminatedWhileItEndsDoesNotComeBack() {
        var supervisor = DynamicSupervisorRef.of(
                system.spawn(new DynamicSupervisor(1_000_000, Duration.ofHours(1), Integer.MAX_VALUE)));
        for (var shutdown : List.of(Shutdown.BRUTAL_KILL, Shutdown.INFINITY, Shutdown.after(PATIENCE))) {
            for (var restart : List.of(Restart.TRANSIENT, Restart.TEMPORARY)) {
                for (int i = 0; i < 200; i++) {
                    var spec = ChildSpec.of("child", Counter::new)
                            .withRestart(restart)
                            .withShutdown(shutdown);
                    var child = ((ChildResult.Started) supervisor.startChild(spec)).child();
                    @SuppressWarnings("unchecked") // all children here are counters
                    var counter = (ProcessRef<Message>) child;
                    counter.cast(new Message.Stop(ExitReason.NORMAL));

                    var result = supervisor.terminateChild(child.pid());

                    assertTrue(
                            result instanceof ChildResult.Terminated || result instanceof ChildResult.NotFound,
                            result.toString());
                    assertFalse(child.isAlive());
                }
            }
        }
        assertEquals(List.of(), supervisor.children());
    }

    /// The outcomes of giving up just when there is a slot: refused and never started, or started.
    @Test
    void aCallerWhoGivesUpJustWhenItsJobStartsIsToldTheTruth() {
        var pool = new Pool(system, "pool", 1, 10);
        system.supervise("tree", SupervisorSpec.of(Strategy.ONE_FOR_ONE).withChild(pool.childSpec()));
        for (int i = 0; i < 300; i++) {
            var ran = new AtomicInteger();
            pool.submit(Job.task("before", 1, Thread::onSpinWait));

            var result = pool.submitAndWait(Job.task(i, 1, ran::incrementAndGet), Duration.ofNanos(i * 1_000L));
            pool.submitAndWait(Job.task("after", 1, () -> {}), PATIENCE);

            switch (result) {
                case Submission.Started _ -> assertTrue(ran.get() <= 1);
                case Submission.Refused(var refusal) -> {
                    assertEquals(Submission.Refusal.GAVE_UP, refusal);
                    assertEquals(0, ran.get(), "given up and started");
                }
                case Submission.Queued _ -> throw new AssertionError("waited for");
            }
        }
    }

    @Test
    void aPoolNeverExceedsItsLimitAndStartsEachJobOnce() throws InterruptedException {
        int limit = 5;
        int jobs = 20_000;
        var pool = new Pool(system, "pool", limit, jobs);
        system.supervise("tree", SupervisorSpec.of(Strategy.ONE_FOR_ONE).withChild(pool.childSpec()));
        var working = new AtomicInteger();
        var most = new AtomicInteger();
        Set<Object> started = ConcurrentHashMap.newKeySet();
        var ended = new CountDownLatch(jobs);
        var keys = new AtomicInteger();

        join(together(4, () -> {
            for (int i = 0; i < jobs / 4; i++) {
                int key = keys.getAndIncrement();
                pool.submit(Job.task(key, key % 3, () -> {
                            most.accumulateAndGet(working.incrementAndGet(), Math::max);
                            started.add(key);
                            working.decrementAndGet();
                            if (key % 7 == 0) {
                                throw new IllegalStateException("every seventh");
                            }
                        })
                        .toldTo(event -> {
                            if (event instanceof JobEvent.Ended) {
                                ended.countDown();
                            }
                        }));
            }
        }));

        await(ended);
        assertTrue(most.get() <= limit, () -> most + " at once");
        assertEquals(jobs, started.size());
        assertEquals(jobs, pool.info().finished());
        assertEquals((jobs + 6) / 7, pool.info().crashed());
        assertEquals(0, pool.info().running());
        assertEquals(0, pool.info().queued());
    }

    /// Whatever is done to jobs while they come and go: each ends or is cancelled, once, and no slot is lost.
    @Test
    void jobsThatAreCancelledPromotedAndYieldUnderLoadAreToldOnceWhatBecameOfThem() throws InterruptedException {
        int jobs = 4_000;
        var pool = new Pool(system, "pool", 3, jobs);
        system.supervise("tree", SupervisorSpec.of(Strategy.ONE_FOR_ONE).withChild(pool.childSpec()));
        var news = new AtomicIntegerArray(jobs);
        var over = new CountDownLatch(jobs);
        var keys = new AtomicInteger();

        join(together(4, () -> {
            var last = new ArrayDeque<Ticket>();
            for (int i = 0; i < jobs / 4; i++) {
                int key = keys.getAndIncrement();
                var job = Job.of(key, key % 3, () -> new Yielding(pool)).toldTo(event -> {
                    if (event instanceof JobEvent.Ended || event instanceof JobEvent.Cancelled) {
                        news.incrementAndGet(key);
                        over.countDown();
                    }
                });
                if (pool.submit(job) instanceof Submission.Queued queued) {
                    last.add(queued.ticket());
                }
                if (last.size() > 20) {
                    pool.cancel(last.removeFirst());
                    pool.promote(last.removeFirst());
                }
            }
        }));

        await(over);
        assertTrue(IntStream.range(0, jobs).allMatch(key -> news.get(key) == 1));
        assertEquals(0, pool.info().running());
        assertEquals(0, pool.info().queued());
    }

    /// Gives its slot to others once, and ends when it has it again.
    private record Yielding(Pool pool) implements GenServer<Message> {
        @Override
        public Init init(Context<Message> context) {
            context.self().cast(new Message.Add(1));
            return Init.READY;
        }

        @Override
        public void handle(Message message, Context<Message> context) {
            if (message instanceof Message.Stop
                    || !pool.yieldSlot(context.self(), new Message.Stop(ExitReason.NORMAL))) {
                context.stop(ExitReason.NORMAL);
            }
        }
    }

    /// In a dump of all threads, which tells of virtual ones, too.
    @Test
    void processesAtRestHaveNoThread(@TempDir Path folder) throws IOException, InterruptedException {
        var handled = new CountDownLatch(1_000);
        spawnMany(1_000, handled);
        await(handled);
        int looks = 0;
        while (runners(folder.resolve("dump " + looks)) > 0 && looks < 1_000) {
            looks++;
        }

        assertEquals(0, runners(folder.resolve("at rest")));
        assertEquals(1_000, system.size());

        var release = new CountDownLatch(1);
        var inside = new CountDownLatch(1);
        system.<Integer>spawn((_, _) -> {
                    inside.countDown();
                    standStill(release);
                })
                .cast(1);
        await(inside);
        assertEquals(1, runners(folder.resolve("at work")));
        release.countDown();
    }

    private static void standStill(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long runners(Path dump) throws IOException {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toAbsolutePath().toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
        try (var lines = Files.lines(dump)) {
            return lines.filter(line -> line.contains("\"gadfly-runner\"")).count();
        }
    }

    @Test
    void handlersThatBlockDoNotHoldUpTheOthers() throws Exception {
        int blocked = 200;
        var barrier = new CyclicBarrier(blocked);
        var passed = new CountDownLatch(blocked);
        for (int i = 0; i < blocked; i++) {
            system.<Integer>spawn((_, _) -> {
                        try {
                            barrier.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                            passed.countDown();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .cast(1);
        }

        await(passed);
    }

    @Test
    void callsBetweenProcessesAreAnsweredUnderLoad() throws InterruptedException {
        int callers = 50;
        var done = new CountDownLatch(callers);
        var echo = system.<Reply<Integer>>spawn((reply, _) -> reply.answer(7));
        for (int i = 0; i < callers; i++) {
            system.<Integer>spawn((_, _) -> {
                        for (int j = 0; j < 100; j++) {
                            assertEquals(7, echo.<Integer>call(reply -> reply, PATIENCE));
                        }
                        done.countDown();
                    })
                    .cast(1);
        }

        await(done);
    }

    @Test
    void aProcessThatHangsIsKilledAndReplaced() throws InterruptedException {
        var name = Name.of("hanging", Message.class);
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var interrupted = new AtomicInteger();
        var starts = new CountDownLatch(2);
        var supervisor = system.supervise(
                "tree",
                SupervisorSpec.of(Strategy.ONE_FOR_ONE)
                        .withChild(
                                ChildSpec.of("hanging", () -> new Hanging(name, starts, begun, release, interrupted))));
        system.registry().ref(name).cast(new Message.Add(1));
        await(begun);

        system.kill(supervisor.children().getFirst().pid().orElseThrow());

        await(starts);
        assertTrue(supervisor.ref().isAlive());
        release.countDown();
        assertEquals(0, interrupted.get(), "an interrupt would close files that others use");
    }

    private record Hanging(
            Name<Message> name,
            CountDownLatch starts,
            CountDownLatch begun,
            CountDownLatch release,
            AtomicInteger interrupted)
            implements GenServer<Message> {
        @Override
        public Init init(Context<Message> context) {
            context.register(name);
            starts.countDown();
            return Init.READY;
        }

        @Override
        public void handle(Message message, Context<Message> context) {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException _) {
                interrupted.incrementAndGet();
            }
        }
    }

    @Test
    void aProcessThatIsKilledWaitsForNoAnswer() throws InterruptedException {
        var silent = system.spawn(new Counter());
        var begun = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        var caller = system.<Integer>spawn((_, _) -> {
            begun.countDown();
            try {
                silent.<Integer>call(Message.Forget::new, Duration.ofHours(1));
            } catch (CallFailedException _) {
                over.countDown();
            }
        });
        caller.cast(1);
        await(begun);

        caller.exit(ExitReason.KILLED);

        await(over);
    }

    @Test
    void anArrayBeyondAllBoundsEndsOneProcessOnly() throws InterruptedException {
        assertEndsAlone(OutOfMemoryError.class, (size, _) -> {
            var hoard = new long[size];
            hoard[0] = size;
        });
    }

    @Test
    void aStackOverflowErrorEndsOneProcessOnly() throws InterruptedException {
        assertEndsAlone(StackOverflowError.class, (depth, _) -> goDeeper(depth));
    }

    @SuppressWarnings("InfiniteRecursion") // that is the point
    private static int goDeeper(int depth) {
        return 1 + goDeeper(depth - 1);
    }

    private void assertEndsAlone(Class<? extends Error> error, GenServer<Integer> behaviour)
            throws InterruptedException {
        var witness = system.spawn(new Counter());
        var victim = system.spawn(behaviour);
        var ended = new CountDownLatch(1);
        var reasons = new AtomicReference<ExitReason>();
        ((LiveProcess<?>) victim).onEnd(reason -> {
            reasons.set(reason);
            ended.countDown();
        });

        victim.cast(Integer.MAX_VALUE);

        await(ended);
        assertInstanceOf(
                error, assertInstanceOf(ExitReason.Crash.class, reasons.get()).cause());
        witness.cast(new Message.Add(1));
        assertEquals(1, witness.<Integer>call(Message.Total::new, PATIENCE));
    }

    /// Waits inside a class initialiser, which holds its carrier thread with it.
    private static final class Pinned {
        static final CountDownLatch BEGUN = new CountDownLatch(1);
        static final CountDownLatch RELEASE = new CountDownLatch(1);

        static final class Initialised {
            static final boolean DONE = waitForRelease();

            private static boolean waitForRelease() {
                BEGUN.countDown();
                try {
                    return RELEASE.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @Test
    void pinnedVirtualThreadsOnAllCarriersDoNotStopTheOthers() throws InterruptedException {
        int carriers = Runtime.getRuntime().availableProcessors();
        var released = new CountDownLatch(carriers);
        for (int i = 0; i < carriers; i++) {
            system.<Integer>spawn((_, _) -> {
                        if (Pinned.Initialised.DONE) {
                            released.countDown();
                        }
                    })
                    .cast(1);
        }
        await(Pinned.BEGUN);

        var heard = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            system.<Integer>spawn((_, _) -> heard.countDown()).cast(1);
        }
        await(heard);

        Pinned.RELEASE.countDown();
        await(released);
    }

    /// More of them than there are cores; each is killed when its time is over, and nobody else waits for them.
    @Test
    void childrenThatHangWhileTheyTerminateAreKilled() throws InterruptedException {
        int many = Runtime.getRuntime().availableProcessors() + 1;
        var hanging = new CountDownLatch(many);
        var release = new CountDownLatch(1);
        var supervisor = system.spawn(new DynamicSupervisor());
        var spec = ChildSpec.of("hanging", () -> new HangingAtItsEnd(hanging, release))
                .withShutdown(Shutdown.after(Duration.ofMillis(100)));
        for (int i = 0; i < many; i++) {
            DynamicSupervisorRef.of(supervisor).startChild(spec);
        }
        var stopped = new CountDownLatch(1);
        ((LiveProcess<?>) supervisor).onEnd(_ -> stopped.countDown());

        supervisor.exit(ExitReason.SHUTDOWN);

        await(hanging);
        assertEquals(0, system.spawn(new Counter()).<Integer>call(Message.Total::new, PATIENCE));
        await(stopped);
        release.countDown();
    }

    private record HangingAtItsEnd(CountDownLatch hanging, CountDownLatch release) implements GenServer<Message> {
        @Override
        public void handle(Message message, Context<Message> context) {}

        @Override
        public void terminate(ExitReason reason, Context<Message> context) {
            hanging.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void aCallWithoutAnswerFailsInTime() {
        var silent = system.spawn(new Counter());

        var failure = assertThrows(
                CallFailedException.class, () -> silent.<Integer>call(Message.Forget::new, Duration.ofMillis(20)));

        assertEquals(CallFailedException.Cause.TIMEOUT, failure.kind());
    }

    @Test
    void timersFireAndNotEarly() throws InterruptedException {
        int timers = 200;
        var fired = new CountDownLatch(timers);
        var early = new AtomicInteger();
        system.<Integer>spawn(new GenServer<>() {
            private final long[] due = new long[timers];

            @Override
            public Init init(Context<Integer> context) {
                for (int i = timers - 1; i >= 0; i--) {
                    var delay = Duration.ofMillis(1 + i / 2);
                    due[i] = System.nanoTime() + delay.toNanos();
                    context.sendAfter(delay, i);
                }
                return Init.READY;
            }

            @Override
            public void handle(Integer number, Context<Integer> context) {
                if (System.nanoTime() - due[number] < 0) {
                    early.incrementAndGet();
                }
                fired.countDown();
            }
        });

        await(fired);
        assertEquals(0, early.get());
    }

    /// In the middle of the snapshot, half of the processes seen, others start, answer and end; one is in the middle
    /// of a message all the time.
    @Test
    void aSnapshotOfAHundredThousandProcessesStopsNobody() throws InterruptedException {
        var started = new CountDownLatch(100_000);
        spawnMany(50_000, started);
        var pool = new Pool(system, "pool", 1, 1);
        system.supervise("tree", SupervisorSpec.of(Strategy.ONE_FOR_ONE).withChild(pool.childSpec()));
        var witness = system.spawn(new Counter());
        var key = new Object() {
            private int looks;

            @Override
            public String toString() {
                looks++;
                var passing = system.spawn(new Counter());
                passing.cast(new Message.Add(1));
                assertEquals(1, passing.<Integer>call(Message.Total::new, PATIENCE));
                passing.exit(ExitReason.KILLED);
                assertEquals(0, witness.<Integer>call(Message.Total::new, PATIENCE));
                return "seen";
            }
        };
        pool.submitAndWait(Job.of(key, 1, Counter::new), PATIENCE);
        spawnMany(50_000, started);
        await(started);
        var release = new CountDownLatch(1);
        var inside = new CountDownLatch(1);
        var busy = system.<Integer>spawn((_, _) -> {
            inside.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        busy.cast(1);
        await(inside);

        var tree = system.tree();

        assertEquals(1, key.looks);
        assertTrue(tree.all().anyMatch(process -> process.name().equals("seen")));
        assertTrue(tree.all().count() > 100_000);
        assertEquals(
                ProcessInfo.State.RUNNING, tree.find(busy.pid()).orElseThrow().state());
        release.countDown();
    }

    private void spawnMany(int many, CountDownLatch started) {
        for (int i = 0; i < many; i++) {
            system.<Integer>spawn((_, _) -> started.countDown()).cast(1);
        }
    }
}
