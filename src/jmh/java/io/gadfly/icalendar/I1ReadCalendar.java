package io.gadfly.icalendar;

import io.gadfly.reminder.Incoming;
import io.gadfly.schedule.Zone;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneId;
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

/// Reading a calendar of some 95 MB: Gadfly within 128 MB of heap, ical4j with the heap that suits it best. With ten
/// times as much it takes twice as long, since it touches that much more memory.
///
/// Gadfly gives item after item, each as it is stored: schedule, alarms, words, what it repaired and the raw text, with
/// zones, rules and durations read; ical4j gives a calendar of all its components and properties, with the same values
/// read. Both begin cold, have the same number of runs to warm up in a process of their own, and are asked for the
/// number of events at the end.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class I1ReadCalendar {
    private static final Zone BERLIN = Zone.of(ZoneId.of("Europe/Berlin"));

    @Benchmark
    @Fork(
            value = 1,
            jvmArgsAppend = {"-Xmx128m", "-XX:+UseSerialGC"})
    public int gadfly(GeneratedCalendar calendar) throws IOException {
        try (var in = Files.newInputStream(calendar.file())) {
            var opened = CalendarReader.open("benchmark", in, BERLIN);
            int items = 0;
            if (opened instanceof CalendarReader.Opened.Calendar(var reader)) {
                while (reader.hasNext()) {
                    items += reader.next() instanceof Incoming.Item ? 1 : 0;
                }
            }
            return calendar.whole(items);
        }
    }

    @Benchmark
    @Fork(
            value = 1,
            jvmArgsAppend = {"-Xmx1500m", "-XX:+UseSerialGC"})
    public int ical4j(GeneratedCalendar calendar) throws IOException, ParserException {
        try (var in = new BufferedInputStream(Files.newInputStream(calendar.file()))) {
            return calendar.whole(
                    new CalendarBuilder().build(in).getComponents("VEVENT").size());
        }
    }
}
