package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.BERLIN;
import static io.gadfly.icalendar.Calendars.calendar;
import static io.gadfly.icalendar.Calendars.local;
import static io.gadfly.icalendar.Calendars.readEvent;
import static io.gadfly.icalendar.Calendars.readItem;
import static io.gadfly.icalendar.Calendars.reminder;
import static io.gadfly.icalendar.Calendars.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarWriterTest {
    private static final Schedule NINE =
            Schedule.once(new CalendarTime.Zoned(LocalDateTime.parse("2026-03-02T09:00"), BERLIN));

    @Test
    void writesAReminderAsAnEventWithItsZoneAndAnAlarm() {
        assertEquals(
                """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Gadfly//Gadfly//EN
                BEGIN:VTIMEZONE
                TZID:Europe/Berlin
                BEGIN:DAYLIGHT
                DTSTART:19800406T020000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                END:DAYLIGHT
                BEGIN:DAYLIGHT
                DTSTART:19810329T020000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
                END:DAYLIGHT
                BEGIN:STANDARD
                DTSTART:19800928T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                RDATE:19810927T030000,19820926T030000,19830925T030000,19840930T030000,19850
                 929T030000,19860928T030000,19870927T030000,19880925T030000,19890924T030000
                 ,19900930T030000,19910929T030000,19920927T030000,19930926T030000,19940925T
                 030000,19950924T030000
                END:STANDARD
                BEGIN:STANDARD
                DTSTART:19961027T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:local@gadfly
                DTSTAMP:20260101T000000Z
                DTSTART;TZID=Europe/Berlin:20260302T090000
                SUMMARY:Tea\\; milk\\, sugar
                BEGIN:VALARM
                ACTION:DISPLAY
                DESCRIPTION:Tea\\; milk\\, sugar
                TRIGGER:PT0S
                X-GADFLY-IMPLIED:TRUE
                END:VALARM
                END:VEVENT
                END:VCALENDAR
                """,
                write(local(Definition.of(Details.of("Tea; milk, sugar"), NINE)), AlarmAnswers.NONE)
                        .replace("\r\n", "\n"));
    }

    @Test
    void foldsAt75OctetsAndNeverInsideACharacter() {
        String title = "ü€😀".repeat(40);

        String text = write(local(Definition.of(Details.of(title), NINE)), AlarmAnswers.NONE);

        assertTrue(text.lines().allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75));
        assertFalse(text.contains("\uFFFD"));
        assertEquals(title, readItem(text).definition().details().title());
    }

    @Test
    void givesBackWhatItHasNoWordFor() {
        var item = readEvent(
                "DTSTAMP:20200101T000000Z",
                "DTSTART:20260302T090000Z",
                "SUMMARY;LANGUAGE=en:Hello",
                "ATTENDEE;CN=\"A; B\":mailto:a@example.org",
                "X-FOO:bar",
                "BEGIN:VALARM",
                "ACTION:AUDIO",
                "ATTACH:Basso",
                "TRIGGER:-PT5M",
                "X-WR-ALARMUID:7",
                "END:VALARM",
                "BEGIN:VLOCATION",
                "NAME:here",
                "END:VLOCATION");

        assertEquals("""
                BEGIN:VEVENT
                UID:1
                DTSTAMP:20200101T000000Z
                DTSTART:20260302T090000Z
                SUMMARY;LANGUAGE=en:Hello
                ATTENDEE;CN="A; B":mailto:a@example.org
                X-FOO:bar
                BEGIN:VALARM
                ACTION:AUDIO
                ATTACH:Basso
                TRIGGER:-PT5M
                X-WR-ALARMUID:7
                END:VALARM
                BEGIN:VLOCATION
                NAME:here
                END:VLOCATION
                END:VEVENT
                """, component(write(reminder(item), AlarmAnswers.NONE)));
    }

    @Test
    void replacesOnlyWhatWasEdited() {
        var item = readEvent("DTSTART:20260302T090000Z", "SUMMARY;LANGUAGE=en:Hello", "DESCRIPTION:same", "X-FOO:bar");
        var edited = reminder(item)
                .withDefinition(item.definition()
                        .withDetails(new Details(
                                "Bye",
                                "same",
                                Details.DEFAULT_LIST,
                                item.definition().details().tags(),
                                item.definition().details().priority())));

        String text = write(edited, AlarmAnswers.NONE);

        assertTrue(text.contains("SUMMARY:Bye\r\n"));
        assertFalse(text.contains("Hello"));
        assertTrue(text.contains("DESCRIPTION:same\r\nX-FOO:bar\r\n"));
    }

    @Nested
    class Revisions {
        private final Reminder came = reminder(readEvent(
                "DTSTAMP:20200101T000000Z",
                "SEQUENCE:4",
                "LAST-MODIFIED:20200101T000000Z",
                "DTSTART:20260302T090000Z",
                "SUMMARY:Hello",
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                "TRIGGER:-PT5M",
                "END:VALARM"));

        @Test
        void whatWasNotEditedIsTheOneThatCame() {
            assertTrue(write(came, AlarmAnswers.NONE).contains("DTSTAMP:20200101T000000Z\r\n"));
            assertTrue(write(came, AlarmAnswers.NONE).contains("SEQUENCE:4\r\nLAST-MODIFIED:20200101T000000Z\r\n"));
        }

        @Test
        void aNewTitleIsTheNext() {
            assertIsNext(came.definition().withDetails(Details.of("Bye")));
        }

        @Test
        void anotherTimeIsTheNext() {
            assertIsNext(came.definition().withSchedule(NINE));
        }

        @Test
        void noAlarmIsTheNext() {
            assertIsNext(came.definition().withAlarms(List.of()));
        }

        @Test
        void howHardItNagsHereIsNobodyElsesConcern() {
            var gentle = came.withDefinition(came.definition().withNag(NagPolicy.once()));

            assertTrue(write(gentle, AlarmAnswers.NONE).contains("SEQUENCE:4\r\n"));
        }

        private void assertIsNext(Definition edited) {
            String text = write(came.withDefinition(edited), AlarmAnswers.NONE);

            assertTrue(text.contains("SEQUENCE:5\r\nLAST-MODIFIED:20260101T000000Z\r\n"), text);
            assertTrue(text.contains("DTSTAMP:20260101T000000Z\r\n"), text);
            assertFalse(text.contains("SEQUENCE:4"), text);
            var again = readItem(text);
            assertEquals(edited, again.definition());
            assertTrue(write(reminder(again), AlarmAnswers.NONE).contains("SEQUENCE:5\r\n"));
        }
    }

    @Nested
    class Times {
        @Test
        void anEndInAnotherZoneStaysThere() {
            assertComesBack(
                    "DTSTART;TZID=Europe/Berlin:20260302T090000", "DTEND;TZID=America/New_York:20260302T120000");
        }

        @Test
        void theirParametersStay() {
            assertComesBack("DTSTART;X-SEEN=1;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260304");
        }

        @Test
        void aDurationStaysOne() {
            assertComesBack("DTSTART:20260302T090000Z", "DURATION:PT1H");
        }

        private static void assertComesBack(String... lines) {
            String text = write(reminder(readEvent(lines)), AlarmAnswers.NONE);

            assertTrue(text.contains(String.join("\r\n", lines) + "\r\n"), text);
            assertEquals(text.split(";TZID=", -1).length, text.split("\nTZID:", -1).length, text);
        }

        @Test
        void anEventWithoutOneGoesOutAsSomethingToDo() {
            String text = write(reminder(readEvent("SUMMARY:some day")), AlarmAnswers.NONE);

            assertTrue(text.contains("BEGIN:VTODO\r\nUID:1\r\n"), text);
            assertEquals("some day", readItem(text).definition().details().title());
        }

        @Test
        void anEventWithoutOneIsNotDoneBecauseItSaysCompleted() {
            var item = readEvent("SUMMARY:some day", "STATUS:COMPLETED");

            var again = readItem(write(reminder(item), AlarmAnswers.NONE));

            assertEquals(Reminder.Status.OPEN, item.status());
            assertEquals(Reminder.Status.OPEN, again.status());
        }

        @ParameterizedTest
        @ValueSource(strings = {"99991231", "99991231T235959", "99991231T235959Z"})
        void anEndWhereTheCalendarEndsComesBack(String until) {
            var item = readEvent("DTSTART;TZID=America/New_York:20260302T090000", "RRULE:FREQ=DAILY;UNTIL=" + until);

            String text = write(reminder(item), AlarmAnswers.NONE);

            assertTrue(text.contains("UNTIL=99991231T235959Z\r\n"), text);
            assertEquals(item.definition(), readItem(text).definition());
        }
    }

    @Nested
    class Alarms {
        @Test
        void atATimeOfTheWallKeepTheirLines() {
            assertKeepsItsLines(readEvent(
                    "DTSTART:20270103T090000Z",
                    "BEGIN:VALARM",
                    "ACTION:AUDIO",
                    "ATTACH:Basso",
                    "TRIGGER;VALUE=DATE-TIME:20270103T100000",
                    "END:VALARM"));
        }

        @Test
        void inAZoneThatOnlyTheCalendarKnowsKeepTheirLines() {
            assertKeepsItsLines(readItem(calendar(Calendars.OWN_ZONE + """
                    BEGIN:VEVENT
                    UID:1
                    DTSTART;TZID=Own:20270103T090000
                    BEGIN:VALARM
                    ACTION:AUDIO
                    ATTACH:Basso
                    TRIGGER;VALUE=DATE-TIME;TZID=Own:20270103T083000
                    END:VALARM
                    END:VEVENT
                    """)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"Europe/Berlin", "Asia/Tokyo", "America/New_York"})
        void atATimeOfTheWallGoOutInUtcFromWherever(String viewer) throws IOException {
            var item = readEvent(
                    "DTSTAMP:20200101T000000Z",
                    "DTSTART:20270103T090000Z",
                    "BEGIN:VALARM",
                    "ACTION:AUDIO",
                    "ATTACH:Basso",
                    "TRIGGER;VALUE=DATE-TIME:20270103T100000",
                    "END:VALARM",
                    "BEGIN:VALARM",
                    "ACTION:AUDIO",
                    "TRIGGER;VALUE=DATE-TIME:20270703T100000Z",
                    "END:VALARM");
            var out = new ByteArrayOutputStream();

            try (var writer = new CalendarWriter(out, Calendars.STAMP, Zone.of(ZoneId.of(viewer)))) {
                writer.write(reminder(item), AlarmAnswers.NONE);
            }

            String text = out.toString(StandardCharsets.UTF_8);
            assertTrue(
                    text.contains("ACTION:AUDIO\r\nATTACH:Basso\r\nTRIGGER;VALUE=DATE-TIME:20270103T090000Z\r\n"),
                    text);
            assertTrue(text.contains("DTSTAMP:20200101T000000Z\r\n"), text);
            assertEquals(item.definition(), readItem(text).definition());
        }

        private static void assertKeepsItsLines(Incoming.Item item) {
            String text = write(reminder(item), AlarmAnswers.NONE);

            assertTrue(text.contains("ACTION:AUDIO\r\nATTACH:Basso\r\n"), text);
            assertTrue(text.matches("(?s).*TRIGGER;VALUE=DATE-TIME:\\d{8}T\\d{6}Z\r\n.*"), text);
            assertEquals(item.definition(), readItem(text).definition());
        }

        @Test
        void keepTheirOtherLinesWhereHowHardTheyNagWasEdited() {
            var item = readEvent(
                    "DTSTART:20270103T090000Z",
                    "BEGIN:VALARM",
                    "ACTION:AUDIO",
                    "ATTACH:Basso",
                    "TRIGGER:-PT5M",
                    "REPEAT:2",
                    "DURATION:PT10M",
                    "END:VALARM");
            var trigger = item.definition().alarms().getFirst().trigger();
            var policy = NagPolicy.every(Duration.ofMinutes(1)).withMax(4);
            var edited = item.definition().withAlarms(List.of(new Alarm("", trigger, Optional.of(policy))));

            String text = write(reminder(item).withDefinition(edited), AlarmAnswers.NONE);

            assertTrue(text.contains("ATTACH:Basso\r\nTRIGGER:-PT5M\r\nREPEAT:3\r\nDURATION:PT1M\r\n"), text);
            assertEquals(edited, readItem(text).definition());
        }
    }

    @Test
    void tellsTwoZonesUnderOneIdApart() {
        var east = readItem(inOwnZone("east", "+0900"));
        var west = readItem(inOwnZone("west", "-0800"));

        String text = write(List.of(reminder(east), reminder(west)), AlarmAnswers.NONE);

        var again = Calendars.readItems(text).stream()
                .map(item -> ((Incoming.Item) item)
                        .definition()
                        .schedule()
                        .orElseThrow()
                        .start()
                        .in(BERLIN))
                .toList();
        assertEquals(List.of(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-02T17:00:00Z")), again);
        assertTrue(text.contains("TZID:Own (2)\r\n"), text);
    }

    private static String inOwnZone(String uid, String offset) {
        return calendar("""
                BEGIN:VTIMEZONE
                TZID:Own
                BEGIN:STANDARD
                DTSTART:19700101T000000
                TZOFFSETFROM:%s
                TZOFFSETTO:%s
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:%s
                DTSTART;TZID=Own:20260302T090000
                END:VEVENT
                """.formatted(offset, offset, uid));
    }

    @Test
    void keepsControlCharactersWhichNoLineCanHoldInALineOfTheirOwn() {
        var item = readEvent("DTSTART:20260302T090000Z", "SUMMARY:a\u0000b", "X-FOO:c\u001b[31md\te\u007f");

        String text = write(reminder(item), AlarmAnswers.NONE);

        assertTrue(text.contains("SUMMARY:ab\r\nX-GADFLY-RAW:U1VNTUFSWTphAGI=\r\nX-FOO:c[31md\te\r\n"), text);
        assertEquals(item.definition(), readItem(text).definition());
        assertEquals(text, write(reminder(readItem(text)), AlarmAnswers.NONE));
    }

    @Test
    void aLineThatHasChangedIsNotTurnedBackIntoWhatItWas() {
        var item = readEvent(
                "DTSTART:20260302T090000Z",
                "SUMMARY:edited elsewhere",
                "X-GADFLY-RAW:U1VNTUFSWTphAGI=",
                "X-GADFLY-RAW:?");

        assertEquals("edited elsewhere", item.definition().details().title());
    }

    @Test
    void saysANagPolicyAsRepetitionsAndInItsOwnWords() {
        var definition = Definition.of(Details.of("Tea"), NINE)
                .withNag(NagPolicy.every(Duration.ofMinutes(5)).withMax(4));

        String text = write(local(definition), AlarmAnswers.NONE);

        assertTrue(text.contains("X-GADFLY-NAG:EVERY=PT5M MAX=4\r\n"));
        assertTrue(text.contains("REPEAT:3\r\nDURATION:PT5M\r\n"));
        assertEquals(definition, readItem(text).definition());
    }

    @Test
    void tellsOtherProgramsWhatWasAnsweredHere() {
        var at = Instant.parse("2026-03-02T09:00:30Z");
        var answers = new AlarmAnswers(Map.of(Trigger.AT_START, at), Optional.of(at.plusSeconds(600)));

        String text = write(local(Definition.of(Details.of("Tea"), NINE)), answers);

        assertTrue(text.contains("ACKNOWLEDGED:20260302T090030Z\r\n"));
        assertEquals(answers, readItem(text).answers());
    }

    @Test
    void saysToThunderbirdWhatItUnderstands() {
        var item = readEvent("DTSTART:20260302T090000Z", "X-MOZ-GENERATION:1", "X-MOZ-LASTACK:20260301T090000Z");
        var at = Instant.parse("2026-03-02T09:00:30Z");
        var answers = new AlarmAnswers(Map.of(Trigger.AT_START, at), Optional.empty());

        String text = write(reminder(item), answers);

        assertTrue(text.contains("X-MOZ-LASTACK:20260302T090030Z\r\n"));
        assertFalse(text.contains("20260301T090000Z"));
    }

    @Test
    void writesWhatIsDoneAsACompletedToDo() {
        var done = local(Definition.of(Details.of("Tea"), NINE)).withStatus(Reminder.Status.DONE);

        String text = write(done, AlarmAnswers.NONE);

        assertTrue(text.contains("BEGIN:VTODO\r\n"));
        assertTrue(text.contains("STATUS:COMPLETED\r\n"));
        assertEquals(Reminder.Status.DONE, readItem(text).status());
    }

    private static String component(String calendar) {
        int start = calendar.indexOf("BEGIN:VEVENT");
        int end = calendar.indexOf("END:VCALENDAR");
        return calendar.substring(start, end).replace("\r\n", "\n");
    }
}
