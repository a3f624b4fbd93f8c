package io.gadfly.kernel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
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

/// P2: start a process, let it end, hear of its end; one at a time. And the rates of `cast` and of `call` there and
/// back. Operations per second.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class P2Process {
    private static final int MANY = 200_000;
    private static final int SOME = 20_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ProcessSystem system;
    private ActorSystem<Behavior<?>> pekko;
    private ActorRef<CountDownLatch> counter;
    private ActorRef<ActorRef<Integer>> echo;

    @Setup(Level.Iteration)
    public void start() {
        system = ProcessSystem.onVirtualThreads(InstantSource.system());
        pekko = ActorSystem.create(guardian(), "pekko");
        counter = pekko.systemActorOf(
                Behaviors.receiveMessage(done -> {
                    done.countDown();
                    return Behaviors.same();
                }),
                "counter",
                Props.empty());
        echo = pekko.systemActorOf(
                Behaviors.receiveMessage(reply -> {
                    reply.tell(1);
                    return Behaviors.same();
                }),
                "echo",
                Props.empty());
    }

    @TearDown(Level.Iteration)
    public void stop() throws Exception {
        system.close();
        pekko.terminate();
        pekko.getWhenTerminated().toCompletableFuture().get(1, TimeUnit.MINUTES);
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public void gadflySpawnExitDown() throws InterruptedException {
        var done = new CountDownLatch(1);
        system.spawn(new Spawner(MANY, done));
        done.await();
    }

    /// Watches one child after another.
    private static final class Spawner implements GenServer<Void> {
        private final CountDownLatch done;
        private int left;

        Spawner(int left, CountDownLatch done) {
            this.left = left;
            this.done = done;
        }

        @Override
        public Init init(Context<Void> context) {
            next(context);
            return Init.READY;
        }

        @Override
        public void handle(Void message, Context<Void> context) {}

        @Override
        public void down(Down down, Context<Void> context) {
            next(context);
        }

        private void next(Context<Void> context) {
            if (left-- == 0) {
                done.countDown();
                context.stop(ExitReason.NORMAL);
            } else {
                context.monitor(context.system().spawn(new Brief()));
            }
        }
    }

    private record Brief() implements GenServer<Void> {
        @Override
        public Init init(Context<Void> context) {
            return Init.IGNORE;
        }

        @Override
        public void handle(Void message, Context<Void> context) {}
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public void gadflyCast() throws InterruptedException {
        var done = new CountDownLatch(MANY);
        var counter = system.<Integer>spawn((_, _) -> done.countDown());
        for (int i = 0; i < MANY; i++) {
            counter.cast(i);
        }
        done.await();
        counter.exit(ExitReason.KILLED);
    }

    @Benchmark
    @OperationsPerInvocation(SOME)
    public void gadflyCallFromOutside() {
        var echo = system.<Reply<Integer>>spawn((reply, _) -> reply.answer(1));
        for (int i = 0; i < SOME; i++) {
            echo.<Integer>call(reply -> reply, PATIENCE);
        }
        echo.exit(ExitReason.KILLED);
    }

    @Benchmark
    @OperationsPerInvocation(SOME)
    public void gadflyCallBetweenProcesses() throws InterruptedException {
        var done = new CountDownLatch(1);
        var echo = system.<Reply<Integer>>spawn((reply, _) -> reply.answer(1));
        var caller = system.<Integer>spawn((_, _) -> {
            for (int i = 0; i < SOME; i++) {
                echo.<Integer>call(reply -> reply, PATIENCE);
            }
            done.countDown();
        });
        caller.cast(1);
        done.await();
        echo.exit(ExitReason.KILLED);
        caller.exit(ExitReason.KILLED);
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public void pekkoSpawnExitDown() throws InterruptedException {
        var done = new CountDownLatch(1);
        pekko.tell(spawner(MANY, done));
        done.await();
    }

    /// Runs whatever behaviour it is sent, as a child.
    private static Behavior<Behavior<?>> guardian() {
        return Behaviors.setup(context -> Behaviors.receiveMessage(behavior -> {
            var _ = context.spawnAnonymous(behavior);
            return Behaviors.same();
        }));
    }

    private static Behavior<Void> spawner(int count, CountDownLatch done) {
        return Behaviors.setup(context -> {
            int[] left = {count};
            Runnable next = () -> {
                ActorRef<Void> child = context.spawnAnonymous(Behaviors.stopped());
                context.watch(child);
            };
            next.run();
            return Behaviors.receive(Void.class)
                    .onSignal(Terminated.class, _ -> {
                        if (--left[0] == 0) {
                            done.countDown();
                            return Behaviors.stopped();
                        }
                        next.run();
                        return Behaviors.same();
                    })
                    .build();
        });
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public void pekkoCast() throws InterruptedException {
        var done = new CountDownLatch(MANY);
        for (int i = 0; i < MANY; i++) {
            counter.tell(done);
        }
        done.await();
    }

    @Benchmark
    @OperationsPerInvocation(SOME)
    public void pekkoCallFromOutside() throws Exception {
        for (int i = 0; i < SOME; i++) {
            AskPattern.<ActorRef<Integer>, Integer>ask(echo, reply -> reply, PATIENCE, pekko.scheduler())
                    .toCompletableFuture()
                    .get();
        }
    }

    /// One question after another, each with its deadline and when the last has its answer.
    @Benchmark
    @OperationsPerInvocation(SOME)
    public void pekkoCallBetweenProcesses() throws InterruptedException {
        var done = new CountDownLatch(1);
        pekko.tell(asker(echo, SOME, done));
        done.await();
    }

    private static Behavior<Integer> asker(ActorRef<ActorRef<Integer>> echo, int count, CountDownLatch done) {
        return Behaviors.setup(context -> {
            int[] left = {count};
            Runnable next = () -> context.<ActorRef<Integer>, Integer>ask(
                    Integer.class, echo, PATIENCE, reply -> reply, (answer, failure) -> failure == null ? answer : -1);
            next.run();
            return Behaviors.receiveMessage(_ -> {
                if (--left[0] == 0) {
                    done.countDown();
                    return Behaviors.stopped();
                }
                next.run();
                return Behaviors.same();
            });
        });
    }
}
