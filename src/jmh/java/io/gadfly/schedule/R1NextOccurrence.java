package io.gadfly.schedule;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The next occurrence strictly after one of sixteen instants of 2026.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class R1NextOccurrence {
    @Param
    private Contenders.Rule rule = Contenders.Rule.DAILY;

    private Contenders contenders = new Contenders(rule);
    private int turn;

    @Setup
    public void prepare() {
        contenders = new Contenders(rule);
    }

    private Instant instant() {
        turn = (turn + 1) % contenders.instants.length;
        return contenders.instants[turn];
    }

    @Benchmark
    public Next gadfly() {
        return contenders.gadflyNext(instant());
    }

    @Benchmark
    public long libRecur() {
        return contenders.libRecurNext(instant());
    }

    @Benchmark
    public ZonedDateTime ical4j() {
        return contenders.ical4jNext(instant());
    }
}
