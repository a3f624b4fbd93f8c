package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.calendar;
import static io.gadfly.icalendar.Desk.kinds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.engine.TimelineWords;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.Reminder.Status;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a subscribed calendar brought and brings no longer.
class WithdrawnTest {
    private static final String KEPT = event("kept", "20260310T080000Z");
    private static final String MEETING = event("gone", "20260302T083000Z");

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private static String event(String uid, String start) {
        return """
                BEGIN:VEVENT
                UID:%s
                SUMMARY:%s
                DTSTART:%s
                BEGIN:VALARM
                ACTION:DISPLAY
                TRIGGER:-PT15M
                END:VALARM
                END:VEVENT
                """.formatted(uid, uid, start);
    }

    @Test
    void isSwitchedOffWithAWord() {
        desk.refresh(calendar(KEPT + MEETING));

        var report = desk.refresh(calendar(KEPT));

        assertEquals(List.of(Kind.UNCHANGED, Kind.CHANGED), kinds(report));
        assertEquals(1, report.verdicts().getLast().notes().size());
        desk.passUntil("2026-03-02T09:00:00Z");
        assertEquals(List.of(), desk.nags);
        assertEquals(List.of(Kind.UNCHANGED), kinds(desk.refresh(calendar(KEPT))), "it is said once");
    }

    @Test
    void isSwitchedOnWhenItIsBackUnlessTheUserSwitchedItOff() {
        desk.refresh(calendar(KEPT + MEETING));
        desk.refresh(calendar(KEPT));

        assertEquals(List.of(Kind.UNCHANGED, Kind.CHANGED), kinds(desk.refresh(calendar(KEPT + MEETING))));
        assertEquals(Status.OPEN, desk.get("gone").status());

        desk.service().setStatus(desk.get("gone").id(), Status.DISABLED);
        assertEquals(List.of(Kind.UNCHANGED, Kind.UNCHANGED), kinds(desk.refresh(calendar(KEPT + MEETING))));
        assertEquals(Status.DISABLED, desk.get("gone").status());
    }

    @Test
    void fallsSilentWhereItHasNotBegun() {
        var later = MEETING.replace("TRIGGER", "TRIGGER:-PT5M\nEND:VALARM\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER");
        desk.refresh(calendar(KEPT + later));
        desk.passUntil("2026-03-02T08:16:00Z");
        assertEquals(1, desk.service().fires().size());

        desk.refresh(calendar(KEPT));

        assertEquals(List.of(), desk.service().fires());
    }

    @Test
    void fallsSilentWhereItsLastAlarmRingsBeforeItBegins() {
        desk.refresh(calendar(KEPT + MEETING));
        desk.passUntil("2026-03-02T08:16:00Z");
        assertEquals(1, desk.service().fires().size());

        var report = desk.refresh(calendar(KEPT));

        assertEquals(List.of(Kind.UNCHANGED, Kind.CHANGED), kinds(report));
        assertEquals(List.of(), desk.service().fires());
        assertEquals(Status.DISABLED, desk.get("gone").status());
    }

    @Test
    void saysOnceThatItRingsOnWhereItHasBegun() {
        desk.refresh(calendar(KEPT + MEETING));
        desk.passUntil("2026-03-02T08:31:00Z");

        var first = desk.refresh(calendar(KEPT));
        var second = desk.refresh(calendar(KEPT));

        assertEquals(List.of(Kind.UNCHANGED, Kind.UNCHANGED), kinds(first));
        assertEquals(
                List.of("it is no longer in the calendar; it has begun, and rings on until you answer it"),
                first.verdicts().getLast().notes());
        assertEquals(List.of(Kind.UNCHANGED), kinds(second));
        var words = new TimelineWords(Locale.ROOT);
        assertTrue(desk.service().timeline(desk.get("gone").id()).stream()
                .map(words::of)
                .anyMatch(
                        "No longer in https://example.org/a.ics: what rings of it goes on until you answer it"
                                ::equals));
    }

    @Test
    void saysItOfASeriesThatIsSwitchedOffToo() {
        desk.refresh(calendar(KEPT + MEETING.replace("BEGIN:VALARM", "RRULE:FREQ=DAILY\nBEGIN:VALARM")));
        desk.passUntil("2026-03-02T08:31:00Z");

        var report = desk.refresh(calendar(KEPT));

        assertEquals(List.of(Kind.UNCHANGED, Kind.UNCHANGED, Kind.CHANGED), kinds(report));
        assertEquals(1, desk.service().fires().size());
        assertEquals(List.of(Kind.UNCHANGED), kinds(desk.refresh(calendar(KEPT))));
    }

    @Test
    void waitsForItsAnswerWhereItHasBegun() {
        desk.refresh(calendar(KEPT + MEETING));
        desk.passUntil("2026-03-02T08:31:00Z");

        desk.refresh(calendar(KEPT));

        assertEquals(1, desk.service().fires().size());
        desk.service().answer(desk.get("gone").id(), new Answer.Done());
        assertEquals(List.of(), desk.service().fires());
    }

    @Test
    void staysInTheHistory() {
        desk.refresh(calendar(KEPT + MEETING));
        desk.passUntil("2026-03-02T08:16:00Z");
        desk.service().answer(desk.get("gone").id(), new Answer.Acknowledge());

        desk.refresh(calendar(KEPT));

        assertEquals(1, desk.state().over().size());
        assertTrue(desk.find("gone").isPresent());
    }

    @Test
    void isNotWhatAnEmptyCalendarLeavesOut() {
        desk.refresh(calendar(KEPT + MEETING));

        desk.refresh(calendar(""));

        assertEquals(Status.OPEN, desk.get("gone").status());
    }

    @Test
    void isNotWhatACalendarThatWasCutOffLacks() {
        desk.refresh(calendar(KEPT + MEETING));

        desk.refresh(calendar(KEPT + MEETING).replaceFirst("(?s)BEGIN:VEVENT\\s+UID:gone.*", ""));

        assertEquals(Status.OPEN, desk.get("gone").status());
    }

    @Test
    void isNotWhatCouldNotBeReadThisTime() {
        desk.refresh(calendar(KEPT + MEETING));

        desk.refresh(calendar(KEPT + MEETING.replace("DTSTART:2026", "DTSTART:20261399")));

        assertEquals(Status.OPEN, desk.get("gone").status());
    }

    @Test
    void isNotWhatAnotherSourceBrought() {
        desk.take(calendar(MEETING));

        desk.refresh(calendar(KEPT));

        assertEquals(Status.OPEN, desk.get("gone").status());
    }
}
