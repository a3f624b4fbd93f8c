package io.gadfly.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Many fires due at once: the time for each, from being found due to being marked as done.
///
/// Gadfly's are claimed and marked in rounds, by the engine's own claims and ledger. Each round is forced to the
/// disk in the journal before its effect, with its time line; from then on neither a killed process nor a power cut
/// loses it. The database gets the rows behind that, on another thread: `GADFLY` may leave some of them to come,
/// `GADFLY_WITH_DATABASE` waits at the end until it has committed them all. What a nagger saves before it rings is
/// not in here, see `L2DurableLateness`.
///
/// The rivals run each by itself, as they do, on the same H2 as it comes, where a killed process loses half a
/// second of them; db-scheduler also on one that survives a kill.
///
/// Beside the first thirty rounds or so of ten thousand fires the JVM still compiles, and takes a part of the
/// machine from whichever is measured. So each runs forty rounds before those that count:
/// `mvn -Pbenchmark -Dbenchmark=D1 -Dbenchmark.options="-p kind=GADFLY,DB_SCHEDULER -f 1 -wi 40 -i 20"`.
/// For Quartz, whose round takes a hundred times as long, one is enough: `-p kind=QUARTZ -f 1 -wi 1 -i 2`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class D1DurableFires {
    static final int FIRES = 10_000;

    @Param
    private FireContender.Kind kind = FireContender.Kind.GADFLY;

    private FireContender contender = FireContender.NONE;

    @Setup(Level.Invocation)
    public void schedule() throws Exception {
        contender = kind.open(FIRES);
    }

    @Benchmark
    @OperationsPerInvocation(FIRES)
    public void fireAll() throws Exception {
        contender.fireAll();
    }

    @TearDown(Level.Invocation)
    public void close() throws Exception {
        contender.close();
    }
}
