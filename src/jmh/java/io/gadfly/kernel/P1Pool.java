package io.gadfly.kernel;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// P1: a million trivial jobs through a pool of limit 100, each with a process of its own that is supervised, watched
/// and counted. Jobs per second.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class P1Pool {
    private static final int JOBS = 1_000_000;
    private static final int LIMIT = 100;

    private ProcessSystem system;
    private Pool pool;
    private ActorSystem<PekkoPool.Message> pekko;

    @Setup(Level.Iteration)
    public void start() {
        system = ProcessSystem.onVirtualThreads(InstantSource.system());
        pool = new Pool(system, "pool", LIMIT, JOBS);
        system.supervise("tree", SupervisorSpec.of(Strategy.ONE_FOR_ONE).withChild(pool.childSpec()));
        pekko = ActorSystem.create(PekkoPool.create(LIMIT), "pekko");
    }

    @TearDown(Level.Iteration)
    public void stop() throws Exception {
        system.close();
        pekko.terminate();
        pekko.getWhenTerminated().toCompletableFuture().get(1, TimeUnit.MINUTES);
    }

    @Benchmark
    @OperationsPerInvocation(JOBS)
    public void gadfly() throws InterruptedException {
        var done = new CountDownLatch(JOBS);
        Runnable work = () -> {};
        for (int i = 0; i < JOBS; i++) {
            pool.submit(Job.task("job", 5, work).toldTo(event -> {
                if (event instanceof JobEvent.Ended) {
                    done.countDown();
                }
            }));
        }
        done.await();
    }

    @Benchmark
    @OperationsPerInvocation(JOBS)
    public void pekko() throws InterruptedException {
        var done = new CountDownLatch(JOBS);
        Runnable work = () -> {};
        for (int i = 0; i < JOBS; i++) {
            pekko.tell(new PekkoPool.Submit(work, done));
        }
        done.await();
    }

    /// The same contract in Pekko's own words: an actor for each job, watched by the one that counts.
    static final class PekkoPool extends AbstractBehavior<PekkoPool.Message> {
        sealed interface Message {}

        record Submit(Runnable work, CountDownLatch done) implements Message {}

        private final int limit;
        private final Queue<Submit> queue = new ArrayDeque<>();
        private final Map<ActorRef<Void>, CountDownLatch> running = new HashMap<>();

        private PekkoPool(ActorContext<Message> context, int limit) {
            super(context);
            this.limit = limit;
        }

        static Behavior<Message> create(int limit) {
            return Behaviors.setup(context -> new PekkoPool(context, limit));
        }

        @Override
        public Receive<Message> createReceive() {
            return newReceiveBuilder()
                    .onMessage(Submit.class, this::submit)
                    .onSignal(Terminated.class, this::ended)
                    .build();
        }

        private Behavior<Message> submit(Submit job) {
            if (running.size() < limit) {
                start(job);
            } else {
                queue.add(job);
            }
            return this;
        }

        private Behavior<Message> ended(Terminated end) {
            var done = running.remove(end.getRef().<Void>unsafeUpcast());
            var next = queue.poll();
            if (next != null) {
                start(next);
            }
            done.countDown();
            return this;
        }

        private void start(Submit job) {
            ActorRef<Void> worker = getContext().spawnAnonymous(Behaviors.setup(_ -> {
                job.work().run();
                return Behaviors.stopped();
            }));
            getContext().watch(worker);
            running.put(worker, job.done());
        }
    }
}
