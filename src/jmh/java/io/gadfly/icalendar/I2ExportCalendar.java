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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Writing what was read, the same calendar on both sides and with the same ample heap, each from its own model in
/// memory: ical4j puts out its properties as they are; Gadfly takes the raw text of each reminder apart once more, to
/// tell what has been edited since it came, and writes the zones anew.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx3g", "-XX:+UseSerialGC"})
public class I2ExportCalendar {
    @State(Scope.Benchmark)
    public static class Reminders {
        private List<Reminder> all = List.of();

        @Setup
        public void read(GeneratedCalendar generated) throws IOException {
            try (var in = Files.newInputStream(generated.file())) {
                all = reminders(CalendarReader.open("benchmark", in, Zone.of(ZoneId.of("Europe/Berlin"))));
            }
        }
    }

    @State(Scope.Benchmark)
    public static class Model {
        private Calendar calendar = new Calendar();

        @Setup
        public void read(GeneratedCalendar generated) throws IOException, ParserException {
            try (var in = new BufferedInputStream(Files.newInputStream(generated.file()))) {
                calendar = new CalendarBuilder().build(in);
            }
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
    public int gadfly(Reminders reminders) throws IOException {
        try (var writer = new CalendarWriter(OutputStream.nullOutputStream(), Instant.EPOCH, Zone.UTC)) {
            for (Reminder reminder : reminders.all) {
                writer.write(reminder, AlarmAnswers.NONE);
            }
        }
        return reminders.all.size();
    }

    @Benchmark
    public int ical4j(Model model) throws IOException {
        new CalendarOutputter(false).output(model.calendar, OutputStream.nullOutputStream());
        return model.calendar.getComponents().size();
    }
}
