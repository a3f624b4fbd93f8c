package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.BERLIN;
import static io.gadfly.icalendar.Calendars.event;
import static io.gadfly.icalendar.Calendars.readEvent;
import static io.gadfly.icalendar.Calendars.readItem;
import static io.gadfly.icalendar.Calendars.readItems;
import static io.gadfly.icalendar.Calendars.todo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Parsed;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarReaderTest {
    /// What is not quite RFC 5545, but means an instant all the same.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            DTSTART:20260302T090000+0200                                | 2026-03-02T07:00:00Z
            DTSTART:2026-03-02T09:00:00-05:00                           | 2026-03-02T14:00:00Z
            DTSTART;TZID=EST:20260702T090000                            | 2026-07-02T14:00:00Z
            DTSTART;TZID=HST:20260702T090000                            | 2026-07-02T19:00:00Z
            DTSTART;TZID=tzone://Microsoft/Utc:20260302T090000          | 2026-03-02T09:00:00Z
            DTSTART;TZID=(UTC+01:00) Amsterdam\\, Berlin:20260302T090000 | 2026-03-02T08:00:00Z
            dtstart;tzid=Europe/Berlin:20260302T090000                  | 2026-03-02T08:00:00Z
            """)
    void aTimeInAnOddForm(String line, Instant expected) {
        var start =
                Calendars.readEvent(line).definition().schedule().orElseThrow().start();

        assertEquals(expected, start.in(Calendars.BERLIN));
    }

    @Test
    void anUntilWithDashesIsMended() {
        var item = Calendars.readEvent("DTSTART:20260302T090000Z", "RRULE:FREQ=DAILY;UNTIL=2026-03-04T09:00:00Z");

        assertEquals(
                OptionalLong.of(3),
                Recurrences.of(item.definition().schedule().orElseThrow(), Calendars.BERLIN)
                        .count());
        assertEquals(1, item.notes().size());
    }

    @Test
    void aZoneThatIsDefinedBehindManyEventsIsWaitedFor() {
        var events = new StringBuilder();
        for (int number = 0; number < 1_200; number++) {
            events.append("BEGIN:VEVENT\r\nUID:")
                    .append(number)
                    .append("\r\nDTSTART;tzid=Own:20260302T090000\r\nEND:VEVENT\r\n");
        }

        var items = Calendars.readItems(Calendars.calendar(events + Calendars.OWN_ZONE));

        for (Incoming incoming : items) {
            var item = assertInstanceOf(Incoming.Item.class, incoming);
            assertEquals(
                    Instant.parse("2026-03-02T00:00:00Z"),
                    item.definition().schedule().orElseThrow().start().in(Calendars.BERLIN));
        }
    }

    @Test
    void aZoneThatIsDefinedBehindTooManyEventsIsSaidToComeLate() {
        var early = "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Own:20260302T090000\r\nEND:VEVENT\r\n";

        var all = Calendars.read(Calendars.calendar(early.repeat(Limits.WAITING + 1) + Calendars.OWN_ZONE));

        assertTrue(all.stream()
                .anyMatch(incoming -> incoming instanceof Incoming.Remark remark
                        && remark.text().endsWith("was read in Europe/Berlin.")));
    }

    @Test
    void windowsSignsAreKept() {
        byte[] file = Calendars.event("DTSTART:20260302T090000Z", "SUMMARY:500 € – “jetzt”")
                .getBytes(Charset.forName("windows-1252"));

        var item = Calendars.read(new ByteArrayInputStream(file)).stream()
                .filter(Incoming.Item.class::isInstance)
                .map(Incoming.Item.class::cast)
                .findFirst()
                .orElseThrow();

        assertEquals("500 € – “jetzt”", item.definition().details().title());
        assertEquals(List.of("Line 7 is not UTF-8; it was read as Windows-1252."), item.notes());
    }

    @Test
    void anAlarmAtTheEndOfAWholeDaySpeaksWhenTheDayIsOver() {
        try (var desk = new Desk()) {
            desk.take(Calendars.event(
                    "DTSTART;VALUE=DATE:20260305",
                    "BEGIN:VALARM",
                    "ACTION:DISPLAY",
                    "TRIGGER;RELATED=END:-PT1H",
                    "END:VALARM"));

            assertEquals(Optional.of(Instant.parse("2026-03-05T22:00:00Z")), desk.nextFireAt("1"));
        }
    }

    private static final CalendarTime NINE = new CalendarTime.Zoned(LocalDateTime.parse("2026-03-02T09:00"), BERLIN);

    @Test
    void readsAnEvent() {
        var item = readEvent(
                "DTSTART;TZID=Europe/Berlin:20260302T090000",
                "DTEND;TZID=Europe/Berlin:20260302T103000",
                "SUMMARY:Stand up\\, sit down",
                "DESCRIPTION:one\\ntwo",
                "CATEGORIES:work,team",
                "PRIORITY:1",
                "SEQUENCE:3",
                "LAST-MODIFIED:20260101T000000Z");

        assertEquals(
                new Details(
                        "Stand up, sit down", "one\ntwo", Details.DEFAULT_LIST, List.of("work", "team"), Priority.HIGH),
                item.definition().details());
        var schedule = item.definition().schedule().orElseThrow();
        assertEquals(NINE, schedule.start());
        assertEquals(Span.of(Duration.ofMinutes(90)), schedule.span());
        assertEquals("1", item.uid());
        assertEquals(3, item.origin().sequence());
        assertEquals(
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                item.origin().lastModified());
        assertEquals(Reminder.Status.OPEN, item.status());
        assertEquals(List.of(), item.notes());
        assertEquals(4, item.line());
    }

    @Test
    void readsARuleWithItsExceptions() {
        var schedule = readEvent(
                        "DTSTART;TZID=Europe/Berlin:20260302T090000",
                        "RRULE:FREQ=WEEKLY;COUNT=5",
                        "EXDATE;TZID=Europe/Berlin:20260309T090000,20260316T090000",
                        "RDATE;VALUE=PERIOD:20260303T080000Z/PT1H")
                .definition()
                .schedule()
                .orElseThrow();

        var rule = ((Parsed.Value<RecurrenceRule>) RecurrenceRule.parse("FREQ=WEEKLY;COUNT=5", NINE)).value();
        assertEquals(List.of(rule), schedule.rules());
        assertEquals(2, schedule.exceptions().size());
        assertEquals(
                Optional.of(Span.of(Duration.ofHours(1))),
                schedule.dates().getFirst().span());
    }

    @Test
    void keepsEveryLineAsItCame() {
        var item = readEvent("DTSTART:20260302T090000Z", "X-FOO;BAR=\"a;b:c\":what", " ever", "LOCATION:here");

        assertEquals(
                "BEGIN:VEVENT\nUID:1\nDTSTART:20260302T090000Z\nX-FOO;BAR=\"a;b:c\":whatever\nLOCATION:here\nEND:VEVENT\n",
                item.origin().rawText());
    }

    @Nested
    class ToDos {
        @Test
        void withoutATimeHaveNoSchedule() {
            var item = readItem(todo("SUMMARY:Some day"));

            assertEquals(Optional.empty(), item.definition().schedule());
        }

        @Test
        void areDueWhenDueSays() {
            var item = readItem(todo("DUE;VALUE=DATE:20260302"));

            assertEquals(
                    Optional.of(Schedule.once(new CalendarTime.Day(LocalDate.of(2026, 3, 2)))),
                    item.definition().schedule());
        }

        @Test
        void thatRepeatStartWhenTheyAreDue() {
            var item = readItem(todo("DUE:20260302T090000Z", "RRULE:FREQ=DAILY"));

            assertEquals(List.of("Line 6: what repeats has a start; DUE is taken for it."), item.notes());
            assertEquals(List.of(), readItem(todo("DUE:20260302T090000Z")).notes());
        }

        @Test
        void thatAreCompletedAreDone() {
            assertEquals(
                    Reminder.Status.DONE, readItem(todo("STATUS:COMPLETED")).status());
            assertEquals(
                    Reminder.Status.DONE, readItem(todo("PERCENT-COMPLETE:100")).status());
            assertEquals(
                    Reminder.Status.OPEN, readItem(todo("PERCENT-COMPLETE:99")).status());
        }
    }

    @Nested
    class Alarms {
        @Test
        void speakBeforeTheStartAndAtTheEndAndAtAnInstant() {
            var alarms = readEvent(
                            "DTSTART:20260302T090000Z",
                            "BEGIN:VALARM",
                            "ACTION:DISPLAY",
                            "TRIGGER:-PT15M",
                            "END:VALARM",
                            "BEGIN:VALARM",
                            "ACTION:AUDIO",
                            "TRIGGER;RELATED=END:PT0S",
                            "END:VALARM",
                            "BEGIN:VALARM",
                            "ACTION:DISPLAY",
                            "TRIGGER;VALUE=DATE-TIME:20260301T080000Z",
                            "END:VALARM")
                    .definition()
                    .alarms();

            assertEquals(
                    List.of(
                            Alarm.of(new Trigger.Relative(Trigger.Edge.START, Span.of(Duration.ofMinutes(-15)))),
                            Alarm.of(new Trigger.Relative(Trigger.Edge.END, Span.ZERO)),
                            Alarm.of(new Trigger.Absolute(Instant.parse("2026-03-01T08:00:00Z")))),
                    alarms);
        }

        @Test
        void thatRepeatNag() {
            var alarm = alarm("ACTION:DISPLAY", "TRIGGER:PT0S", "REPEAT:4", "DURATION:PT5M")
                    .definition()
                    .alarms()
                    .getFirst();

            assertEquals(Optional.of(NagPolicy.every(Duration.ofMinutes(5)).withMax(5)), alarm.nag());
        }

        @Test
        void thatWouldRunAProgramOnlySpeak() {
            var item = alarm("ACTION:PROCEDURE", "TRIGGER:PT0S", "ATTACH:file:///bin/sh");

            assertEquals(List.of(Alarm.of(Trigger.AT_START)), item.definition().alarms());
            assertEquals(
                    List.of("Line 7: the action PROCEDURE is never run here; the alarm only speaks."), item.notes());
        }

        @Test
        void thatWereAcknowledgedElsewhereAreAnswered() {
            var item = alarm("ACTION:DISPLAY", "TRIGGER:PT0S", "ACKNOWLEDGED:20260302T090100Z");

            assertEquals(
                    Map.of(Trigger.AT_START, Instant.parse("2026-03-02T09:01:00Z")),
                    item.answers().acknowledged());
        }

        @Test
        void thatWereSnoozedElsewhereAreNoAlarmsOfTheirOwn() {
            var item = alarm(
                    "ACTION:DISPLAY", "TRIGGER;VALUE=DATE-TIME:20260302T091000Z", "RELATED-TO;RELTYPE=SNOOZE:other");

            assertEquals(List.of(), item.definition().alarms());
            assertEquals(
                    Optional.of(Instant.parse("2026-03-02T09:10:00Z")),
                    item.answers().snoozedUntil());
        }

        @Test
        void thatThunderbirdAcknowledgedAreAnswered() {
            var item = readEvent(
                    "DTSTART:20260302T090000Z",
                    "X-MOZ-LASTACK:20260302T090100Z",
                    "X-MOZ-SNOOZE-TIME-1772442000000000:20260302T091500Z");

            assertTrue(item.answers().answered(Trigger.AT_START, Instant.parse("2026-03-02T09:00:00Z")));
            assertEquals(
                    Optional.of(Instant.parse("2026-03-02T09:15:00Z")),
                    item.answers().snoozedUntil());
        }

        private static Incoming.Item alarm(String... lines) {
            return readEvent(
                    "DTSTART:20260302T090000Z\r\nBEGIN:VALARM\r\n" + String.join("\r\n", lines) + "\r\nEND:VALARM");
        }
    }

    @Test
    void tellsAnInstanceFromItsMaster() {
        var incoming = readItems(event(
                "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260302T090000",
                "DTSTART;TZID=Europe/Berlin:20260302T100000",
                "SUMMARY:moved"));

        var instance = assertInstanceOf(Incoming.Instance.class, incoming.getFirst());
        assertEquals(
                new Rescheduled(
                        NINE,
                        Rescheduled.Range.THIS_AND_FUTURE,
                        NINE.withLocal(LocalDateTime.parse("2026-03-02T10:00")),
                        Span.ZERO),
                instance.time());
        assertEquals("moved", instance.words().details().title());
    }

    @Test
    void refusesABadEventAndReadsItsNeighbours() {
        var incoming = readItems(Calendars.calendar("""
                BEGIN:VEVENT
                UID:bad
                SUMMARY:never
                DTSTART:20260230T090000
                END:VEVENT
                BEGIN:VEVENT
                UID:good
                DTSTART:20260301T090000
                END:VEVENT
                """));

        var refused = assertInstanceOf(Incoming.Refused.class, incoming.getFirst());
        assertEquals("There is no such date or time: 20260230T090000", refused.reason());
        assertEquals("never", refused.title());
        assertEquals(4, refused.line());
        assertEquals(
                "good",
                assertInstanceOf(Incoming.Item.class, incoming.getLast()).uid());
    }

    @Test
    void whatIsCutOffTheTextOfARefusedOneIsSaid() {
        var incoming = readItems(event("DTSTART:20260230T090000\nDESCRIPTION:" + "x".repeat(20_000)));

        var text = assertInstanceOf(Incoming.Refused.class, incoming.getFirst()).rawText();

        assertTrue(text.startsWith("BEGIN:VEVENT"));
        assertTrue(text.endsWith(" more characters that are not shown."));
    }

    @Test
    void aTimeInAZoneThatNobodyKnowsIsTheViewersAndSaysSo() {
        var item = readEvent("DTSTART;TZID=Nowhere/Land:20260302T090000");

        assertEquals(NINE, item.definition().schedule().orElseThrow().start());
        assertEquals(List.of("Nobody knows the time zone Nowhere/Land; Europe/Berlin was taken for it."), item.notes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SUMMARY:twice            | DTSTART:20260303T090000Z | another DTSTART does not count and was dropped: 20260303T090000Z
            SUMMARY:two names        | UID:2                    | another UID does not count and was dropped: 2
            DTEND:20260302T100000Z   | DURATION:PT2H            | DURATION beside an end does not count and was dropped: PT2H
            RRULE:FREQ=DAILY         | RRULE:FREQ=DAILY;INTERVAL=1 | another RRULE does not count and was dropped: FREQ=DAILY;INTERVAL=1
            RRULE:FREQ=DAILY         | RDATE:                   | 'RDATE cannot be read and does not count: '
            SUMMARY:at once          | DTEND:20260302T090000Z   | DTEND is no later than the start and was left out.
            """)
    void aLineThatDoesNotCountIsNamed(String line, String second, String note) {
        var item = readEvent("DTSTART:20260302T090000Z", line, second);

        assertEquals(
                List.of(note),
                item.notes().stream()
                        .map(said -> said.replaceFirst("Line \\d+: ", ""))
                        .toList());
    }

    @Test
    void fromADateItLastsWholeDays() {
        var item = readEvent("DTSTART;VALUE=DATE:20260302", "DURATION:PT36H");

        assertEquals(Span.ofDays(2), item.definition().schedule().orElseThrow().span());
        assertEquals(
                List.of("Line 7: DURATION is no whole number of days from a date; it was taken for 2."), item.notes());
    }

    @Test
    void theSeriesIsNotWhatAnInstanceSaysIt() {
        var incoming = readItems(
                event("RECURRENCE-ID:20260302T090000Z", "DTSTART:20260302T100000Z", "RDATE:20260305T090000Z"));

        var instance = assertInstanceOf(Incoming.Instance.class, incoming.getFirst());
        assertEquals(List.of("Line 8: RDATE in an instance does not count: 20260305T090000Z"), instance.notes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "END:VEVENT\r\n"})
    void aFileThatEndsBeforeItsCalendarSaysSo(String end) {
        var incoming = Calendars.read("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260302T090000Z\r\n" + end);

        assertTrue(assertInstanceOf(Incoming.Remark.class, incoming.getLast()).isCut());
    }

    @Test
    void somethingElseIsNotACalendar() {
        assertInstanceOf(
                CalendarReader.Opened.NotACalendar.class,
                CalendarReader.open("x", Calendars.stream("<html>hello</html>"), BERLIN));
        assertInstanceOf(
                CalendarReader.Opened.NotACalendar.class, CalendarReader.open("x", Calendars.stream(""), BERLIN));
    }
}
