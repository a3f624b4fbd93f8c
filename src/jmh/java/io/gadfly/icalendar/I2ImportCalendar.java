package io.gadfly.icalendar;

import io.gadfly.engine.Engine;
import io.gadfly.engine.EngineSettings;
import io.gadfly.engine.ReminderService;
import io.gadfly.engine.Surroundings;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.schedule.Zone;
import io.gadfly.store.Opening;
import io.gadfly.store.Store;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// From the file to the disk: read, judged and stored in one transaction, against ical4j's reading alone.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@Fork(1)
public class I2ImportCalendar {
    private static final Zone BERLIN = Zone.of(ZoneId.of("Europe/Berlin"));

    @Param("180000")
    private int events = 180_000;

    private Path file = Path.of("");

    @Setup
    public void generate() throws IOException {
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
        file = GeneratedCalendar.file(events);
    }

    @Benchmark
    public int gadflyIntoTheStore() throws IOException {
        var folder = Files.createTempDirectory("gadfly-benchmark");
        var surroundings = new Surroundings(InstantSource.system(), () -> BERLIN, () -> EngineSettings.DEFAULT);
        try (var in = Files.newInputStream(file);
                var system = ProcessSystem.onVirtualThreads(InstantSource.system());
                var store = open(folder)) {
            var service = Engine.atRest(system, store, surroundings);
            if (CalendarReader.open("benchmark", in, BERLIN) instanceof CalendarReader.Opened.Calendar(var items)) {
                return service.importCalendar("benchmark", items, ReminderService.ImportOptions.STORE)
                        .verdicts()
                        .size();
            }
            throw new IllegalStateException("not a calendar: " + file);
        }
    }

    @Benchmark
    public int ical4jReadsOnly() throws IOException, ParserException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return new CalendarBuilder().build(in).getComponents().size();
        }
    }

    private static Store open(Path folder) {
        if (Store.open(folder, InstantSource.system()) instanceof Opening.Opened(var store)) {
            return store;
        }
        throw new IllegalStateException("cannot open " + folder);
    }
}
