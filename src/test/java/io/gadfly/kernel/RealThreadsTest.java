package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gadfly.kernel.Counter.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
        var crowned = new AtomicInteger();
        var refused = new AtomicInteger();

        join(together(4, () -> {
            for (int i = 0; i < 500; i++) {
                try {
                    var king = system.spawn(name, new Counter());
                    crowned.incrementAndGet();
                    king.exit(ExitReason.KILLED);
                } catch (IllegalStateException _) {
                    refused.incrementAndGet();
                }
            }
        }));

        assertEquals(2_000, crowned.get() + refused.get());
        assertTrue(crowned.get() > 0);
        assertTrue(system.registry().find(name).isEmpty());
        assertEquals(0, system.registry().size());
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
    void anOutOfMemoryErrorEndsOneProcessOnly() throws InterruptedException {
        var other = new Counter();
        var witness = system.spawn(other);
        var victim = system.<Integer>spawn((_, _) -> {
            throw new OutOfMemoryError("for the test");
        });
        var ended = new CountDownLatch(1);
        ((LiveProcess<?>) victim).onEnd(_ -> ended.countDown());

        victim.cast(1);

        await(ended);
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
    void aPinnedVirtualThreadDoesNotStopTheOthers() throws InterruptedException {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "with one carrier there is no other");
        var released = new CountDownLatch(1);
        system.<Integer>spawn((_, _) -> {
                    if (Pinned.Initialised.DONE) {
                        released.countDown();
                    }
                })
                .cast(1);
        await(Pinned.BEGUN);

        var witness = system.spawn(new Counter());
        witness.cast(new Message.Add(1));
        assertEquals(1, witness.<Integer>call(Message.Total::new, PATIENCE));

        Pinned.RELEASE.countDown();
        await(released);
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

    @Test
    void aSnapshotOfAHundredThousandProcessesStopsNobody() throws InterruptedException {
        int many = 100_000;
        for (int i = 0; i < many; i++) {
            system.spawn(new Counter());
        }
        var handled = new AtomicInteger();
        var worker = system.<Integer>spawn((number, context) -> {
            handled.incrementAndGet();
            context.self().cast(number + 1);
        });
        worker.cast(1);

        int before = handled.get();
        var tree = system.tree();
        int meanwhile = handled.get() - before;

        assertEquals(many + 1, tree.roots().size());
        assertFalse(tree.find(worker.pid()).isEmpty());
        assertTrue(meanwhile > 0, "others worked while it was taken");
        worker.exit(ExitReason.KILLED);
    }
}
