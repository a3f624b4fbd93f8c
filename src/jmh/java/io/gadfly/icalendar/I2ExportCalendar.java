package io.gadfly.icalendar;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.schedule.Zone;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
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

/// Writing what was read, each in its own way: Gadfly compares every component with how it came in.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 3)
@Fork(1)
public class I2ExportCalendar {
    @Param("10000")
    private int events = 10_000;

    private List<Reminder> reminders = List.of();
    private Calendar calendar = new Calendar();

    @Setup
    public void read() throws IOException, ParserException {
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
        Path file = GeneratedCalendar.file(events);
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            calendar = new CalendarBuilder().build(in);
        }
        try (var in = Files.newInputStream(file)) {
            reminders = reminders(CalendarReader.open("benchmark", in, Zone.of(ZoneId.of("Europe/Berlin"))));
        }
    }

    private static List<Reminder> reminders(CalendarReader.Opened opened) {
        var all = new ArrayList<Reminder>();
        if (opened instanceof CalendarReader.Opened.Calendar(var items)) {
            items.forEachRemaining(incoming -> {
                if (incoming instanceof Incoming.Item item) {
                    all.add(new Reminder(
                            new ReminderId(all.size() + 1),
                            1,
                            item.uid(),
                            item.definition(),
                            item.origin(),
                            item.status()));
                }
            });
        }
        return all;
    }

    @Benchmark
    public int gadfly() throws IOException {
        try (var writer = new CalendarWriter(OutputStream.nullOutputStream(), Instant.EPOCH, Zone.UTC)) {
            for (Reminder reminder : reminders) {
                writer.write(reminder, AlarmAnswers.NONE);
            }
        }
        return reminders.size();
    }

    @Benchmark
    public int ical4j() throws IOException {
        new CalendarOutputter(false).output(calendar, OutputStream.nullOutputStream());
        return calendar.getComponents().size();
    }
}
