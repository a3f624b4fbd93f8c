package io.gadfly.kernel;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
/// and counted, and whose requester is told. Jobs per second.
///
/// In the rows of `Functions` the job is done as its process starts, as by the function that Erlang spawns; in those of
/// `Servers` the process is a whole server, which starts, handles one message and stops. Only like is compared with
/// like.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class P1Pool {
    private static final int JOBS = 1_000_000;
    private static final int LIMIT = 100;
    private static final Runnable WORK = () -> {};

    @State(Scope.Benchmark)
    public static class Gadfly {
        private ProcessSystem system;
        private Pool pool;

        @Setup(Level.Iteration)
        public void start() {
            system = ProcessSystem.onVirtualThreads(InstantSource.system());
            pool = new Pool(system, "pool", LIMIT, JOBS);
            system.supervise("tree", SupervisorSpec.of(Strategy.ONE_FOR_ONE).withChild(pool.childSpec()));
        }

        @TearDown(Level.Iteration)
        public void stop() {
            system.close();
        }

        private void run(Job job) throws InterruptedException {
            var done = new CountDownLatch(JOBS);
            for (int i = 0; i < JOBS; i++) {
                pool.submit(job.toldTo(event -> {
                    if (event instanceof JobEvent.Ended) {
                        done.countDown();
                    }
                }));
            }
            done.await();
        }
    }

    @Benchmark
    @OperationsPerInvocation(JOBS)
    public void gadflyFunctions(Gadfly gadfly) throws InterruptedException {
        gadfly.run(Job.task("job", 5, WORK));
    }

    @Benchmark
    @OperationsPerInvocation(JOBS)
    public void gadflyServers(Gadfly gadfly) throws InterruptedException {
        gadfly.run(Job.of("job", 5, () -> new Server(WORK)));
    }

    private record Server(Runnable work) implements GenServer<Integer> {
        @Override
        public Init init(Context<Integer> context) {
            context.self().cast(1);
            return Init.READY;
        }

        @Override
        public void handle(Integer message, Context<Integer> context) {
            work.run();
            context.stop(ExitReason.NORMAL);
        }
    }

    /// Workers that the server of the pool spawns and watches.
    @Benchmark
    @OperationsPerInvocation(JOBS)
    public void erlangMailboxFunctions(Erlang erlang) throws IOException {
        erlang.ask("pool", JOBS);
    }

    /// Workers under a supervisor.
    @Benchmark
    @OperationsPerInvocation(JOBS)
    public void erlangSupervisedFunctions(Erlang erlang) throws IOException {
        erlang.ask("supervised_pool", JOBS);
    }

    @Benchmark
    @OperationsPerInvocation(JOBS)
    public void erlangSupervisedServers(Erlang erlang) throws IOException {
        erlang.ask("server_pool", JOBS);
    }

    @State(Scope.Benchmark)
    public static class Pekko {
        private ActorSystem<PekkoPool.Message> system;

        @Setup(Level.Iteration)
        public void start() {
            system = ActorSystem.create(PekkoPool.create(LIMIT), "pekko");
        }

        @TearDown(Level.Iteration)
        public void stop() throws Exception {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().get(1, TimeUnit.MINUTES);
        }

        private void run(Function<Runnable, Behavior<Integer>> worker) throws InterruptedException {
            var done = new CountDownLatch(JOBS);
            for (int i = 0; i < JOBS; i++) {
                system.tell(new PekkoPool.Submit(worker.apply(WORK), done));
            }
            done.await();
        }
    }

    @Benchmark
    @OperationsPerInvocation(JOBS)
    public void pekkoTypedFunctions(Pekko pekko) throws InterruptedException {
        pekko.run(PekkoPool::function);
    }

    @Benchmark
    @OperationsPerInvocation(JOBS)
    public void pekkoTypedServers(Pekko pekko) throws InterruptedException {
        pekko.run(PekkoPool::server);
    }

    /// The same contract in Pekko's own words: an actor for each job, watched by the one that counts.
    static final class PekkoPool extends AbstractBehavior<PekkoPool.Message> {
        sealed interface Message {}

        record Submit(Behavior<Integer> worker, CountDownLatch done) implements Message {}

        private final int limit;
        private final Queue<Submit> queue = new ArrayDeque<>();
        private final Map<ActorRef<Integer>, CountDownLatch> running = new HashMap<>();

        private PekkoPool(ActorContext<Message> context, int limit) {
            super(context);
            this.limit = limit;
        }

        static Behavior<Message> create(int limit) {
            return Behaviors.setup(context -> new PekkoPool(context, limit));
        }

        static Behavior<Integer> function(Runnable work) {
            return Behaviors.setup(_ -> {
                work.run();
                return Behaviors.stopped();
            });
        }

        static Behavior<Integer> server(Runnable work) {
            return Behaviors.setup(context -> {
                context.getSelf().tell(1);
                return Behaviors.receiveMessage(_ -> {
                    work.run();
                    return Behaviors.stopped();
                });
            });
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
            var done = running.remove(end.getRef().<Integer>unsafeUpcast());
            var next = queue.poll();
            if (next != null) {
                start(next);
            }
            done.countDown();
            return this;
        }

        private void start(Submit job) {
            var worker = getContext().spawnAnonymous(job.worker());
            getContext().watch(worker);
            running.put(worker, job.done());
        }
    }
}
