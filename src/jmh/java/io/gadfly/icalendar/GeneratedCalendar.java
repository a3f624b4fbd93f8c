package io.gadfly.icalendar;

import java.io.IOException;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The file that every benchmark of this package is about, and the same for all its contenders.
@State(Scope.Benchmark)
public class GeneratedCalendar {
    @Param("180000")
    private int events = 180_000;

    private Path file = Path.of("");

    @Setup
    public void generate() throws IOException {
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
        file = CalendarGenerator.file(events);
    }

    Path file() {
        return file;
    }

    /// Answers with the number of events, which a contender must have found.
    int whole(long read) {
        if (read != events) {
            throw new IllegalStateException("read " + read + " of " + events);
        }
        return events;
    }
}
