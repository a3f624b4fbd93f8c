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

/// P2, cast and call in Erlang.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class P2ProcessErlang {
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
    @OperationsPerInvocation(200_000)
    public void spawnExitDown() throws IOException {
        erlang.ask("spawn", 200_000);
    }

    @Benchmark
    @OperationsPerInvocation(200_000)
    public void cast() throws IOException {
        erlang.ask("cast", 200_000);
    }

    @Benchmark
    @OperationsPerInvocation(20_000)
    public void callBetweenProcesses() throws IOException {
        erlang.ask("call", 20_000);
    }
}
