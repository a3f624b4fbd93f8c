package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.calendar;
import static io.gadfly.icalendar.Desk.kinds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Answer;
import io.gadfly.reminder.ImportReport.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Instances whose series does not come with them, as in an invitation to one meeting of many (RFC 5545 §3.8.4.4).
class OrphansTest {
    private static final String SERIES = """
            BEGIN:VEVENT
            UID:a
            SUMMARY:standup
            DTSTART:20260303T080000Z
            RRULE:FREQ=DAILY;COUNT=5
            END:VEVENT
            """;
    private static final String ORPHAN = """
            BEGIN:VEVENT
            UID:a
            RECURRENCE-ID:20260304T080000Z
            SUMMARY:standup
            DTSTART:20260304T093000Z
            X-ROOM:99
            END:VEVENT
            """;
    private static final String SECOND = ORPHAN.replace("20260304T", "20260305T");

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void eachRingsAtItsOwnTime() {
        desk.take(calendar(ORPHAN + SECOND));

        desk.passUntil("2026-03-04T09:30:01Z");
        assertEquals(List.of("standup"), desk.nags);

        assertEquals("2026-03-05T09:30:00Z", desk.nextFireAt("a").orElseThrow().toString());
    }

    @Test
    void anExportGivesThemBackAsInstances() {
        desk.take(calendar(ORPHAN + SECOND));

        var exported = desk.export();

        assertEquals(2, exported.split("BEGIN:VEVENT", -1).length - 1, exported);
        assertTrue(exported.contains("RECURRENCE-ID:20260304T080000Z"), exported);
        assertTrue(exported.contains("RECURRENCE-ID:20260305T080000Z"), exported);
        assertEquals(2, exported.split("X-ROOM:99", -1).length - 1, exported);
    }

    @Test
    void oneThatStoodForAllThatFollowDoesSoAgain() {
        desk.take(calendar(ORPHAN.replace("RECURRENCE-ID:", "RECURRENCE-ID;RANGE=THISANDFUTURE:")));
        assertTrue(desk.export().contains("RECURRENCE-ID;RANGE=THISANDFUTURE:20260304T080000Z"), desk.export());

        desk.take(calendar(SERIES));

        desk.passUntil("2026-03-05T09:00:00Z");
        assertEquals("2026-03-05T09:30:00Z", desk.nextFireAt("a").orElseThrow().toString());
    }

    @Test
    void theirExportComesInAsTheyDid() {
        desk.take(calendar(ORPHAN + SECOND));

        try (var elsewhere = new Desk()) {
            assertEquals(List.of(Kind.ADDED, Kind.ADDED), kinds(elsewhere.take(desk.export())));
            assertEquals(desk.get("a").definition(), elsewhere.get("a").definition());
            assertEquals(List.of(Kind.UNCHANGED, Kind.UNCHANGED), kinds(elsewhere.take(desk.export())));
        }
    }

    @Test
    void oneThatRingsGoesOnWhenItsSeriesComes() {
        desk.take(calendar(ORPHAN));
        desk.passUntil("2026-03-04T09:30:01Z");
        var ringing = desk.service().fires().getFirst().fire().fence();

        desk.take(calendar(SERIES));

        assertEquals(
                List.of(ringing),
                desk.service().fires().stream().map(view -> view.fire().fence()).toList());
        assertEquals("2026-03-05T08:00:00Z", desk.nextFireAt("a").orElseThrow().toString());
    }

    @Test
    void oneThatWasAnsweredDoesNotReturnWithItsSeries() {
        desk.take(calendar(ORPHAN));
        desk.service().answer(desk.get("a").id(), new Answer.Done());

        desk.take(calendar(SERIES));
        desk.passUntil("2026-03-03T08:00:01Z");
        desk.service().answer(desk.get("a").id(), new Answer.Acknowledge());
        desk.passUntil("2026-03-04T10:00:00Z");

        assertEquals(1, desk.nags.size(), "the meeting of the third only");
    }

    @Test
    void theSeriesAndItsInstanceAgainChangeNothing() {
        desk.take(calendar(ORPHAN));
        desk.take(calendar(SERIES + ORPHAN));

        assertEquals(List.of(Kind.UNCHANGED, Kind.UNCHANGED), kinds(desk.take(calendar(SERIES + ORPHAN))));
    }
}
