package io.gadfly.icalendar;

import io.gadfly.reminder.ImportReport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/// From the file to the disk, against ical4j's reading alone: 180,000 events in 9 s are 20,000 a second.
///
/// Gadfly reads, judges and plans each event against an empty store, and has all of them on the disk in one
/// transaction that one undo takes back; opening the store and closing it are not counted. It has the heap that
/// the program is shipped with, its collector and its form of objects, and in a run of its own the quarter of
/// that heap. ical4j makes its model of the file in memory, with the heap that suits it best, and stores
/// nothing.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class I2ImportCalendar {
    @Benchmark
    @Fork(
            value = 1,
            jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"})
    public int gadflyIntoTheStore(GeneratedCalendar calendar, EmptyStore store) throws IOException {
        return stored(calendar, store);
    }

    @Benchmark
    @Fork(
            value = 1,
            jvmArgsAppend = {"-Xmx128m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"})
    public int gadflyIntoTheStoreIn128Megabytes(GeneratedCalendar calendar, EmptyStore store) throws IOException {
        return stored(calendar, store);
    }

    private static int stored(GeneratedCalendar calendar, EmptyStore store) throws IOException {
        var report = store.take(calendar.file())
                .orElseThrow(() -> new IllegalStateException("not a calendar: " + calendar.file()));
        if (!report.stored()) {
            throw new IllegalStateException("nothing was stored");
        }
        return calendar.whole(report.count(ImportReport.Kind.ADDED) + report.count(ImportReport.Kind.PAST));
    }

    @Benchmark
    @Fork(
            value = 1,
            jvmArgsAppend = {"-Xmx1500m", "-XX:+UseSerialGC"})
    public int ical4jReadsOnly(GeneratedCalendar calendar) throws IOException, ParserException {
        try (var in = new BufferedInputStream(Files.newInputStream(calendar.file()))) {
            return calendar.whole(
                    new CalendarBuilder().build(in).getComponents("VEVENT").size());
        }
    }
}
