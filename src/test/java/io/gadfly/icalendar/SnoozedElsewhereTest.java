package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.calendar;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.reminder.Fire;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A series that another program has put to sleep: its last occurrence wakes again, however many there were.
class SnoozedElsewhereTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=HOURLY;BYMINUTE=0,20,40 | 2026-03-02T08:00:00Z
            FREQ=HOURLY;INTERVAL=7       | 2026-03-02T02:00:00Z
            FREQ=WEEKLY                  | 2026-02-26T00:00:00Z
            """)
    void theLastOccurrenceThatWasDueIsAsleep(String rule, Instant last) {
        desk.take(calendar("""
                BEGIN:VEVENT
                UID:a
                SUMMARY:look
                DTSTART:20260101T000000Z
                RRULE:%s
                X-MOZ-SNOOZE-TIME:20260302T083000Z
                BEGIN:VALARM
                ACTION:DISPLAY
                TRIGGER:PT0S
                END:VALARM
                END:VEVENT
                """.formatted(rule)));

        assertEquals(
                List.of(last), desk.state().live().stream().map(Fire::dueAt).toList());
    }
}
