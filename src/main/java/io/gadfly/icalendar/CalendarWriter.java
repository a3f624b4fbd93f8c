package io.gadfly.icalendar;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Reminder;
import io.gadfly.schedule.Zone;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/// Writes reminders as a calendar (RFC 5545), one after the other, in bounded memory.
///
/// `CalendarReader` reads back what was written as it was; what only Gadfly knows stands in X-GADFLY properties. Each
/// zone is defined before it is first used.
public final class CalendarWriter implements Closeable {
    private final OutputStream out;
    private final LineWriter lines;
    private final ReminderWriter reminders;
    private final Originals originals;

    /// Begins a calendar on `out`, which is closed with the writer.
    ///
    /// @param stamp when it is written (DTSTAMP)
    /// @param viewer the zone of times that have none
    public CalendarWriter(OutputStream out, Instant stamp, Zone viewer) throws IOException {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.lines = new LineWriter(this.out);
        this.reminders = new ReminderWriter(lines, stamp);
        this.originals = new Originals(viewer);
        lines.line("BEGIN:VCALENDAR");
        lines.line("VERSION:2.0");
        lines.line("PRODID:-//Gadfly//Gadfly//EN");
    }

    /// Writes a reminder and what was answered to its alarms, so that no other program nags about it again.
    public void write(Reminder reminder, AlarmAnswers answers) throws IOException {
        var original = originals.of(reminder);
        for (Zone zone : ZonesOf.written(reminder.definition(), original)) {
            if (lines.zones().add(zone)) {
                new ZoneWriter(lines).write(zone);
            }
        }
        reminders.write(reminder, original, answers);
    }

    @Override
    public void close() throws IOException {
        try (out) {
            lines.line("END:VCALENDAR");
        }
    }
}
