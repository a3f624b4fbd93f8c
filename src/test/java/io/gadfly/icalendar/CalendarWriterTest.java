package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.BERLIN;
import static io.gadfly.icalendar.Calendars.local;
import static io.gadfly.icalendar.Calendars.readEvent;
import static io.gadfly.icalendar.Calendars.readItem;
import static io.gadfly.icalendar.Calendars.reminder;
import static io.gadfly.icalendar.Calendars.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
