package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.BERLIN;
import static io.gadfly.icalendar.Calendars.readEvent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What programs write that is not quite RFC 5545: a reader who knows what they mean reads it, and says so.
class RepairsTest {
    private static final String START = "DTSTART:20260302T090000Z";

    private static Schedule schedule(Incoming.Item item) {
        return item.definition().schedule().orElseThrow();
    }

    private static OptionalLong count(Incoming.Item item) {
        return Recurrences.of(schedule(item), BERLIN).count();
    }

    @Nested
    class WithANote {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                PRIORITY:-1             | Line 7: PRIORITY cannot be read and does not count: -1
                PRIORITY:10             | Line 7: PRIORITY cannot be read and does not count: 10
                SEQUENCE:-5             | Line 7: SEQUENCE cannot be read and does not count: -5
                item1.SUMMARY:Tea       | Line 7: ITEM1.SUMMARY with a name before it does not count: Tea
                COMMENT;X-A="b:Tea      | Line 7: a quotation mark is not closed; it was read as if it ended with the value: ;X-A="b
                """)
        void isWhatDoesNotCount(String line, String note) {
            assertEquals(List.of(note), readEvent(START, line).notes());
        }

        @Test
        void isAnotherSummary() {
            var item = readEvent(START, "SUMMARY:Tea", "SUMMARY:Coffee");

            assertEquals("Tea", item.definition().details().title());
            assertEquals(List.of("Line 8: another SUMMARY does not count: Coffee"), item.notes());
        }

        @Test
        void isAZoneWhoseQuotationMarkIsNotClosed() {
            var item = readEvent("DTSTART;TZID=\"Europe/Berlin:20260302T100000");

            assertEquals(
                    Instant.parse("2026-03-02T09:00:00Z"),
                    schedule(item).start().in(BERLIN));
            assertEquals(1, item.notes().size());
        }

        @Test
        void isAnInstanceWithoutAStart() {
            var instance = (Incoming.Instance) Calendars.readItems(Calendars.event("RECURRENCE-ID:20260302T090000Z"))
                    .getFirst();

            assertEquals(
                    List.of("There is no DTSTART; the instance was taken to be when its RECURRENCE-ID says."),
                    instance.notes());
        }
    }

    @Nested
    class Rules {
        @Test
        void anEmptyRuleIsNone() {
            var item = readEvent("DTSTART:20260101", "DTEND:20260101", "RRULE:");

            assertEquals(Schedule.once(new CalendarTime.Day(LocalDate.parse("2026-01-01"))), schedule(item));
            assertTrue(item.notes().contains("Line 8: RRULE is empty and was left out."));
        }

        @Test
        void aRuleWhoseFoldStandsBehindABlankLineKeepsItsEnd() {
            var item = readEvent(START, "RRULE:FREQ=DAILY;", "", " COUNT=3");

            assertEquals(OptionalLong.of(3), count(item));
            assertEquals(List.of("Blank lines stood between the parts of line 7, which were joined."), item.notes());
        }

        @ParameterizedTest
        @ValueSource(strings = {"FREQ=DAILY\\;COUNT=10", "RRULE:FREQ=DAILY;COUNT=10", "FREQ=DAILY;COUNT=10;"})
        void aRuleWithALittleTooMuchIsRead(String rule) {
            assertEquals(OptionalLong.of(10), count(readEvent(START, "RRULE:" + rule)));
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '|', textBlock = """
                COUNT=-1;UNTIL=20260305T090000Z | 4
                UNTIL=20260305T090000Z;COUNT=0  | 4
                COUNT=9;UNTIL=20260305T090000Z  | 4
                COUNT=4;UNTIL=20260305T090000Z  | 4
                UNTIL=20260305T090000Z;COUNT=2  | 2
                COUNT=2;UNTIL=20260305          | 2
                """)
        void ofTwoEndsTheOneThatComesFirstCounts(String ends, long expected) {
            var item = readEvent(START, "RRULE:FREQ=DAILY;" + ends);

            assertEquals(OptionalLong.of(expected), count(item));
            assertEquals(
                    List.of("Line 7: RRULE has COUNT and UNTIL; the one that comes first ends it: FREQ=DAILY;" + ends),
                    item.notes());
        }

        @Test
        void twoEndsOfWhichOneIsNoneAreRefused() {
            var refused = Calendars.readItems(
                    Calendars.event(START, "RRULE:FREQ=DAILY;COUNT=2147483648;UNTIL=20260305T090000Z"));

            assertInstanceOf(Incoming.Refused.class, refused.getFirst());
        }
    }

    @Nested
    class Times {
        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '|', textBlock = """
                DTSTART:20260302T090000T                                 | 2026-03-02T08:00:00Z
                DTSTART;TZID="W. Europe Standard Time:20260302T090000"   | 2026-03-02T08:00:00Z
                DTSTART;TZID="Eastern Standard Time:20260302T090000"     | 2026-03-02T14:00:00Z
                DTSTART;VALUE=DATE:20260302T090000Z                      | 2026-03-02T09:00:00Z
                DTSTART;TZID=Europe/Vienna:20260302T090000Z              | 2026-03-02T09:00:00Z
                """)
        void aTimeWithSomethingTooMuchIsRead(String line, Instant expected) {
            var item = readEvent(line);

            assertEquals(expected, schedule(item).start().in(BERLIN));
            assertFalse(item.notes().isEmpty());
        }

        @Test
        void thatAreInUtcTwiceNeedNoWord() {
            assertEquals(
                    List.of(),
                    readEvent("DTSTART;TZID=Etc/UTC:20260302T090000Z").notes());
        }

        @Test
        void whatIsSaidToBeADateAndIsAtMidnightIsADate() {
            var item = readEvent("DTSTART;VALUE=DATE:20260302T000000", "DTEND;VALUE=DATE:20260304T000000");

            assertEquals(
                    new CalendarTime.Day(LocalDate.parse("2026-03-02")),
                    schedule(item).start());
            assertEquals(Span.ofDays(2), schedule(item).span());
            assertEquals(
                    "Line 6: DTSTART is said to be a date; its time of day was dropped.",
                    item.notes().getFirst());
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = '|', textBlock = """
                (UTC-05:00) Eastern Time (US & Canada) | 2026-03-02T14:00:00Z
                Pacific Time (US & Canada)             | 2026-03-02T17:00:00Z
                (GMT+10:00) Canberra, Melbourne, Sydney | 2026-03-01T22:00:00Z
                """)
        void theNameThatWindowsShowsOfAZoneIsKnown(String name, Instant expected) {
            var item = readEvent("DTSTART;TZID=\"" + name + "\":20260302T090000");

            assertEquals(expected, schedule(item).start().in(BERLIN));
            assertEquals(List.of(), item.notes());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"-PT1D, -1, PT0S", "PT1W, 7, PT0S", "-PT1D2H, -1, -PT2H", "-pt2d30m, -2, -PT30M"})
    void aDurationWithItsDaysBehindTheT(String trigger, int days, Duration time) {
        var item = readEvent(START, "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:" + trigger, "END:VALARM");

        assertEquals(
                new Trigger.Relative(Trigger.Edge.START, new Span(days, time)),
                item.definition().alarms().getFirst().trigger());
        assertEquals(
                List.of("The duration " + trigger + " is not quite in the form of RFC 5545; it was read all the same."),
                item.notes());
    }

    @Nested
    class Skeletons {
        private static final String EVENT = """
                BEGIN:VEVENT
                UID:1
                DTSTART;TZID=Own:20260302T090000
                END:VEVENT
                """;

        private static List<String> remarks(String file) {
            return Calendars.read(file).stream()
                    .filter(Incoming.Remark.class::isInstance)
                    .map(incoming -> ((Incoming.Remark) incoming).text())
                    .toList();
        }

        @Test
        void aComponentNeedsNoCalendarAroundIt() {
            assertEquals(
                    List.of("There is no VCALENDAR around the components; they were read all the same."),
                    remarks(EVENT));
        }

        @Test
        void namesCanBeInLowerCase() {
            var remarks = remarks(Calendars.calendar(EVENT).toLowerCase(Locale.ROOT));

            assertTrue(remarks.contains("Names are in lower case; they were read as if in capitals."));
            assertEquals("1", Calendars.readItem(EVENT.toLowerCase(Locale.ROOT)).uid());
        }

        @Test
        void whatNoItemNeedsIsNamedInOneRemark() {
            var zone = "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nEND:VTIMEZONE\n";

            assertEquals(
                    List.of("Left out, as no item needs it: VERSION:2.0, PRODID:test, METHOD:PUBLISH,"
                            + " the definitions of known time zones (in lines 5, 8)"),
                    remarks(Calendars.calendar(
                            "METHOD:PUBLISH\n" + zone + zone + EVENT.replace("TZID=Own", "TZID=Europe/Berlin"))));
        }

        @Test
        void anOlderStandardIsNamed() {
            assertTrue(remarks("BEGIN:VCALENDAR\nVERSION:1.0\n" + EVENT + "END:VCALENDAR\n")
                    .getFirst()
                    .startsWith("This is vCalendar 1.0, which Gadfly reads as far as it is like iCalendar"));
        }

        @Test
        void linesCanEndWithCarriageReturnsOnly() {
            assertEquals(
                    "The lines end with carriage returns only, and were read as such.",
                    remarks(EVENT.replace('\n', '\r')).getFirst());
        }

        @Test
        void anEndCanBeMissing() {
            var item = Calendars.readItem(EVENT.replace("END:VEVENT\n", ""));

            assertEquals(
                    "The file ends at line 3 before END:VEVENT; it was put there.",
                    item.notes().getFirst());
        }

        @Test
        void anOffsetWithoutASignIsEastOfGreenwich() {
            String file = Calendars.calendar(Calendars.OWN_ZONE.replace("+0900", "0900") + EVENT);

            var item = Calendars.readItem(file);

            assertEquals(
                    Instant.parse("2026-03-02T00:00:00Z"),
                    schedule(item).start().in(BERLIN));
            assertTrue(
                    remarks(file).contains("Line 9: TZOFFSETTO has no sign; it was read as east of Greenwich: 0900"));
        }
    }

    @Nested
    class Charsets {
        private static Incoming.Item read(byte... title) {
            var file = new ByteArrayOutputStream();
            file.writeBytes("BEGIN:VEVENT\nUID:1\nDTSTART:20260302T090000Z\nSUMMARY:".getBytes(StandardCharsets.UTF_8));
            file.writeBytes(title);
            file.writeBytes("\nEND:VEVENT\n".getBytes(StandardCharsets.UTF_8));
            var items = Calendars.read(new ByteArrayInputStream(file.toByteArray()));
            return assertInstanceOf(Incoming.Item.class, items.getLast());
        }

        @Test
        void aLineThatIsUtf8ButForACutSignStaysUtf8() {
            byte[] cut = Arrays.copyOf("Grüße aus Müü".getBytes(StandardCharsets.UTF_8), 16);

            var broken = read(cut);

            assertEquals("Grüße aus MüÃ", broken.definition().details().title());
            assertEquals(List.of("Line 4 is not quite UTF-8; its 1 stray bytes were read as Latin-1."), broken.notes());
        }

        @Test
        void bytesThatWindowsDoesNotKnowAreNotLost() {
            var item = read((byte) 'a', (byte) 0x81, (byte) 0x93, (byte) 0xe4);

            assertEquals("a\u0081\u0093ä", item.definition().details().title());
            assertEquals(List.of("Line 4 is not UTF-8; it was read as Latin-1."), item.notes());
        }
    }

    @Test
    void eachLineOfTheCalendarItselfIsNamed() {
        String lines = IntStream.range(0, 500)
                .mapToObj(number -> "X-" + number + ":value\r\n")
                .collect(Collectors.joining());

        var remarks = Calendars.read(Calendars.calendar(lines)).stream()
                .map(incoming ->
                        assertInstanceOf(Incoming.Remark.class, incoming).text() + ",")
                .collect(Collectors.joining());

        assertTrue(IntStream.range(0, 500).allMatch(number -> remarks.contains("X-" + number + ":value,")));
    }

    @Test
    void aRepairedRuleIsReadBackAsItWas() {
        var item = readEvent(START, "RRULE:FREQ=DAILY;COUNT=9;UNTIL=20260305T090000Z");

        var again = Calendars.readItem(Calendars.write(Calendars.reminder(item), AlarmAnswers.NONE));

        assertEquals(item.definition(), again.definition());
        assertEquals(List.of(), again.notes());
    }
}
