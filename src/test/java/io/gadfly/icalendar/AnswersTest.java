package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.calendar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Answer;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Reminder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is answered here and exported does not nag where it is imported, and the other way round: through the
/// whole program, with what Thunderbird, KAlarm and Apple write.
class AnswersTest {
    private static final String THUNDERBIRD = """
            BEGIN:VEVENT
            CREATED:20260227T101500Z
            LAST-MODIFIED:20260228T090000Z
            DTSTAMP:20260228T090000Z
            UID:a
            SUMMARY:standup
            RRULE:FREQ=DAILY
            DTSTART;TZID=Europe/Berlin:20260302T100000
            DTEND;TZID=Europe/Berlin:20260302T101500
            TRANSP:OPAQUE
            X-MOZ-GENERATION:3
            X-MOZ-LASTACK:20260301T085000Z
            BEGIN:VALARM
            ACTION:DISPLAY
            TRIGGER;VALUE=DURATION:-PT15M
            DESCRIPTION:Default Mozilla Description
            END:VALARM
            END:VEVENT
            """;

    private static final String KALARM = """
            BEGIN:VEVENT
            DTSTAMP:20260228T090000Z
            CREATED:20260228T090000Z
            X-KDE-KALARM-FLAGS:LATECANCEL;60;ACKCONF
            X-KDE-KALARM-NEXTRECUR:20260302T094500
            X-KDE-KALARM-TYPE:ACTIVE
            UID:a
            SUMMARY:standup
            DTSTART;TZID=Europe/Berlin:20260227T094500
            RRULE:FREQ=DAILY
            BEGIN:VALARM
            DESCRIPTION:standup
            ACTION:DISPLAY
            TRIGGER;VALUE=DURATION:PT0S
            X-KDE-KALARM-FONTCOLOR:#FFFF00\\;#000000
            END:VALARM
            END:VEVENT
            """;

    private static final String APPLE = """
            BEGIN:VEVENT
            UID:a
            SUMMARY:standup
            RRULE:FREQ=DAILY
            DTSTART;TZID=Europe/Berlin:20260302T100000
            DURATION:PT15M
            BEGIN:VALARM
            X-WR-ALARMUID:7E1F-1
            UID:7E1F-1
            TRIGGER:-PT15M
            ACTION:AUDIO
            ATTACH;VALUE=URI:Basso
            ACKNOWLEDGED:20260301T084600Z
            END:VALARM
            END:VEVENT
            """;

    private static final String PLAIN = """
            BEGIN:VEVENT
            UID:a
            SUMMARY:standup
            RRULE:FREQ=DAILY
            DTSTART:20260302T084500Z
            END:VEVENT
            """;

    /// Each rings first at 08:45 UTC.
    static Stream<String> calendars() {
        return Stream.of(THUNDERBIRD, KALARM, APPLE, PLAIN);
    }

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private void ring(String component) {
        desk.take(calendar(component));
        desk.passUntil("2026-03-02T08:46:00Z");
        assertEquals(List.of("standup"), desk.nags);
    }

    @Nested
    class Here {
        @ParameterizedTest
        @MethodSource("io.gadfly.icalendar.AnswersTest#calendars")
        void whatIsAcknowledgedHereDoesNotNagWhereItIsImported(String component) {
            ring(component);
            desk.service().answer(desk.get("a").id(), new Answer.Acknowledge());

            try (var elsewhere = new Desk()) {
                elsewhere.take(desk.export());
                elsewhere.passUntil("2026-03-03T08:44:00Z");
                assertEquals(List.of(), elsewhere.nags);

                elsewhere.passUntil("2026-03-03T08:46:00Z");
                assertEquals(List.of("standup"), elsewhere.nags);
            }
        }

        @ParameterizedTest
        @MethodSource("io.gadfly.icalendar.AnswersTest#calendars")
        void norHereWhenItsExportComesBack(String component) {
            ring(component);
            desk.service().answer(desk.get("a").id(), new Answer.Acknowledge());

            desk.take(desk.export());
            desk.passUntil("2026-03-03T08:44:00Z");

            assertEquals(List.of("standup"), desk.nags);
        }

        @ParameterizedTest
        @MethodSource("io.gadfly.icalendar.AnswersTest#calendars")
        void whatStillRingsIsNotSilencedByItsOwnExport(String component) {
            ring(component);

            desk.take(desk.export());
            assertEquals(1, desk.service().fires().size());

            try (var elsewhere = new Desk()) {
                elsewhere.take(desk.export());
                elsewhere.passUntil("2026-03-02T08:46:00Z");
                assertEquals(List.of("standup"), elsewhere.nags);
            }
        }

        @ParameterizedTest
        @MethodSource("io.gadfly.icalendar.AnswersTest#calendars")
        void whatSleepsHereSleepsThereAndRingsOnceAtItsEnd(String component) {
            ring(component);
            desk.service().answer(desk.get("a").id(), new Answer.Snooze(Instant.parse("2026-03-02T09:16:00Z")));
            var exported = desk.export();

            try (var elsewhere = new Desk(Instant.parse("2026-03-02T08:50:00Z"))) {
                elsewhere.take(exported);
                elsewhere.passUntil("2026-03-02T09:15:00Z");
                assertEquals(List.of(), elsewhere.nags);

                elsewhere.passUntil("2026-03-02T09:17:00Z");
                assertEquals(List.of("standup"), elsewhere.nags);
            }
        }

        @ParameterizedTest
        @MethodSource("io.gadfly.icalendar.AnswersTest#calendars")
        void aSnoozeThatWasAnsweredIsOver(String component) {
            ring(component);
            desk.service().answer(desk.get("a").id(), new Answer.Snooze(Instant.parse("2026-03-02T09:16:00Z")));
            var asleep = desk.export();
            desk.take(asleep);
            desk.service().answer(desk.get("a").id(), new Answer.Acknowledge());

            try (var elsewhere = new Desk(Instant.parse("2026-03-02T08:50:00Z"))) {
                elsewhere.take(desk.export());
                elsewhere.passUntil("2026-03-02T10:00:00Z");
                assertEquals(List.of(), elsewhere.nags);
            }
        }

        @ParameterizedTest
        @MethodSource("io.gadfly.icalendar.AnswersTest#calendars")
        void whatGadflyGaveUpNobodyHasAnswered(String component) {
            desk.take(calendar(component));
            var stored = desk.get("a");
            desk.service().edit(stored, stored.definition().withNag(NagPolicy.once()));
            desk.passUntil("2026-03-02T23:00:00Z");
            assertEquals(List.of(), desk.service().fires());

            try (var elsewhere = new Desk()) {
                elsewhere.take(desk.export());
                elsewhere.passUntil("2026-03-02T08:46:00Z");
                assertEquals(List.of("standup"), elsewhere.nags);
            }
        }

        @Test
        void thunderbirdFindsItWhereItLooks() {
            ring(THUNDERBIRD);
            desk.service().answer(desk.get("a").id(), new Answer.Acknowledge());

            assertTrue(desk.export().contains("\r\nX-MOZ-LASTACK:20260302T084600Z\r\n"), desk.export());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "TRANSP:OPAQUE | TRANSP:OPAQUE",
                    "TRANSP:OPAQUE | X-MOZ-SNOOZE-TIME-1763661600000000:20251120T181000Z"
                })
        void thunderbirdFindsTheSnoozeOfAnInstanceUnderItsMicroseconds(String line, String inItsPlace) {
            ring(THUNDERBIRD.replace(line, inItsPlace));
            desk.service().answer(desk.get("a").id(), new Answer.Snooze(Instant.parse("2026-03-02T09:16:00Z")));

            var exported = desk.export();

            assertTrue(exported.contains("\r\nX-MOZ-SNOOZE-TIME-1772442000000000:20260302T091600Z\r\n"), exported);
            assertFalse(exported.contains("-1763661600000000"), exported);
        }

        @Test
        void thunderbirdFindsTheSnoozeOfWhatIsNoSeriesUnderItsPlainName() {
            ring(THUNDERBIRD.replace("RRULE:FREQ=DAILY\n", ""));
            desk.service().answer(desk.get("a").id(), new Answer.Snooze(Instant.parse("2026-03-02T09:16:00Z")));

            assertTrue(desk.export().contains("\r\nX-MOZ-SNOOZE-TIME:20260302T091600Z\r\n"), desk.export());
        }

        @Test
        void kalarmGoesOnWithTheNextRecurrence() {
            ring(KALARM);
            desk.service().answer(desk.get("a").id(), new Answer.Acknowledge());

            var exported = desk.export();

            assertTrue(exported.contains("\r\nX-KDE-KALARM-NEXTRECUR:20260303T094500\r\n"), exported);
            assertTrue(exported.contains("\r\nX-KDE-KALARM-TYPE:ACTIVE\r\n"), exported);
        }

        @Test
        void whatIsDoneIsArchivedForKalarm() {
            desk.take(calendar(KALARM.replace("RRULE:FREQ=DAILY\n", "")));
            desk.service().setStatus(desk.get("a").id(), Reminder.Status.DONE);

            var exported = desk.export();

            assertTrue(exported.contains("\r\nX-KDE-KALARM-TYPE:ARCHIVED\r\n"), exported);
            try (var elsewhere = new Desk()) {
                elsewhere.take(exported);
                assertEquals(Reminder.Status.DONE, elsewhere.get("a").status());
            }
        }
    }

    @Nested
    class Elsewhere {
        @Test
        void whatThunderbirdAcknowledgedIsSilent() {
            ring(THUNDERBIRD);

            desk.take(calendar(THUNDERBIRD.replace("20260301T085000Z", "20260302T084610Z")));

            assertEquals(List.of(), desk.service().fires());
        }

        @Test
        void whatThunderbirdSnoozedRingsAtItsEnd() {
            ring(THUNDERBIRD);

            desk.take(calendar(THUNDERBIRD.replace(
                    "X-MOZ-LASTACK:20260301T085000Z",
                    "X-MOZ-LASTACK:20260301T085000Z\nX-MOZ-SNOOZE-TIME-1772442000000000:20260302T091500Z")));
            desk.passUntil("2026-03-02T09:14:59Z");
            assertEquals(List.of("standup"), desk.nags);

            desk.passUntil("2026-03-02T09:16:00Z");
            assertEquals(List.of("standup", "standup"), desk.nags);
        }

        @Test
        void whatThunderbirdSnoozedOfAnInstanceThatWasAnsweredHereWakesNoOther() {
            ring(THUNDERBIRD);
            desk.passUntil("2026-03-03T08:46:00Z");
            desk.service()
                    .fires()
                    .forEach(view -> desk.service().answer(view.fire().fence(), new Answer.Done()));
            desk.nags.clear();

            desk.take(calendar(THUNDERBIRD.replace(
                    "X-MOZ-LASTACK:20260301T085000Z", "X-MOZ-SNOOZE-TIME-1772442000000000:20260303T091500Z")));
            desk.passUntil("2026-03-03T09:16:00Z");

            assertEquals(List.of(), desk.nags);
        }

        @Test
        void anInstanceThatThunderbirdSnoozedRingsAtItsEndThoughALaterOneWasDueSince() {
            desk.passUntil("2026-03-04T12:00:00Z");
            desk.take(calendar(THUNDERBIRD.replace(
                    "X-MOZ-LASTACK:20260301T085000Z", "X-MOZ-SNOOZE-TIME-1772442000000000:20260304T123000Z")));

            desk.passUntil("2026-03-04T12:31:00Z");

            assertEquals(List.of("standup"), desk.nags);
            assertEquals(
                    Set.of("20260302T100000[Europe/Berlin]"),
                    desk.service().fires().stream()
                            .map(view -> view.fire().fence().recurrenceId())
                            .collect(Collectors.toSet()));
        }

        @Test
        void aSnoozeElsewhereIsNoEndThoughItAcknowledgesToo() {
            ring(APPLE);

            desk.take(calendar(APPLE.replace("ACKNOWLEDGED:20260301T084600Z\nEND:VALARM\n", """
                                    ACKNOWLEDGED:20260302T084630Z
                                    END:VALARM
                                    BEGIN:VALARM
                                    ACTION:AUDIO
                                    UID:7E1F-2
                                    RELATED-TO;RELTYPE=SNOOZE:7E1F-1
                                    TRIGGER;VALUE=DATE-TIME:20260302T091500Z
                                    END:VALARM
                                    """)));
            desk.passUntil("2026-03-02T09:14:59Z");
            assertEquals(List.of("standup"), desk.nags);

            desk.passUntil("2026-03-02T09:16:00Z");
            assertEquals(List.of("standup", "standup"), desk.nags);
        }

        @Test
        void ofTwoInstancesThatSleepTheLaterIsKeptAndThatIsSaid() {
            var report = desk.take(calendar(PLAIN.replace(
                    "UID:a",
                    "UID:a\nX-MOZ-SNOOZE-TIME-1772442000000000:20260302T101500Z\n"
                            + "X-MOZ-SNOOZE-TIME-1772528400000000:20260303T101500Z")));

            assertEquals(
                    List.of("It was put off several times; only the last, until 2026-03-03 11:15, is kept."),
                    report.verdicts().getFirst().notes());
        }

        @Test
        void oneSnoozeThatIsSaidInTwoWaysIsNotSeveral() {
            var report = desk.take(calendar(PLAIN.replace(
                    "UID:a",
                    "UID:a\nX-MOZ-SNOOZE-TIME:20260302T101500Z\nX-MOZ-SNOOZE-TIME-1772442000000000:20260302T101500Z")));

            assertEquals(List.of(), report.verdicts().getFirst().notes());
        }

        @Test
        void aSnoozeThatIsOverDoesNotHideTheOneToCome() {
            desk.take(calendar(PLAIN.replace("RRULE:FREQ=DAILY\n", "")
                    .replace("20260302T084500Z", "20260301T084500Z\nX-MOZ-SNOOZE-TIME:20260301T090000Z")
                    .replace("UID:a", "UID:a\nX-MOZ-SNOOZE-TIME-1:20260302T091500Z")));

            desk.passUntil("2026-03-02T09:16:00Z");

            assertEquals(List.of("standup"), desk.nags);
        }

        @Test
        void aSnoozeElsewhereRingsAlsoWhatWasGivenUpHere() {
            var twice = THUNDERBIRD
                    .replace("RRULE:FREQ=DAILY\n", "")
                    .replace("ACTION:DISPLAY", "ACTION:DISPLAY\nREPEAT:1\nDURATION:PT1M");
            desk.take(calendar(twice));
            desk.passUntil("2026-03-02T08:50:00Z");
            assertEquals(List.of(), desk.service().fires());
            desk.nags.clear();

            desk.take(calendar(twice.replace(
                    "X-MOZ-LASTACK:20260301T085000Z",
                    "X-MOZ-LASTACK:20260302T084900Z\nX-MOZ-SNOOZE-TIME:20260302T091500Z")));
            desk.passUntil("2026-03-02T09:15:30Z");

            assertEquals(List.of("standup"), desk.nags);
        }

        @Test
        void whatThunderbirdAcknowledgedCountsForTheAlarmThatHasNoWordOfItsOwn() {
            desk.take(calendar(APPLE.replace("20260301T084600Z", "20260302T101000Z")
                    .replace("BEGIN:VALARM\n", "X-MOZ-LASTACK:20260302T090500Z\nBEGIN:VALARM\n")
                    .replace("END:VALARM\n", "END:VALARM\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:PT0S\nEND:VALARM\n")));

            desk.passUntil("2026-03-02T09:30:00Z");

            assertEquals(List.of(), desk.nags);
        }

        @Test
        void aSnoozeThatCountsFromTheStartRingsAtItsEnd() {
            var once = PLAIN.replace("RRULE:FREQ=DAILY\n", "");
            ring(once);

            desk.take(calendar(once.replace("END:VEVENT", """
                            BEGIN:VALARM
                            ACTION:DISPLAY
                            UID:7E1F-1
                            TRIGGER:PT0S
                            ACKNOWLEDGED:20260302T084630Z
                            END:VALARM
                            BEGIN:VALARM
                            ACTION:DISPLAY
                            RELATED-TO;RELTYPE=SNOOZE:7E1F-1
                            TRIGGER:PT30M
                            END:VALARM
                            END:VEVENT""")));
            desk.passUntil("2026-03-02T09:14:59Z");
            assertEquals(List.of("standup"), desk.nags);

            desk.passUntil("2026-03-02T09:16:00Z");
            assertEquals(List.of("standup", "standup"), desk.nags);
        }

        @Test
        void whatWasSaidOfOneInstanceGoesForNoOther() {
            var series = THUNDERBIRD.replace("X-MOZ-LASTACK:20260301T085000Z\n", "");
            var answered = series.replace("RRULE:FREQ=DAILY\n", "RECURRENCE-ID;TZID=Europe/Berlin:20260303T100000\n")
                    .replace("20260302T10", "20260303T10")
                    .replace("TRANSP:OPAQUE", "TRANSP:OPAQUE\nX-MOZ-LASTACK:20260303T090000Z");
            desk.take(calendar(series));
            desk.passUntil("2026-03-02T08:46:00Z");

            desk.take(calendar(series + answered));

            assertEquals(1, desk.service().fires().size(), "that of the second still rings");
            assertEquals(Optional.of(Instant.parse("2026-03-04T08:45:00Z")), desk.nextFireAt("a"));
        }

        @Test
        void anAnswerForMoreThanAHundredAlarmsAheadDoesNotCount() {
            var report =
                    desk.take(calendar(THUNDERBIRD.replace("LASTACK:20260301T085000Z", "LASTACK:20990101T000000Z")));

            assertEquals(Optional.of(Instant.parse("2026-03-02T08:45:00Z")), desk.nextFireAt("a"));
            assertEquals(
                    List.of(
                            "it was answered elsewhere for more than a hundred alarms ahead, which nobody can have meant;"
                                    + " that does not count"),
                    report.verdicts().getFirst().notes());
        }

        @Test
        void thatItDoesNotCountIsSaidOfOneThatIsChangedToo() {
            desk.take(calendar(THUNDERBIRD));

            var report = desk.take(calendar(THUNDERBIRD
                    .replace("LASTACK:20260301T085000Z", "LASTACK:20990101T000000Z")
                    .replace("SUMMARY:", "SEQUENCE:7\nSUMMARY:another ")));

            assertEquals(Kind.CHANGED, report.verdicts().getFirst().kind());
            assertTrue(report.verdicts().getFirst().notes().stream()
                    .anyMatch(note -> note.startsWith("it was answered elsewhere for more than a hundred")));
        }

        @Test
        void anAnswerForSomeAlarmsAheadCounts() {
            desk.take(calendar(THUNDERBIRD.replace("LASTACK:20260301T085000Z", "LASTACK:20260305T090000Z")));

            assertEquals(Optional.of(Instant.parse("2026-03-06T08:45:00Z")), desk.nextFireAt("a"));
        }

        @Test
        void whatKalarmHasBehindItIsSilent() {
            desk.take(calendar(KALARM.replace("NEXTRECUR:20260302", "NEXTRECUR:20260304")));

            desk.passUntil("2026-03-04T08:44:00Z");
            assertEquals(List.of(), desk.nags);

            desk.passUntil("2026-03-04T08:46:00Z");
            assertEquals(List.of("standup"), desk.nags);
        }

        @Test
        void whatFellDueAndWasNotClaimedStaysDueWhereOnlySomethingElseWasAnswered() {
            var two = APPLE.replace(
                    "END:VALARM\n", "END:VALARM\nBEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:PT0S\nEND:VALARM\n");
            ring(two);

            var report = desk.take(calendar(two.replace("20260301T084600Z", "20260302T084700Z")));
            assertEquals(List.of(), desk.service().fires());
            desk.passUntil("2026-03-02T09:01:00Z");

            assertEquals(List.of("standup", "standup"), desk.nags);
            assertEquals(List.of(Kind.CHANGED), Desk.kinds(report));
            assertEquals(
                    List.of("it was answered elsewhere"),
                    report.verdicts().getFirst().notes());
        }
    }
}
