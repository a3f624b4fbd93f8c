package io.gadfly.icalendar;

import io.gadfly.engine.CalendarMerge;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.schedule.Zone;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Calendars for tests, and short ways to read them.
final class Calendars {
    static final Instant STAMP = Instant.parse("2026-01-01T00:00:00Z");
    static final Zone BERLIN = Zone.of(ZoneId.of("Europe/Berlin"));

    /// A zone that is in no table: nine hours ahead, under the name of Own.
    static final String OWN_ZONE = """
            BEGIN:VTIMEZONE
            TZID:Own
            BEGIN:STANDARD
            DTSTART:19700101T000000
            TZOFFSETFROM:+0900
            TZOFFSETTO:+0900
            END:STANDARD
            END:VTIMEZONE
            """;

    private Calendars() {}

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static List<Incoming> read(String text) {
        return read(stream(text));
    }

    static List<Incoming> read(InputStream in) {
        return switch (CalendarReader.open("test.ics", in, BERLIN)) {
            case CalendarReader.Opened.NotACalendar(var reason) -> throw new AssertionError(reason);
            case CalendarReader.Opened.Calendar(var items) -> {
                var all = new ArrayList<Incoming>();
                items.forEachRemaining(all::add);
                yield all;
            }
        };
    }

    /// Without the remarks.
    static List<Incoming> readItems(String text) {
        return read(text).stream()
                .filter(incoming -> !(incoming instanceof Incoming.Remark))
                .toList();
    }

    /// The one item of a calendar.
    static Incoming.Item readItem(String text) {
        var items = readItems(text);
        if (items.size() == 1 && items.getFirst() instanceof Incoming.Item item) {
            return item;
        }
        throw new AssertionError("not one item: " + items);
    }

    /// The one event that has these lines.
    static Incoming.Item readEvent(String... lines) {
        return readItem(event(lines));
    }

    /// A calendar with one VEVENT of these lines.
    static String event(String... lines) {
        return calendar("BEGIN:VEVENT\r\nUID:1\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\n");
    }

    static String todo(String... lines) {
        return calendar("BEGIN:VTODO\r\nUID:1\r\n" + String.join("\r\n", lines) + "\r\nEND:VTODO\r\n");
    }

    static String calendar(String components) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n" + components + "END:VCALENDAR\r\n";
    }

    static String write(Reminder reminder, AlarmAnswers answers) {
        return write(List.of(reminder), answers);
    }

    static String write(List<Reminder> reminders, AlarmAnswers answers) {
        var out = new ByteArrayOutputStream();
        try (var writer = new CalendarWriter(out, STAMP, BERLIN)) {
            for (Reminder reminder : reminders) {
                writer.write(reminder, answers);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /// A reminder as an import stores it.
    static Reminder reminder(Incoming.Item item) {
        return new Reminder(new ReminderId(1), 1, item.uid(), item.definition(), item.origin(), item.status());
    }

    /// The masters that have instances told apart, with these laid into them.
    static List<Reminder> series(List<Incoming> all) {
        var series = new ArrayList<Reminder>();
        for (Incoming master : all) {
            if (master instanceof Incoming.Item item
                    && item.definition().schedule().isPresent()) {
                var instances = all.stream()
                        .filter(Incoming.Instance.class::isInstance)
                        .map(Incoming.Instance.class::cast)
                        .filter(instance -> instance.uid().equals(item.uid()) && !instance.cancelled())
                        .toList();
                if (!instances.isEmpty()) {
                    series.add(withInstances(item, instances));
                }
            }
        }
        return series;
    }

    private static Reminder withInstances(Incoming.Item item, List<Incoming.Instance> instances) {
        var definition = CalendarMerge.withInstances(item.definition(), instances);
        var origin = item.origin();
        for (Incoming.Instance instance : instances) {
            origin = origin.withInstance(instance.kept());
        }
        return new Reminder(new ReminderId(1), 1, item.uid(), definition, origin, item.status());
    }

    /// A reminder that was made here.
    static Reminder local(Definition definition) {
        return new Reminder(new ReminderId(1), 1, "local@gadfly", definition, new Origin.Local(), Reminder.Status.OPEN);
    }
}
