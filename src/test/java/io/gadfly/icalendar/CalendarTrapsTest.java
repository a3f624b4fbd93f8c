package io.gadfly.icalendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.AlarmAnswers;
import org.junit.jupiter.api.Test;

/// Faults that other reminder programs shipped and that belong to calendars, by their numbers in the list of traps.
class CalendarTrapsTest {
    @Test
    void trap16IntervalAndDaysOfTheWeekSurviveTheWayOutAndIn() {
        var read = Calendars.readItem(Calendars.calendar(Calendars.event(
                "UID:standup",
                "SUMMARY:Stand-up",
                "DTSTART:20260105T090000Z",
                "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;WKST=SU")));

        var written = Calendars.write(Calendars.reminder(read), AlarmAnswers.NONE);

        assertTrue(written.contains("INTERVAL=2"), written);
        assertTrue(written.contains("BYDAY=MO,WE,FR"), written);
        assertEquals(read.definition(), Calendars.readItem(written).definition());
    }
}
