package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.calendar;
import static io.gadfly.icalendar.Calendars.readEvent;
import static io.gadfly.icalendar.Calendars.readItem;
import static io.gadfly.icalendar.Calendars.readItems;
import static io.gadfly.icalendar.Calendars.reminder;
import static io.gadfly.icalendar.Calendars.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Summary;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What was answered in one program does not nag in another, and what Gadfly writes the others understand.
class OtherProgramsTest {
    private static final Instant DUE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant ANSWERED = Instant.parse("2026-03-02T09:00:30Z");

    @Nested
    class KAlarm {
        @Test
        void anAlarmComesWithItsRepetitionAndItsLateness() {
            var item = readItem(alarm("X-KDE-KALARM-TYPE:ACTIVE", "X-KDE-KALARM-FLAGS:LATECANCEL;15;ACKCONF"));

            assertEquals(
                    new MisfirePolicy.DropIfLate(Duration.ofMinutes(15)),
                    item.definition().misfire());
            assertEquals(
                    Optional.of(NagPolicy.every(Duration.ofMinutes(10)).withMax(4)),
                    item.definition().alarms().getFirst().nag());
        }

        @Test
        void whatIsAcknowledgedHereStaysSo() {
            var item = readItem(alarm("X-KDE-KALARM-TYPE:ACTIVE"));
            var here = new AlarmAnswers(Map.of(Trigger.AT_START, ANSWERED), Optional.empty());

            String exported = write(reminder(item), here);

            assertTrue(exported.contains("X-KDE-KALARM-TYPE:ACTIVE\r\n"));
            assertTrue(readItem(exported).answers().answered(Trigger.AT_START, DUE));
        }

        @Test
        void anArchivedOneIsDoneAndADisabledOneIsOff() {
            assertEquals(
                    Reminder.Status.DONE,
                    readItem(alarm("X-KDE-KALARM-TYPE:ARCHIVED")).status());
            assertEquals(
                    Reminder.Status.DISABLED, readItem(alarm("STATUS:DISABLED")).status());
        }

        @Test
        void aTemplateIsPassedOver() {
            assertEquals(List.of(), readItems(alarm("X-KDE-KALARM-TYPE:TEMPLATE")));
        }

        @Test
        void aDateOnlyOneIsAWholeDay() {
            var schedule = readItem(alarm("X-KDE-KALARM-FLAGS:DATE"))
                    .definition()
                    .schedule()
                    .orElseThrow();

            assertEquals(new CalendarTime.Day(LocalDate.of(2026, 3, 2)), schedule.start());
        }

        @Test
        void aLocalOneFollowsTheWallWhereverOneIs() {
            var item = readItem(alarm("X-KDE-KALARM-FLAGS:LOCAL")
                    .replace("DTSTART:20260302T090000Z", "DTSTART;TZID=America/New_York:20260302T090000"));

            assertEquals(
                    new CalendarTime.Floating(LocalDateTime.of(2026, 3, 2, 9, 0)),
                    item.definition().schedule().orElseThrow().start());
        }

        @Test
        void theRepetitionOfTheEventCountsWhereItsMainAlarmIsGone() {
            var repetition = NagPolicy.every(Duration.ofMinutes(5)).withMax(3);
            var expired = readEvent(
                    "DTSTART:20260302T090000Z",
                    "X-KDE-KALARM-REPEAT:5:2",
                    "BEGIN:VALARM",
                    "ACTION:DISPLAY",
                    "TRIGGER:PT25M",
                    "X-KDE-KALARM-TYPE:DEFERRAL",
                    "END:VALARM");

            assertEquals(repetition, expired.definition().nag());
            assertEquals(
                    NagPolicy.NORMAL,
                    readItem(alarm("X-KDE-KALARM-REPEAT:5:2")).definition().nag());
        }

        @Test
        void aDeferralIsASnoozeAndAnActionBesideItIsNotRun() {
            var item = readEvent(
                    "DTSTART:20260302T090000Z",
                    "BEGIN:VALARM",
                    "ACTION:DISPLAY",
                    "TRIGGER:PT0S",
                    "END:VALARM",
                    "BEGIN:VALARM",
                    "ACTION:DISPLAY",
                    "TRIGGER:PT25M",
                    "X-KDE-KALARM-TYPE:DEFERRAL",
                    "END:VALARM",
                    "BEGIN:VALARM",
                    "ACTION:PROCEDURE",
                    "TRIGGER:PT0S",
                    "ATTACH:rm",
                    "X-KDE-KALARM-TYPE:PRE",
                    "END:VALARM");

            assertEquals(List.of(Alarm.of(Trigger.AT_START)), item.definition().alarms());
            assertEquals(
                    Optional.of(DUE.plus(Duration.ofMinutes(25))),
                    item.answers().snoozedUntil());
            assertEquals(
                    List.of(
                            "Line 11: an alarm that was put off is no alarm of its own; it says until when.",
                            "Line 16: an action beside the alarm, or at login, was dropped; nothing is run here."),
                    item.notes());
        }

        private static String alarm(String... lines) {
            return calendar("BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260302T090000Z\r\n" + String.join("\r\n", lines)
                    + "\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:PT0S\r\nREPEAT:3\r\nDURATION:PT10M\r\n"
                    + "END:VALARM\r\nEND:VEVENT\r\n");
        }
    }

    @Nested
    class Thunderbird {
        @Test
        void whatIsAcknowledgedHereStaysSoThereAndHere() {
            var item = readEvent(
                    "DTSTART:20260302T090000Z",
                    "X-MOZ-GENERATION:2",
                    "X-MOZ-SNOOZE-TIME:20260302T085500Z",
                    "BEGIN:VALARM",
                    "ACTION:DISPLAY",
                    "TRIGGER:-PT15M",
                    "END:VALARM");
            var trigger = item.definition().alarms().getFirst().trigger();
            var here = new AlarmAnswers(Map.of(trigger, ANSWERED), Optional.empty());

            String exported = write(reminder(item), here);

            assertTrue(exported.contains("X-MOZ-LASTACK:20260302T090030Z\r\n"));
            var again = readItem(exported);
            assertTrue(again.answers().answered(trigger, DUE.minus(Duration.ofMinutes(15))));
            assertEquals(Optional.empty(), again.answers().snoozedUntil());
        }
    }

    @Nested
    class Ical4j {
        @Test
        void readsWhatGadflyWrites() throws IOException, ParserException {
            var item = readEvent(
                    "DTSTART;TZID=Europe/Berlin:20260302T090000",
                    "DTEND;TZID=Europe/Berlin:20260302T100000",
                    "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=5",
                    "EXDATE;TZID=Europe/Berlin:20260309T090000",
                    "SUMMARY:Grüße\\, viele\\; und lange " + "Wörter ".repeat(20) + "Ende");
            String exported = write(reminder(item), AlarmAnswers.NONE);

            var calendar = new CalendarBuilder().build(new StringReader(exported));

            assertTrue(calendar.validate().getEntries().isEmpty(), () -> "" + calendar.validate());
            VEvent event = calendar.<VEvent>getComponent(Component.VEVENT).orElseThrow();
            assertEquals(
                    item.definition().details().title(),
                    event.<Summary>getProperty("SUMMARY").orElseThrow().getValue());
        }
    }

    @Test
    void anItemWithoutAnswersHasNone() {
        assertEquals(
                AlarmAnswers.NONE,
                ((Incoming.Item) readItems(calendar("BEGIN:VTODO\r\nEND:VTODO\r\n"))
                                .getFirst())
                        .answers());
    }
}
