package io.gadfly.kernel;

import java.io.IOException;
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
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class P2Process {
    private static final int MANY = 200_000;
    private static final int SOME = 20_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @State(Scope.Benchmark)
    public static class Gadfly {
        private ProcessSystem system;

        @Setup(Level.Iteration)
        public void start() {
            system = ProcessSystem.onVirtualThreads(InstantSource.system());
        }

        @TearDown(Level.Iteration)
        public void stop() {
            system.close();
        }
    }

    @State(Scope.Benchmark)
    public static class Pekko {
        private ActorSystem<Behavior<?>> system;
        private ActorRef<CountDownLatch> counter;
        private ActorRef<ActorRef<Integer>> echo;
        private ActorRef<CountDownLatch> sleeper;

        @Setup(Level.Iteration)
        public void start() {
            system = ActorSystem.create(guardian(), "pekko");
            counter = system.systemActorOf(
                    Behaviors.receiveMessage(done -> {
                        done.countDown();
                        return Behaviors.same();
                    }),
                    "counter",
                    Props.empty());
            echo = system.systemActorOf(
                    Behaviors.receiveMessage(reply -> {
                        reply.tell(1);
                        return Behaviors.same();
                    }),
                    "echo",
                    Props.empty());
            sleeper = system.systemActorOf(
                    Behaviors.receiveMessage(release -> {
                        release.await();
                        return Behaviors.same();
                    }),
                    "sleeper",
                    Props.empty());
        }

        @TearDown(Level.Iteration)
        public void stop() throws Exception {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().get(1, TimeUnit.MINUTES);
        }
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public void gadflySpawnExitDown(Gadfly gadfly) throws InterruptedException {
        var done = new CountDownLatch(1);
        gadfly.system.spawn(new Spawner(MANY, done));
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
    public void gadflyCast(Gadfly gadfly) throws InterruptedException {
        var done = new CountDownLatch(MANY);
        var counter = gadfly.system.<Integer>spawn((_, _) -> done.countDown());
        for (int i = 0; i < MANY; i++) {
            counter.cast(i);
        }
        done.await();
        counter.exit(ExitReason.KILLED);
    }

    @Benchmark
    @OperationsPerInvocation(SOME)
    public void gadflyCallFromOutside(Gadfly gadfly) {
        var echo = gadfly.system.<Reply<Integer>>spawn((reply, _) -> reply.answer(1));
        for (int i = 0; i < SOME; i++) {
            echo.<Integer>call(reply -> reply, PATIENCE);
        }
        echo.exit(ExitReason.KILLED);
    }

    @Benchmark
    @OperationsPerInvocation(SOME)
    public void gadflyCallBetweenProcesses(Gadfly gadfly) throws InterruptedException {
        var done = new CountDownLatch(1);
        var echo = gadfly.system.<Reply<Integer>>spawn((reply, _) -> reply.answer(1));
        var caller = gadfly.system.<Integer>spawn((_, _) -> {
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
    @OperationsPerInvocation(SOME)
    public void gadflyCallBesideABlockedHandler(Gadfly gadfly) throws InterruptedException {
        var release = new CountDownLatch(1);
        var sleeper = gadfly.system.<CountDownLatch>spawn((latch, _) -> await(latch));
        sleeper.cast(release);
        gadflyCallBetweenProcesses(gadfly);
        release.countDown();
        sleeper.exit(ExitReason.KILLED);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public void erlangSpawnExitDown(Erlang erlang) throws IOException {
        erlang.ask("spawn", MANY);
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public void erlangCast(Erlang erlang) throws IOException {
        erlang.ask("cast", MANY);
    }

    @Benchmark
    @OperationsPerInvocation(SOME)
    public void erlangCallBetweenProcesses(Erlang erlang) throws IOException {
        erlang.ask("call", SOME);
    }

    @Benchmark
    @OperationsPerInvocation(MANY)
    public void pekkoSpawnExitDown(Pekko pekko) throws InterruptedException {
        var done = new CountDownLatch(1);
        pekko.system.tell(spawner(MANY, done));
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
    public void pekkoCast(Pekko pekko) throws InterruptedException {
        var done = new CountDownLatch(MANY);
        for (int i = 0; i < MANY; i++) {
            pekko.counter.tell(done);
        }
        done.await();
    }

    @Benchmark
    @OperationsPerInvocation(SOME)
    public void pekkoCallFromOutside(Pekko pekko) throws Exception {
        for (int i = 0; i < SOME; i++) {
            AskPattern.<ActorRef<Integer>, Integer>ask(pekko.echo, reply -> reply, PATIENCE, pekko.system.scheduler())
                    .toCompletableFuture()
                    .get();
        }
    }

    /// One question after another, each with its deadline and when the last has its answer.
    @Benchmark
    @OperationsPerInvocation(SOME)
    public void pekkoCallBetweenProcesses(Pekko pekko) throws InterruptedException {
        var done = new CountDownLatch(1);
        pekko.system.tell(asker(pekko.echo, SOME, done));
        done.await();
    }

    @Benchmark
    @OperationsPerInvocation(SOME)
    public void pekkoCallBesideABlockedHandler(Pekko pekko) throws InterruptedException {
        var release = new CountDownLatch(1);
        pekko.sleeper.tell(release);
        pekkoCallBetweenProcesses(pekko);
        release.countDown();
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
