package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.event;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.QuietHours;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Calendars that ask to nag as nobody has agreed to.
class HostileNagsTest {
    private static final String START = "DTSTART;TZID=Europe/Berlin:20260302T100000";
    private static final NagPolicy CALM = NagPolicy.every(Duration.ofMinutes(1)).withMax(100);
    private static final String SLOWED =
            "it asks to nag faster than every 1 min; it does so every 1 min, 100 times at most";
    private static final String LOUD = "it asks not to be held back by quiet hours";

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private static List<String> notes(ImportReport report) {
        return report.verdicts().getFirst().notes();
    }

    @Nested
    class OfAFile {
        @Test
        void aNagEachMillisecondComesEachMinuteAndEnds() {
            var report = desk.take(event(START, "X-GADFLY-NAG:EVERY=PT0.001S QUIET=IGNORED"));

            assertEquals(
                    CALM.withQuietHours(QuietHours.IGNORED),
                    desk.get("1").definition().nag());
            assertEquals(List.of(LOUD, SLOWED), notes(report));
        }

        @Test
        void soDoesOneThatTightens() {
            desk.take(event(START, "X-GADFLY-NAG:FROM=PT1H TO=PT0.001S MAX=2000000000"));

            assertEquals(
                    CALM.withPace(new NagPolicy.Pace.Tightening(Duration.ofHours(1), Duration.ofMinutes(1))),
                    desk.get("1").definition().nag());
        }

        @Test
        void soDoesThatOfAnAlarmOfANewerRevision() {
            desk.take(event(START));

            var report = desk.take(event(
                    START,
                    "SEQUENCE:1",
                    "BEGIN:VALARM",
                    "ACTION:DISPLAY",
                    "TRIGGER:PT0S",
                    "X-GADFLY-NAG:EVERY=PT1S",
                    "END:VALARM"));

            assertEquals(
                    List.of(new Alarm("", Trigger.AT_START, Optional.of(CALM))),
                    desk.get("1").definition().alarms());
            assertEquals(List.of(SLOWED), notes(report));
        }

        @Test
        void soDoesThatOfAnInstance() {
            desk.take(event(
                    START,
                    "RRULE:FREQ=DAILY",
                    "END:VEVENT",
                    "BEGIN:VEVENT",
                    "UID:1",
                    "RECURRENCE-ID;TZID=Europe/Berlin:20260303T100000",
                    "BEGIN:VALARM",
                    "ACTION:DISPLAY",
                    "TRIGGER:PT0S",
                    "X-GADFLY-NAG:EVERY=PT1S",
                    "END:VALARM"));

            var instance = desk.get("1").definition().exceptional().getFirst();
            assertEquals(List.of(new Alarm("", Trigger.AT_START, Optional.of(CALM))), instance.alarms());
        }

        @Test
        void whatComesAgainAtOnceWhenItIsDoneWaitsAMinute() {
            var report = desk.take(event(START, "X-GADFLY-AFTER-DONE:PT0S"));

            assertEquals(
                    Optional.of(Span.of(Duration.ofMinutes(1))),
                    desk.get("1").definition().afterDone());
            assertEquals(
                    List.of("it asks to come again sooner than 1 min after it is done; it waits so long"),
                    notes(report));
        }

        @Test
        void aNagEachMinuteWithoutEndIsTakenAsItIs() {
            var report = desk.take(event(START, "X-GADFLY-NAG:EVERY=PT1M"));

            assertEquals(
                    NagPolicy.every(Duration.ofMinutes(1)),
                    desk.get("1").definition().nag());
            assertEquals(List.of(), notes(report));
        }
    }

    @Test
    void whatTheUserAskedForHereComesBackAsItWentOut() {
        var fast = NagPolicy.every(Duration.ofSeconds(5)).withQuietHours(QuietHours.IGNORED);
        var time = CalendarTime.utc(Desk.NOW.plusSeconds(3_600));
        var alarm = new Alarm("", Trigger.AT_START, Optional.of(NagPolicy.every(Duration.ofSeconds(3))));
        desk.service()
                .add(Definition.of(Details.of("made here"), Schedule.once(time))
                        .withNag(fast)
                        .withAlarms(List.of(alarm)));
        var before = desk.state().reminders();

        var report = desk.take(Calendars.stream(desk.export()), ImportOptions.STORE);

        assertEquals(List.of(ImportReport.Kind.UNCHANGED), Desk.kinds(report));
        assertEquals(before, desk.state().reminders());
    }
}
