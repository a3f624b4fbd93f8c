package io.gadfly.icalendar;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

/// Writes a large calendar as a busy person's program would export it: zones, alarms, folded UTF-8 text, every third
/// event with a rule. The same for the same number of events.
final class CalendarGenerator {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);
    private static final String[] RULES = {
        "FREQ=WEEKLY;BYDAY=MO,WE,FR",
        "FREQ=MONTHLY;BYDAY=-1FR;COUNT=24",
        "FREQ=DAILY;INTERVAL=2;UNTIL=20301231T225959Z",
        "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"
    };
    private static final String[] WORDS = {
        "Besprechung", "Zahnarzt", "größer", "naïve", "Ελλάδα", "встреча", "review", "plan", "coffee", "Straße",
        "invoice", "quarterly", "会議", "dinner", "train", "call", "renew", "passport", "garden", "school"
    };

    private final SplittableRandom random = new SplittableRandom(1);

    private CalendarGenerator() {}

    /// Writes it once; a file that is there is taken as it is.
    static Path file(int events) throws IOException {
        var file = Path.of(System.getProperty("java.io.tmpdir"), "gadfly-benchmark-" + events + ".ics");
        if (!Files.exists(file)) {
            try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                new CalendarGenerator().write(out, events);
            }
        }
        return file;
    }

    private void write(OutputStream out, int events) throws IOException {
        line(out, "BEGIN:VCALENDAR");
        line(out, "VERSION:2.0");
        line(out, "PRODID:-//Gadfly//Benchmark//EN");
        for (String part : ZONE.split("\n")) {
            line(out, part);
        }
        for (int number = 0; number < events; number++) {
            writeEvent(out, number);
        }
        line(out, "END:VCALENDAR");
    }

    private void writeEvent(OutputStream out, int number) throws IOException {
        var start = LocalDateTime.of(2026, 1, 1, 8, 0).plusMinutes(15L * random.nextInt(100_000));
        line(out, "BEGIN:VEVENT");
        line(out, "UID:" + number + "-4f1c-9e2b@example.org");
        line(out, "DTSTAMP:20260101T000000Z");
        line(out, "LAST-MODIFIED:20260101T000000Z");
        line(out, "SEQUENCE:" + number % 3);
        line(out, "SUMMARY:" + words(4));
        line(out, "DTSTART;TZID=Europe/Berlin:" + FORM.format(start));
        line(out, "DTEND;TZID=Europe/Berlin:" + FORM.format(start.plusHours(1)));
        if (number % 3 == 0) {
            line(out, "RRULE:" + RULES[number / 3 % RULES.length]);
        }
        line(out, "LOCATION:" + words(2));
        line(out, "CATEGORIES:" + WORDS[random.nextInt(WORDS.length)] + ",work");
        line(out, "DESCRIPTION:" + words(9) + "\\n" + words(4) + "\\, " + words(2));
        line(out, "BEGIN:VALARM");
        line(out, "ACTION:DISPLAY");
        line(out, "TRIGGER:-PT15M");
        line(out, "DESCRIPTION:Reminder");
        line(out, "END:VALARM");
        line(out, "END:VEVENT");
    }

    private String words(int count) {
        var text = new StringBuilder();
        for (int index = 0; index < count; index++) {
            text.append(index == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    /// Folded at 75 octets.
    private static void line(OutputStream out, String line) throws IOException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        for (int start = 0; start < bytes.length; start += start == 0 ? 75 : 74) {
            if (start > 0) {
                out.write(' ');
            }
            out.write(bytes, start, Math.min(bytes.length - start, start == 0 ? 75 : 74));
            out.write('\r');
            out.write('\n');
        }
    }

    private static final String ZONE = """
            BEGIN:VTIMEZONE
            TZID:Europe/Berlin
            BEGIN:DAYLIGHT
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            TZNAME:CEST
            DTSTART:19700329T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            BEGIN:STANDARD
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            TZNAME:CET
            DTSTART:19701025T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            END:VTIMEZONE""";
}
