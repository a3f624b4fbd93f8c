package io.gadfly.icalendar;

import static io.gadfly.icalendar.Calendars.calendar;
import static io.gadfly.icalendar.Desk.kinds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.engine.ReminderService.ImportOptions.Occasion;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Next;
import io.gadfly.schedule.Recurrences;
import io.gadfly.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The same calendar again, a newer one, an older one: what is stored follows it, and what the user did here
/// stays.
class ReimportTest {
    private static final String SERIES = """
            BEGIN:VEVENT
            UID:a
            SEQUENCE:1
            SUMMARY:standup
            DTSTART:20260303T080000Z
            RRULE:FREQ=DAILY
            END:VEVENT
            """;

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private static String single(String uid, int sequence, String title) {
        return """
                BEGIN:VEVENT
                UID:%s
                SEQUENCE:%d
                SUMMARY:%s
                DTSTART:20260303T080000Z
                END:VEVENT
                """.formatted(uid, sequence, title);
    }

    private static String instance(String start, String... lines) {
        return """
                BEGIN:VEVENT
                UID:a
                RECURRENCE-ID:20260304T080000Z
                SUMMARY:standup
                DTSTART:%s
                %sEND:VEVENT
                """.formatted(start, lines.length == 0 ? "" : String.join("\n", lines) + "\n");
    }

    private static List<String> notes(ImportReport report) {
        return report.verdicts().getFirst().notes();
    }

    private Instant afterTheThird() {
        desk.pass(Duration.between(desk.now(), Instant.parse("2026-03-03T08:00:01Z")));
        return desk.nextFireAt("a").orElseThrow();
    }

    @Nested
    class Deleted {
        @Test
        void aDeletedReminderNeverReturnsByReimport() {
            desk.take(calendar(single("a", 0, "call")));
            desk.service().delete(List.of(desk.get("a").id()));

            var again = desk.take(calendar(single("a", 0, "call")));
            var newer = desk.take(calendar(single("a", 5, "call them")));

            assertEquals(List.of(Kind.UNCHANGED), kinds(again));
            assertEquals(List.of("it was deleted here, and stays so"), notes(newer));
            assertEquals(Optional.empty(), desk.find("a"));
        }

        @Test
        void norByTheRefreshOfASubscriptionNorInOneOfItsInstances() {
            desk.refresh(calendar(SERIES + instance("20260304T093000Z")));
            desk.service().delete(List.of(desk.get("a").id()));

            desk.refresh(calendar(SERIES + instance("20260304T100000Z", "SEQUENCE:3")));
            desk.refresh(calendar(instance("20260304T110000Z", "SEQUENCE:4") + SERIES));
            desk.refresh(calendar(instance("20260304T120000Z", "SEQUENCE:5")));

            assertEquals(Optional.empty(), desk.find("a"));
        }

        @Test
        void itReturnsWithTheUndoOfItsDeletion() {
            desk.take(calendar(single("a", 0, "call")));
            desk.service().delete(List.of(desk.get("a").id()));
            desk.service().undo();

            var newer = desk.take(calendar(single("a", 1, "call them")));

            assertEquals(List.of(Kind.CHANGED), kinds(newer));
            assertEquals("call them", desk.get("a").title());
        }

        @Test
        void anImportThatWasTakenBackCanBeMadeAgain() {
            desk.take(calendar(single("a", 0, "call")));
            desk.service().undo();

            assertEquals(List.of(Kind.ADDED), kinds(desk.take(calendar(single("a", 0, "call")))));
        }
    }

    @Nested
    class Ended {
        @Test
        void whatWasDoneHereStaysDone() {
            desk.take(calendar(single("a", 0, "call")));
            desk.service().answer(desk.get("a").id(), new Answer.Done());

            desk.take(calendar(single("a", 1, "call them")));

            assertEquals(Reminder.Status.DONE, desk.get("a").status());
        }

        @Test
        void whatWasSwitchedOffHereStaysOff() {
            desk.take(calendar(single("a", 0, "call")));
            desk.service().setStatus(desk.get("a").id(), Reminder.Status.DISABLED);

            desk.take(calendar(single("a", 1, "call them")));

            assertEquals(Reminder.Status.DISABLED, desk.get("a").status());
        }
    }

    @Nested
    class Cancelled {
        private String cancelled(String method, String component) {
            return calendar("METHOD:" + method + "\r\n" + component);
        }

        @Test
        void aCancelledEventIsSilentFromThenOn() {
            desk.take(calendar(single("a", 0, "call")));
            desk.pass(Duration.ofHours(25));
            assertEquals(1, desk.service().fires().size());

            var report = desk.take(cancelled("CANCEL", single("a", 0, "call")));

            assertEquals(List.of(Kind.CHANGED), kinds(report));
            assertEquals(Reminder.Status.DISABLED, desk.get("a").status());
            assertEquals(List.of(), desk.service().fires());
        }

        @Test
        void aCancellationNeedNotSayWhenItWouldHaveBeen() {
            desk.take(calendar(single("a", 0, "call")));
            var schedule = desk.get("a").definition().schedule();

            desk.take("""
                    BEGIN:VCALENDAR
                    METHOD:CANCEL
                    BEGIN:VEVENT
                    UID:a
                    SEQUENCE:7
                    END:VEVENT
                    END:VCALENDAR
                    """);

            assertEquals(Reminder.Status.DISABLED, desk.get("a").status());
            assertEquals(schedule, desk.get("a").definition().schedule());
        }

        @Test
        void theCancellationAgainChangesNothingAndAnOlderOneNeither() {
            desk.take(calendar(single("a", 2, "call")));

            assertEquals(List.of(Kind.UNCHANGED), kinds(desk.take(cancelled("CANCEL", single("a", 1, "call")))));
            assertEquals(List.of(Kind.CHANGED), kinds(desk.take(cancelled("CANCEL", single("a", 3, "call")))));
            assertEquals(List.of(Kind.UNCHANGED), kinds(desk.take(cancelled("CANCEL", single("a", 3, "call")))));
        }

        @Test
        void statusCancelledIsACancellationToo() {
            desk.take(calendar(single("a", 0, "call")));

            desk.take(calendar(single("a", 1, "call").replace("SUMMARY", "STATUS:CANCELLED\nSUMMARY")));
            assertEquals(Reminder.Status.DISABLED, desk.get("a").status());

            desk.take(calendar(single("a", 2, "call")));
            assertEquals(Reminder.Status.OPEN, desk.get("a").status());
        }

        @Test
        void aCancelledInstanceDoesNotRingAndComesBackWithANewerWord() {
            desk.take(calendar(SERIES));
            desk.take(cancelled("CANCEL", instance("20260304T080000Z", "SEQUENCE:2")));
            assertEquals(Instant.parse("2026-03-05T08:00:00Z"), afterTheThird());

            desk.take(calendar(instance("20260304T093000Z", "SEQUENCE:3")));

            assertEquals(Optional.of(Instant.parse("2026-03-04T09:30:00Z")), desk.nextFireAt("a"));
        }
    }

    @Nested
    class Instances {
        @Test
        void theFirstTextAgainCountsWhereNothingSaysThatItIsOlder() {
            desk.take(calendar(SERIES + instance("20260304T090000Z")));
            desk.take(calendar(SERIES + instance("20260304T100000Z")));

            var report = desk.take(calendar(SERIES + instance("20260304T090000Z")));

            assertEquals(List.of(Kind.UNCHANGED, Kind.CHANGED), kinds(report));
            assertEquals(Instant.parse("2026-03-04T09:00:00Z"), afterTheThird());
        }

        @Test
        void anOlderSequenceDoesNotReplaceANewerOne() {
            desk.take(calendar(SERIES + instance("20260304T100000Z", "SEQUENCE:5")));

            var report = desk.take(calendar(SERIES + instance("20260304T090000Z", "SEQUENCE:4")));

            assertEquals(List.of(Kind.UNCHANGED, Kind.UNCHANGED), kinds(report));
            assertEquals(Instant.parse("2026-03-04T10:00:00Z"), afterTheThird());
        }

        @Test
        void anOlderModificationDoesNotReplaceANewerOne() {
            desk.take(calendar(SERIES + instance("20260304T100000Z", "LAST-MODIFIED:20260301T120000Z")));

            desk.take(calendar(SERIES + instance("20260304T090000Z", "LAST-MODIFIED:20260301T110000Z")));

            assertEquals(Instant.parse("2026-03-04T10:00:00Z"), afterTheThird());
        }

        @Test
        void oneBeforeItsUnchangedSeriesIsNotOverlooked() {
            desk.take(calendar(SERIES));

            var report = desk.take(calendar(instance("20260304T090000Z") + SERIES));

            assertEquals(List.of(Kind.UNCHANGED, Kind.CHANGED), kinds(report));
            assertEquals(Instant.parse("2026-03-04T09:00:00Z"), afterTheThird());
        }

        @Test
        void onlyMovedItFollowsTheWordsOfItsSeries() {
            desk.take(calendar(SERIES + instance("20260304T090000Z")));

            assertEquals(List.of(), desk.get("a").definition().exceptional());
            assertEquals(
                    1,
                    desk.get("a")
                            .definition()
                            .schedule()
                            .orElseThrow()
                            .overrides()
                            .size());
        }

        @Test
        void withOtherWordsAtTheSameTimeOnlyTheWordsAreItsOwn() {
            desk.take(calendar(SERIES + instance("20260304T080000Z").replace("standup", "long standup")));

            assertEquals(1, desk.get("a").definition().exceptional().size());
            assertEquals(
                    List.of(),
                    desk.get("a").definition().schedule().orElseThrow().overrides());
        }

        @Test
        void ofASubscriptionTheyGoBackIntoTheSeriesWhenTheyAreNoLongerTold() {
            desk.refresh(calendar(SERIES + instance("20260304T090000Z")));

            var report = desk.refresh(calendar(SERIES));

            assertEquals(List.of(Kind.UNCHANGED, Kind.CHANGED), kinds(report));
            assertEquals(Instant.parse("2026-03-04T08:00:00Z"), afterTheThird());
        }

        @Test
        void aFileThatDoesNotKnowOfThemTakesNothingBack() {
            desk.take(calendar(SERIES));
            desk.take(calendar(instance("20260304T090000Z")));

            assertEquals(List.of(Kind.UNCHANGED), kinds(desk.take(calendar(SERIES))));
            assertEquals(Instant.parse("2026-03-04T09:00:00Z"), afterTheThird());
        }

        @Test
        void aSeriesThatIsOverLivesWhereOneOfItsInstancesIsStillToCome() {
            var over = """
                    BEGIN:VEVENT
                    UID:a
                    SUMMARY:standup
                    DTSTART:20260203T080000Z
                    RRULE:FREQ=DAILY;COUNT=3
                    END:VEVENT
                    """;
            var late = instance("20260310T080000Z").replace("RECURRENCE-ID:20260304", "RECURRENCE-ID:20260205");

            desk.take(calendar(over + late));

            assertEquals(Reminder.Status.OPEN, desk.get("a").status());
            assertEquals(Optional.of(Instant.parse("2026-03-10T08:00:00Z")), desk.nextFireAt("a"));
        }
    }

    /// A calendar that tells of a series twice, as those do that keep every version of it.
    @Nested
    class ToldTwice {
        private static String calendar(int sequenceOfTheInstance, String exception) {
            return Calendars.calendar(series(1, "") + """
                    BEGIN:VEVENT
                    UID:1
                    SEQUENCE:%d
                    RECURRENCE-ID;VALUE=DATE:20260409
                    DTSTART;VALUE=DATE:20260410
                    SUMMARY:moved
                    END:VEVENT
                    """.formatted(sequenceOfTheInstance) + series(3, exception));
        }

        private static String series(int sequence, String exception) {
            return """
                    BEGIN:VEVENT
                    UID:1
                    SEQUENCE:%d
                    SUMMARY:number %1$d
                    DTSTART;VALUE=DATE:20260402
                    RRULE:FREQ=WEEKLY
                    %sEND:VEVENT
                    """.formatted(sequence, exception);
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({"2, '', 2026-04-10", "2, 20260409, 2026-04-16", "3, 20260409, 2026-04-10", "4, 20260409, 2026-04-10"
        })
        void theLastWordOnSeriesAndInstanceCountsAndOnceMoreChangesNothing(
                int sequenceOfTheInstance, String exception, LocalDate second) {
            var text =
                    calendar(sequenceOfTheInstance, exception.isEmpty() ? "" : "EXDATE;VALUE=DATE:" + exception + "\n");

            desk.take(text);

            var schedule = desk.get("1").definition().schedule().orElseThrow();
            assertEquals("number 3", desk.get("1").title());
            var afterTheFirst = Recurrences.of(schedule, Calendars.BERLIN).after(Instant.parse("2026-04-02T12:00:00Z"));
            assertEquals(
                    new CalendarTime.Day(second),
                    assertInstanceOf(Next.At.class, afterTheFirst).occurrence().start());
            var state = desk.state();
            assertFalse(Desk.kinds(desk.take(text)).contains(Kind.CHANGED));
            assertEquals(state, desk.state());
        }
    }

    @Nested
    class Subscribed {
        @Test
        void aSubscriptionHasNoSayInWhatItDidNotBring() {
            desk.take(calendar(single("a", 0, "mine")));
            var before = desk.state();

            var report = desk.refresh(calendar(single("a", 9, "theirs")));

            assertEquals(List.of(Kind.REFUSED), kinds(report));
            assertEquals(before, desk.state());
        }

        @Test
        void aFileHasNoSayInWhatASubscriptionBrought() {
            desk.refresh(calendar(single("a", 0, "theirs")));

            assertEquals(List.of(Kind.REFUSED), kinds(desk.take(calendar(single("a", 9, "from a file")))));
        }

        @Test
        void whatIsNoLongerInItDoesNotRingAndComesBackWithIt() {
            desk.refresh(calendar(single("a", 0, "kept") + single("b", 0, "gone")));
            desk.take(calendar(single("c", 0, "mine")));

            var report = desk.refresh(calendar(single("a", 0, "kept")));

            assertEquals(List.of(Kind.UNCHANGED, Kind.CHANGED), kinds(report));
            assertEquals(Reminder.Status.DISABLED, desk.get("b").status());
            assertEquals(Reminder.Status.OPEN, desk.get("c").status());

            desk.refresh(calendar(single("a", 0, "kept") + single("b", 0, "gone")));
            assertEquals(Reminder.Status.OPEN, desk.get("b").status());
            assertTrue(desk.nextFireAt("b").isPresent());
        }

        @Test
        void withoutUidsNothingDoublesWithTheNextLook() {
            var nameless = "BEGIN:VEVENT\nDTSTAMP:20260301T000000Z\nSUMMARY:x\nDTSTART:20260303T080000Z\nEND:VEVENT\n";
            desk.refresh(calendar(nameless));

            desk.refresh(calendar(nameless.replace("DTSTAMP:20260301", "DTSTAMP:20260302")));

            assertEquals(1, desk.planned().size());
        }
    }

    @Nested
    class ToDos {
        private static final String OVERDUE = """
                BEGIN:VTODO
                UID:a
                SUMMARY:tax
                DUE:20260227T080000Z
                END:VTODO
                """;

        @Test
        void anOverdueOneIsToldAndNotDone() {
            desk.take(calendar(OVERDUE));
            desk.pass(Duration.ofMinutes(1));

            assertEquals(Reminder.Status.OPEN, desk.get("a").status());
            assertEquals(1, desk.service().fires().size());
            assertTrue(!desk.export().contains("COMPLETED"), desk.export());
        }

        @Test
        void aCompletedInstanceDoesNotRing() {
            var series = "BEGIN:VTODO\nUID:a\nSUMMARY:standup\nDTSTART:20260303T080000Z\nRRULE:FREQ=DAILY\nEND:VTODO\n";
            var done = instance("20260304T080000Z", "STATUS:COMPLETED", "PERCENT-COMPLETE:100")
                    .replace("VEVENT", "VTODO");

            desk.take(calendar(series + done));

            assertEquals(Instant.parse("2026-03-05T08:00:00Z"), afterTheThird());
            assertTrue(desk.export().contains("PERCENT-COMPLETE:100"), desk.export());
        }

        @Test
        void oneThatWasOpenedAgainIsOpen() {
            desk.take(calendar(OVERDUE.replace("SUMMARY", "STATUS:NEEDS-ACTION\nCOMPLETED:20260101T000000Z\nSUMMARY")));

            assertEquals(Reminder.Status.OPEN, desk.get("a").status());
        }
    }

    @Nested
    class ThisAndFuture {
        @Test
        void aCancellationEndsTheSeries() {
            desk.take(calendar(SERIES
                    + instance("20260304T080000Z", "STATUS:CANCELLED")
                            .replace("RECURRENCE-ID", "RECURRENCE-ID;RANGE=THISANDFUTURE")));
            desk.passUntil("2026-03-03T08:00:01Z");

            assertEquals(Optional.empty(), desk.nextFireAt("a"));
        }
    }

    @Nested
    class FromAnInstanceOn {
        @BeforeEach
        void take() {
            desk.take(calendar(SERIES
                    + instance("20260304T090000Z", "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT10M", "END:VALARM")
                            .replace("RECURRENCE-ID", "RECURRENCE-ID;RANGE=THISANDFUTURE")
                            .replace("SUMMARY:standup", "SUMMARY:sit-down")));
        }

        @Test
        void theAlarmsAreOthers() {
            assertEquals("2026-03-03T08:00:00Z", next());
            desk.passUntil("2026-03-03T08:00:01Z");
            assertEquals("2026-03-04T08:50:00Z", next());
            desk.passUntil("2026-03-04T08:50:01Z");
            assertEquals("2026-03-05T08:50:00Z", next());
        }

        @Test
        void theWordsAreOthers() {
            desk.passUntil("2026-03-03T08:00:01Z");
            assertEquals(Set.of("standup"), Set.copyOf(desk.nags));
            desk.service().answer(desk.get("a").id(), new Answer.Done());

            desk.passUntil("2026-03-05T08:50:01Z");

            assertEquals("sit-down", desk.nags.getLast());
        }

        @Test
        void anExportSaysSo() {
            try (var elsewhere = new Desk()) {
                elsewhere.take(desk.export());

                assertEquals(desk.get("a").definition(), elsewhere.get("a").definition());
                assertEquals(desk.export(), elsewhere.export());
            }
        }

        private String next() {
            return desk.nextFireAt("a").orElseThrow().toString();
        }
    }

    @Nested
    class Exported {
        private void takeExportElsewhere() {
            try (var elsewhere = new Desk()) {
                elsewhere.take(desk.export());
                assertEquals(desk.get("a").definition(), elsewhere.get("a").definition());
            }
        }

        @Test
        void anInstanceThatDiffersOnlyInWhatGadflyHasNoWordForIsThereStill() {
            desk.take(calendar(SERIES + instance("20260304T080000Z", "LOCATION:Room 99")));

            assertTrue(desk.export().contains("LOCATION:Room 99"), desk.export());
            takeExportElsewhere();
        }

        @Test
        void aCancelledInstanceIsThereStill() {
            desk.take(calendar(SERIES + instance("20260304T080000Z", "STATUS:CANCELLED", "X-A:1")));

            assertTrue(desk.export().contains("X-A:1"), desk.export());
            takeExportElsewhere();
        }

        @Test
        void aCancelledInstanceThatIsOlderThanItsSeriesIsThereStill() {
            desk.take(calendar("""
                    BEGIN:VEVENT
                    UID:1
                    SEQUENCE:5
                    DTSTART:20260401T090000Z
                    RRULE:FREQ=DAILY
                    EXDATE:20260403T090000Z
                    END:VEVENT
                    BEGIN:VEVENT
                    UID:1
                    RECURRENCE-ID:20260403T090000Z
                    SEQUENCE:2
                    DTSTART:20260403T090000Z
                    STATUS:CANCELLED
                    COMMENT:not this time
                    END:VEVENT
                    """));

            try (var elsewhere = new Desk()) {
                elsewhere.take(desk.export());
                assertTrue(elsewhere.export().contains("COMMENT:not this time"), elsewhere.export());
            }
        }

        @Test
        void anInstanceOfASeriesWithoutATimeIsThereStill() {
            desk.take(calendar(
                    SERIES.replaceFirst("DTSTART.*\n", "") + instance("20260304T093000Z", "LOCATION:Room 99")));

            assertTrue(desk.export().contains("LOCATION:Room 99"), desk.export());
            takeExportElsewhere();
        }

        @Test
        void aPastEventIsNotSaidToBeDone() {
            desk.take(calendar(single("a", 0, "long ago").replace("20260303", "20250303")));

            assertTrue(!desk.export().contains("DONE"), desk.export());
        }
    }

    @Test
    void anInstanceThatCameBeforeItsSeriesKeepsItsTime() {
        desk.take(calendar(instance("20260304T093000Z")));

        desk.take(calendar(SERIES));

        assertEquals(Instant.parse("2026-03-04T09:30:00Z"), afterTheThird());
    }

    @Test
    void twoInstancesWithoutTheirSeriesComeAgainUnchanged() {
        var two = instance("20260304T093000Z") + instance("20260305T093000Z").replace("ID:20260304", "ID:20260305");
        desk.take(calendar(two));

        assertEquals(List.of(Kind.UNCHANGED, Kind.UNCHANGED), kinds(desk.take(calendar(two))));
    }

    @Test
    @Timeout(60)
    void twoThousandInstancesOfOneSeriesAreNoBurden() {
        var many = new StringBuilder(SERIES);
        for (int day = 0; day < 2_000; day++) {
            var id = LocalDate.of(2026, 3, 3).plusDays(day).format(DateTimeFormatter.BASIC_ISO_DATE);
            many.append(instance(id + "T093000Z")
                    .replace("20260304T080000Z", id + "T080000Z")
                    .replace("standup", "standup " + day));
        }

        desk.take(calendar(many.toString()));

        assertEquals(2_000, desk.get("a").definition().exceptional().size());
        assertEquals(Optional.of(Instant.parse("2026-03-03T09:30:00Z")), desk.nextFireAt("a"));
    }

    @Test
    void aSubscribedSeriesThatComesTwiceKeepsWhatWasToldBetween() {
        var moved = instance("20260304T093000Z");
        desk.refresh(calendar(SERIES + moved));

        desk.refresh(calendar(SERIES + moved + SERIES));

        assertEquals(Instant.parse("2026-03-04T09:30:00Z"), afterTheThird());
    }

    @Test
    void onlyANewStampChangesNothing() {
        var stamped = single("a", 0, "x").replace("SUMMARY", "DTSTAMP:20260301T000000Z\nSUMMARY");
        desk.take(calendar(stamped));

        var again = desk.take(calendar(stamped.replace("20260301T", "20260302T")));

        assertEquals(List.of(Kind.UNCHANGED), kinds(again));
        assertEquals(1, desk.get("a").version());
    }

    @Test
    void aSubscriptionHasNoSayInTheInstancesOfASeriesThatItDidNotBring() {
        desk.take(calendar(SERIES));
        var before = desk.state();

        assertEquals(List.of(Kind.REFUSED), kinds(desk.refresh(calendar(instance("20260304T093000Z")))));
        assertEquals(before, desk.state());
    }

    @Test
    void aCompletedInstanceIsInTheHistoryAsDone() {
        var series = SERIES.replace("VEVENT", "VTODO");
        var done = instance("20260304T080000Z", "STATUS:COMPLETED").replace("VEVENT", "VTODO");
        desk.take(calendar(series + done));

        desk.take(calendar(series + done));

        assertEquals(1, desk.state().over().size());
        assertTrue(desk.state().over().getFirst().state() instanceof NagState.Done);
    }

    @Nested
    class EditedHere {
        @Test
        void anOlderFileDoesNotTakeAnEditBackThatWasExported() {
            var first = single("a", 1, "orig");
            desk.take(calendar(first));
            var stored = desk.get("a");
            desk.service().edit(stored, stored.definition().withDetails(Details.of("mine")));
            desk.take(desk.export());
            assertEquals("mine", desk.get("a").title());

            var report = desk.take(calendar(first));

            assertEquals("mine", desk.get("a").title());
            assertEquals(List.of(Kind.UNCHANGED), kinds(report));
        }

        @Test
        void aLocalEditIsReplacedOnlyWithAWord() {
            desk.take(calendar(single("a", 0, "call")));
            var stored = desk.get("a");
            desk.service().edit(stored, stored.definition().withDetails(Details.of("my words")));

            assertEquals(List.of(Kind.UNCHANGED), kinds(desk.take(calendar(single("a", 0, "call")))));
            assertEquals("my words", desk.get("a").title());

            var report = desk.take(calendar(single("a", 1, "their words")));

            assertEquals(List.of(Kind.CHANGED), kinds(report));
            assertTrue(notes(report).getLast().startsWith("it had been edited here"));
            desk.service().undo();
            assertEquals("my words", desk.get("a").title());
        }

        @Test
        void anOldExportOfAReminderThatWasMadeHereDoesNotTakeAnEditBack() {
            var start = Instant.parse("2026-03-03T08:00:00Z");
            var made = desk.service().add(Definition.of(Details.of("call"), Schedule.once(CalendarTime.utc(start))));
            var exported = Calendars.write(made, AlarmAnswers.NONE);
            assertEquals(List.of(Kind.UNCHANGED), kinds(desk.take(exported)));
            desk.service().edit(made, made.definition().withDetails(Details.of("call them")));

            var report = desk.take(exported);

            assertEquals(List.of("what is stored here is newer"), notes(report));
            assertEquals("call them", desk.get(made.uid()).title());
        }

        @Test
        void anExportThatWasEditedElsewhereComesBackWithTheEdit() {
            var start = Instant.parse("2026-03-03T08:00:00Z");
            var made = desk.service().add(Definition.of(Details.of("call"), Schedule.once(CalendarTime.utc(start))));
            var exported = Calendars.write(made, AlarmAnswers.NONE);

            var report = desk.take(exported.replace("SUMMARY:call", "SEQUENCE:1\r\nSUMMARY:call them"));

            assertEquals(List.of(Kind.CHANGED), kinds(report));
            assertEquals("call them", desk.get(made.uid()).title());
        }
    }

    @Test
    void theListAndTheNagPolicyOfTheImportCountWhereTheCalendarSaysNothing() {
        var options = new ImportOptions(false, Optional.of("work"), Optional.of(NagPolicy.once()), _ -> true);
        var own = single("b", 0, "own").replace("SUMMARY", "X-GADFLY-NAG:EVERY=PT3M\nSUMMARY");

        desk.take(Calendars.stream(calendar(single("a", 0, "plain") + own)), options);

        assertEquals("work", desk.get("a").definition().details().list());
        assertEquals(NagPolicy.once(), desk.get("a").definition().nag());
        assertEquals(
                NagPolicy.every(Duration.ofMinutes(3)),
                desk.get("b").definition().nag());
    }

    @Test
    void manyFilesAgainChangeNothingAndOneUndoTakesAllBack() {
        var many = new StringBuilder(SERIES + instance("20260304T090000Z"));
        for (int number = 0; number < 1_200; number++) {
            many.append(single("n" + number, 0, "event " + number));
        }
        desk.take(calendar(many.toString()));
        var before = desk.state();

        var report = desk.take(calendar(many.toString()));

        assertEquals(1_202, report.count(Kind.UNCHANGED));
        assertEquals(before, desk.state());
        desk.service().undo();
        assertEquals(List.of(), desk.service().list(ReminderFilter.ALL, 0, 10));
    }

    @Test
    void whatANewSubscriptionBringsBackIsSaidToHaveBeenDeletedHere() {
        desk.take(calendar(single("a", 0, "call")));
        desk.service().delete(List.of(desk.get("a").id()));

        var report = desk.take(
                Calendars.stream(calendar(single("a", 0, "call"))),
                ImportOptions.look(Occasion.SUBSCRIBED, "inbox", NagPolicy.NORMAL));

        assertEquals(List.of(Kind.ADDED), kinds(report));
        assertEquals(
                List.of("it had been deleted here; the new subscription brings it back"),
                report.verdicts().getFirst().notes());
    }

    @Test
    void aCancelledImportLeavesNothingBehindHoweverFarItCame() {
        var many = new StringBuilder();
        for (int number = 0; number < 1_200; number++) {
            many.append(single("n" + number, 0, "event " + number));
        }
        desk.take(calendar(single("a", 0, "call")));
        var before = desk.state();
        for (long enough : List.of(1L, 700L, 1_200L)) {
            var options = new ImportOptions(false, Optional.empty(), Optional.empty(), count -> count < enough);

            var report = desk.take(Calendars.stream(calendar(many.toString())), options);

            assertEquals(false, report.stored());
            assertEquals(before, desk.state());
        }
        assertEquals(Optional.of("Import test.ics"), desk.service().undo());
        assertEquals(Optional.empty(), desk.find("a"));
    }
}
