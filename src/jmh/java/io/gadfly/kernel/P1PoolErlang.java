package io.gadfly.kernel;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// P1 in Erlang: workers spawned and watched by the server, or under a supervisor.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class P1PoolErlang {
    private Erlang erlang;

    @Setup
    public void start() throws IOException, InterruptedException {
        erlang = new Erlang();
    }

    @TearDown
    public void stop() {
        erlang.close();
    }

    @Benchmark
    @OperationsPerInvocation(1_000_000)
    public void pool() throws IOException {
        erlang.ask("pool", 1_000_000);
    }

    @Benchmark
    @OperationsPerInvocation(300_000)
    public void supervisedPool() throws IOException {
        erlang.ask("supervised_pool", 300_000);
    }
}
