package io.gadfly.icalendar;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.Zone;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// Writes reminders as a calendar (RFC 5545), one after the other, in bounded memory.
///
/// `CalendarReader` reads back what was written as it was; what only Gadfly knows stands in X-GADFLY properties. Each
/// zone is defined before it is first used.
public final class CalendarWriter implements Closeable {
    private final OutputStream out;
    private final LineWriter lines;
    private final ReminderWriter reminders;
    private final Set<String> zones = new HashSet<>();

    /// Begins a calendar on `out`, which is closed with the writer.
    ///
    /// @param stamp when it is written (DTSTAMP)
    public CalendarWriter(OutputStream out, Instant stamp) throws IOException {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.lines = new LineWriter(this.out);
        this.reminders = new ReminderWriter(lines, stamp);
        lines.line("BEGIN:VCALENDAR");
        lines.line("VERSION:2.0");
        lines.line("PRODID:-//Gadfly//Gadfly//EN");
    }

    /// Writes a reminder and what was answered to its alarms, so that no other program nags about it again.
    public void write(Reminder reminder, AlarmAnswers answers) throws IOException {
        for (Zone zone : ZonesOf.definition(reminder.definition())) {
            if (zones.add(zone.id())) {
                new ZoneWriter(lines).write(zone);
            }
        }
        reminders.write(reminder, answers);
    }

    @Override
    public void close() throws IOException {
        try (out) {
            lines.line("END:VCALENDAR");
        }
    }
}
