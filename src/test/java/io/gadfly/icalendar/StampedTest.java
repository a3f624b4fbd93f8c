package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.calendar;
import static io.gadfly.icalendar.Desk.kinds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.reminder.ImportReport.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which of two versions of an event is the newer (RFC 5546 §2.1.5).
class StampedTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private static String event(String title, String revision) {
        return calendar("""
                BEGIN:VEVENT
                UID:a
                SUMMARY:%s
                %s
                DTSTART:20260303T120000Z
                END:VEVENT
                """.formatted(title, revision.replace(' ', '\n')));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DTSTAMP:20260302T000000Z            | DTSTAMP:20260301T000000Z            | UNCHANGED
            DTSTAMP:20260301T000000Z            | DTSTAMP:20260302T000000Z            | CHANGED
            DTSTAMP:20260302T000000Z            | DTSTAMP:20260302T000000Z            | CHANGED
            DTSTAMP:20260302T000000Z            | DTSTAMP:20260301T000000Z SEQUENCE:1 | CHANGED
            DTSTAMP:20260301T000000Z SEQUENCE:1 | DTSTAMP:20260302T000000Z            | UNCHANGED
            DTSTAMP:20260302T000000Z            | DTSTAMP:yesterday                   | CHANGED
            DTSTAMP:20260302T000000Z LAST-MODIFIED:20260301T000000Z\
             | DTSTAMP:20260301T000000Z LAST-MODIFIED:20260302T000000Z | CHANGED
            DTSTAMP:20260301T000000Z LAST-MODIFIED:20260302T000000Z\
             | DTSTAMP:20260302T000000Z LAST-MODIFIED:20260301T000000Z | UNCHANGED
            """)
    void theOlderOneIsNotTaken(String first, String second, Kind verdict) {
        desk.take(event("first", first));

        assertEquals(List.of(verdict), kinds(desk.take(event("second", second))));
    }
}
