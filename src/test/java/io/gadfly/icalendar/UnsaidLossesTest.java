package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.BERLIN;
import static io.gadfly.icalendar.Calendars.calendar;
import static io.gadfly.icalendar.Calendars.event;
import static io.gadfly.icalendar.Calendars.read;
import static io.gadfly.icalendar.Calendars.readEvent;
import static io.gadfly.icalendar.Calendars.readItem;
import static io.gadfly.icalendar.Calendars.readItems;
import static io.gadfly.icalendar.Calendars.todo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a calendar has too much of, or says where it has no place: kept where it can be, else named.
class UnsaidLossesTest {
    private static final String START = "DTSTART;TZID=Europe/Berlin:20260302T090000";

    private static List<String> remarks(String calendar) {
        return read(calendar).stream()
                .filter(Incoming.Remark.class::isInstance)
                .map(remark -> ((Incoming.Remark) remark).text())
                .filter(text -> !text.startsWith("Left out, as no item needs it"))
                .toList();
    }

    @Nested
    class BehindTwoMegabytesOfAnEvent {
        private static final String BIG = IntStream.range(0, 34)
                .mapToObj(number -> "X-BIG-" + number + ":" + "x".repeat(63_000))
                .collect(Collectors.joining("\r\n"));

        @Test
        void anAlarmIsKept() {
            var item = readEvent(START, BIG, "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT15M", "END:VALARM");

            var trigger = new Trigger.Relative(Trigger.Edge.START, Span.of(Duration.ofMinutes(-15)));
            assertEquals(List.of(Alarm.of(trigger)), item.definition().alarms());
            assertEquals(List.of(), item.notes());
        }

        @Test
        void theLinesOfAnotherPartAreCounted() {
            var item = readEvent(START, BIG, "BEGIN:VLOCATION", "NAME:here", "END:VLOCATION", "X-MORE:1");

            assertEquals(List.of("4 lines were dropped, because the component is longer than 2 MB."), item.notes());
        }
    }

    @Nested
    class OfComponentsThatAreNoReminders {
        @Test
        void aHundredThousandAreCountedInOneRemark() {
            var journals = "BEGIN:VJOURNAL\r\nEND:VJOURNAL\r\n".repeat(100_000);

            var remarks = remarks(calendar(journals));

            assertEquals(1, remarks.size());
            assertEquals(
                    "A journal entry is no reminder and was passed over: VJOURNAL (100000 times, in lines 4, 6, 8, 10,"
                            + " 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40, 42, …)",
                    remarks.getFirst());
        }

        @Test
        void thereIsARemarkForEachNameInEachCalendar() {
            var calendar = calendar("BEGIN:VJOURNAL\r\nEND:VJOURNAL\r\nBEGIN:VPOLL\r\nEND:VPOLL\r\n");

            assertEquals(
                    List.of(
                            "A journal entry is no reminder and was passed over: VJOURNAL",
                            "A component VPOLL is no reminder and was passed over.",
                            "A journal entry is no reminder and was passed over: VJOURNAL",
                            "A component VPOLL is no reminder and was passed over."),
                    remarks(calendar + calendar));
        }

        @Test
        void theNamesOfAHundredAreSaid() {
            var components = IntStream.range(0, 1_000)
                    .mapToObj(number -> "BEGIN:X-" + number + "\r\nEND:X-" + number + "\r\n")
                    .collect(Collectors.joining());

            var remarks = remarks(calendar(components));

            assertEquals(101, remarks.size());
            assertTrue(remarks.getLast()
                    .startsWith("A component … is no reminder and was passed over. (900 times, in lines 204, 206, "));
        }
    }

    @Nested
    class OfTimeZones {
        @Test
        void thoseThatAreKnownTakeNoRoomFromOneThatIsNot() {
            var known = IntStream.rangeClosed(1, 12)
                    .boxed()
                    .flatMap(hours -> List.of("Etc/GMT+" + hours, "Etc/GMT-" + hours).stream())
                    .map(id -> definition(id, "+0100") + definition(id, "+0200") + definition(id, "+0300"))
                    .collect(Collectors.joining());

            var items = readItems(calendar(known + definition("Mine", "+1000") + inMine("TZID")));

            assertEquals(Instant.parse("2026-03-01T23:00:00Z"), start(items.getFirst()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"TZID", "tzid", "Tzid"})
        void oneThatIsDefinedFurtherDownIsWaitedForInCapitalsOrNot(String parameter) {
            var items = readItems(calendar(inMine(parameter) + definition("Mine", "+1000")));

            assertEquals(Instant.parse("2026-03-01T23:00:00Z"), start(items.getFirst()));
        }

        private static Instant start(Incoming incoming) {
            return ((Incoming.Item) incoming)
                    .definition()
                    .schedule()
                    .map(Schedule::start)
                    .map(start -> start.in(BERLIN))
                    .orElseThrow();
        }

        private static String inMine(String parameter) {
            return "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;" + parameter + "=Mine:20260302T090000\r\nEND:VEVENT\r\n";
        }

        private static String definition(String id, String offset) {
            return "BEGIN:VTIMEZONE\r\nTZID:" + id + "\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
                    + "TZOFFSETFROM:" + offset + "\r\nTZOFFSETTO:" + offset
                    + "\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
        }
    }

    @Test
    void ofAToDoWithoutATimeTheAlarmIsSaidNotToRing() {
        var item = readItem(todo("SUMMARY:x", "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT15M", "END:VALARM"));

        assertEquals(
                List.of("Line 7: without a time, the alarm has nothing to be relative to, and does not ring."),
                item.notes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRIGGER:", "TRIGGER;VALUE=DURATION: ", "X-TRIGGER:-PT5M"})
    void anAlarmWithoutATriggerIsSaidToHaveNone(String line) {
        var item = readEvent(START, "BEGIN:VALARM", "ACTION:DISPLAY", line, "END:VALARM");

        assertEquals(List.of("Line 7: the alarm was dropped, because it has no TRIGGER that says when."), item.notes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"COUNTER", "DECLINECOUNTER", "REFRESH", "reply"})
    void whatSomebodyOnlyProposesAnswersOrAsksChangesNothing(String method) {
        try (var desk = new Desk()) {
            desk.take(event(START));
            var before = desk.state();

            var report = desk.take(event("SEQUENCE:1", "DTSTART;TZID=Europe/Berlin:20260309T090000")
                    .replace("PRODID:test", "METHOD:" + method));

            assertEquals(before, desk.state());
            assertEquals(List.of(), report.verdicts());
            assertTrue(report.remarks().stream()
                    .anyMatch(remark -> remark.text().contains("somebody only proposes, answers or asks")));
        }
    }
}
