package io.gadfly.schedule;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// All occurrences in the thirty days from one of sixteen instants of 2026: their instants, as lib-recur gives them
/// too, and whole occurrences.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class R2MonthWindow {
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
    public long[] gadfly() {
        return contenders.gadflyMonthInstants(instant());
    }

    @Benchmark
    public List<Occurrence> gadflyOccurrences() {
        return contenders.gadflyMonth(instant());
    }

    @Benchmark
    public long libRecur() {
        return contenders.libRecurMonth(instant());
    }

    @Benchmark
    public List<ZonedDateTime> ical4j() {
        return contenders.ical4jMonth(instant());
    }
}
