package io.gadfly.icalendar;

import io.gadfly.schedule.CalendarTime;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/// Writes content lines: UTF-8, ended by CRLF, folded at 75 octets and never inside a character (RFC 5545 §3.1).
final class LineWriter {
    private static final int WIDTH = 75;

    private final OutputStream out;
    private final ZoneIds zones = new ZoneIds();

    LineWriter(OutputStream out) {
        this.out = out;
    }

    /// The TZIDs that it writes.
    ZoneIds zones() {
        return zones;
    }

    /// A whole line as it stands, but for control characters, which no line can hold: with them, it follows once more
    /// in a form that has none.
    void line(String line) throws IOException {
        String legal = TextValue.withoutControls(line);
        fold(legal);
        if (legal.length() < line.length() && !isFrame(legal)) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            fold(GadflyProperty.RAW + ':' + Base64.getEncoder().encodeToString(bytes));
        }
    }

    private static boolean isFrame(String line) {
        return line.startsWith("BEGIN:") || line.startsWith("END:");
    }

    private void fold(String line) throws IOException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        int start = 0;
        int room = WIDTH;
        while (bytes.length - start > room) {
            int end = start + room;
            while ((bytes[end] & 0xc0) == 0x80) {
                end--;
            }
            out.write(bytes, start, end - start);
            out.write('\r');
            out.write('\n');
            out.write(' ');
            start = end;
            room = WIDTH - 1;
        }
        out.write(bytes, start, bytes.length - start);
        out.write('\r');
        out.write('\n');
    }

    /// A component as it came.
    void component(Component component) throws IOException {
        line("BEGIN:" + component.name());
        for (ContentLine line : component.lines()) {
            line(line.toString());
        }
        for (Component part : component.parts()) {
            component(part);
        }
        line("END:" + component.name());
    }

    void property(String name, String value) throws IOException {
        line(name + ':' + value);
    }

    /// A property of the value type TEXT.
    void text(String name, String text) throws IOException {
        property(name, TextValue.escape(text));
    }

    void time(String name, CalendarTime time) throws IOException {
        property(name + kindOf(time), time.text());
    }

    void instant(String name, Instant instant) throws IOException {
        property(name, CalendarTime.utc(instant).text());
    }

    /// The parameters that say which kind of time follows.
    String kindOf(CalendarTime time) {
        return switch (time) {
            case CalendarTime.Day _ -> ";VALUE=DATE";
            case CalendarTime.Floating _ -> "";
            case CalendarTime.Zoned zoned ->
                zoned.zone().isUtc() ? "" : ";TZID=" + Parameters.encode(zones.of(zoned.zone()));
        };
    }
}
