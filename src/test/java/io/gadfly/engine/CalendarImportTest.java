package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Aspect;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.ExceptionalInstance;
import io.gadfly.reminder.ImportReport;
import io.gadfly.reminder.ImportReport.Kind;
import io.gadfly.reminder.ImportReport.Verdict;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.Skip;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CalendarImportTest {
    private static final Instant TOMORROW = House.START.plus(Duration.ofDays(1));

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private static Incoming.Item item(String uid, String title, Instant start, int sequence) {
        return item(uid, title, Schedule.once(CalendarTime.utc(start)), sequence, AlarmAnswers.NONE);
    }

    private static Incoming.Item item(String uid, String title, Schedule schedule, int sequence, AlarmAnswers answers) {
        var text = uid + title + schedule.start() + sequence + "\n";
        return new Incoming.Item(
                1,
                uid,
                Definition.of(Details.of(title), schedule),
                new Origin.Calendar("work.ics", sequence, Optional.empty(), text, false),
                Reminder.Status.OPEN,
                answers,
                List.of(),
                false);
    }

    private static Schedule daily(Instant start) {
        return Schedule.repeating(
                CalendarTime.utc(start),
                new RecurrenceRule(Frequency.DAILY, 1, new Limit.Forever(), ByParts.NONE, DayOfWeek.MONDAY, Skip.OMIT));
    }

    private static Incoming.Instance moved(String uid, Instant original, Instant start) {
        var time =
                new Rescheduled(CalendarTime.utc(original), Rescheduled.Range.THIS, CalendarTime.utc(start), Span.ZERO);
        return new Incoming.Instance(
                9,
                uid,
                time,
                new ExceptionalInstance(time.recurrenceId(), Details.of("moved"), List.of()),
                Reminder.Status.OPEN,
                new Origin.Calendar("work.ics", 0, Optional.empty(), "instance " + original + start + "\n", false),
                AlarmAnswers.NONE,
                List.of(),
                false);
    }

    private ImportReport store(Incoming... items) {
        return house.service().importCalendar("work.ics", List.of(items).iterator(), ImportOptions.STORE);
    }

    private static List<Kind> kinds(ImportReport report) {
        return report.verdicts().stream().map(Verdict::kind).toList();
    }

    private Optional<Instant> nextFireAt(String uid) {
        return house.repository
                .findByUid(uid)
                .flatMap(reminder -> house.service().find(reminder.id()))
                .flatMap(planned -> planned.nextFireAt());
    }

    @Test
    void writesASeriesOnceHoweverManyOfItsInstancesFollow() {
        var items = new ArrayList<Incoming>();
        items.add(item("a", "series", daily(TOMORROW), 0, AlarmAnswers.NONE));
        for (var day = 0; day < 1_200; day++) {
            var at = TOMORROW.plus(Duration.ofDays(day));
            items.add(moved("a", at, at.plusSeconds(60)));
        }
        items.add(item("b", "behind it", TOMORROW, 0));

        var report = house.service().importCalendar("work.ics", items.iterator(), ImportOptions.STORE);

        var series = house.repository.findByUid("a").orElseThrow();
        assertThat(report.count(Kind.ADDED)).isEqualTo(1_202);
        assertThat(series.version()).isEqualTo(1);
        assertThat(series.definition().schedule().map(Schedule::overrides).orElseThrow())
                .hasSize(1_200);
        assertThat(house.repository.findByUid("b")).isPresent();
    }

    @Test
    void judgesEachItemByWhatIsStored() {
        store(item("a", "stays", TOMORROW, 0), item("b", "changes", TOMORROW, 0));

        var report = store(
                item("a", "stays", TOMORROW, 0),
                item("b", "changed", TOMORROW.plusSeconds(3600), 1),
                item("c", "new", TOMORROW, 0),
                item("d", "past", House.START.minusSeconds(3600), 0),
                new Incoming.Refused(7, "e", "bad", "BYMONTH=13 is out of range", ""));

        assertThat(kinds(report)).containsExactly(Kind.UNCHANGED, Kind.CHANGED, Kind.ADDED, Kind.PAST, Kind.REFUSED);
        assertThat(nextFireAt("b")).contains(TOMORROW.plusSeconds(3600));
    }

    @Test
    void onceMoreChangesNothingAndOneUndoTakesItBack() {
        var first = item("a", "standup", daily(TOMORROW), 0, AlarmAnswers.NONE);
        var instance = moved(
                "a",
                TOMORROW.plus(Duration.ofDays(2)),
                TOMORROW.plus(Duration.ofDays(2)).plusSeconds(60));
        store(first, instance);

        assertThat(kinds(store(first, instance))).containsExactly(Kind.UNCHANGED, Kind.UNCHANGED);
        assertThat(house.service().undo()).contains("Import work.ics");
        assertThat(house.service().list(ReminderFilter.ALL, 0, 10)).isEmpty();
    }

    @Test
    void aPreviewJudgesTheSameAndStoresNothing() {
        var options = new ImportOptions(true, Optional.empty(), Optional.empty(), _ -> true);

        var report = house.service()
                .importCalendar(
                        "work.ics",
                        List.<Incoming>of(item("a", "x", TOMORROW, 0)).iterator(),
                        options);

        assertThat(kinds(report)).containsExactly(Kind.ADDED);
        assertThat(report.stored()).isFalse();
        assertThat(house.service().list(ReminderFilter.ALL, 0, 10)).isEmpty();
    }

    @Test
    void aCancelledImportStoresNothing() {
        var options = new ImportOptions(false, Optional.empty(), Optional.empty(), count -> count < 2);
        var items = List.<Incoming>of(item("a", "x", TOMORROW, 0), item("b", "y", TOMORROW, 0));

        var report = house.service().importCalendar("work.ics", items.iterator(), options);

        assertThat(report.stored()).isFalse();
        assertThat(house.service().list(ReminderFilter.ALL, 0, 10)).isEmpty();
    }

    @Test
    void anOlderVersionDoesNotReplaceANewerOne() {
        store(item("a", "new words", TOMORROW, 5));

        assertThat(kinds(store(item("a", "old words", TOMORROW, 4)))).containsExactly(Kind.UNCHANGED);
    }

    @Test
    void theSameUidTwiceInOneFileIsSaid() {
        assertThat(kinds(store(item("a", "one", TOMORROW, 0), item("a", "two", TOMORROW, 0))))
                .containsExactly(Kind.ADDED, Kind.REFUSED);
    }

    @Test
    void anInstanceFindsItsSeriesWhicheverComesFirst() {
        var third = TOMORROW.plus(Duration.ofDays(2));

        store(
                moved("a", TOMORROW, third.plusSeconds(600)),
                item("a", "standup", daily(TOMORROW), 0, AlarmAnswers.NONE));

        assertThat(nextFireAt("a")).contains(TOMORROW.plus(Duration.ofDays(1)));
        house.pass(Duration.between(House.START, third.plusSeconds(601)));
        assertThat(house.desktop.titles()).contains("moved");
    }

    @Test
    void whatWasAnsweredElsewhereIsSilentHere() {
        store(item("a", "call", TOMORROW, 0));
        house.pass(Duration.ofHours(25));
        assertThat(house.service().fires()).hasSize(1);

        var answered = new AlarmAnswers(Map.of(Trigger.AT_START, TOMORROW), Optional.empty());
        store(item("a", "call", Schedule.once(CalendarTime.utc(TOMORROW)), 0, answered));
        house.pass(Duration.ofSeconds(1));

        assertThat(house.service().fires()).isEmpty();
        assertThat(house.desktop.shown).isEmpty();
    }

    @Test
    void whatWasDoneHereDoesNotReturn() {
        store(item("a", "call", TOMORROW, 0));
        house.pass(Duration.ofHours(25));
        var reminder = house.repository.findByUid("a").orElseThrow();
        house.service().answer(reminder.id(), new Answer.Done());
        var rung = house.desktop.nags.size();

        store(item("a", "call them", TOMORROW, 1));
        house.pass(Duration.ofHours(25));

        assertThat(house.desktop.nags).hasSize(rung);
        assertThat(house.repository.findByUid("a").orElseThrow().status()).isEqualTo(Reminder.Status.DONE);
    }

    @Test
    void aReplacedEditIsSaidAndWhatIsGadflysOwnStays() {
        store(item("a", "call", TOMORROW, 0));
        var stored = house.repository.findByUid("a").orElseThrow();
        var once = stored.definition().withNag(NagPolicy.once());
        house.service().edit(stored, once.withDetails(Details.of("my words")));

        var report = store(item("a", "their words", TOMORROW, 1));

        assertThat(kinds(report)).containsExactly(Kind.CHANGED);
        assertThat(report.verdicts().getFirst().notes()).hasSize(1);
        var now = house.repository.findByUid("a").orElseThrow();
        assertThat(now.title()).isEqualTo("their words");
        assertThat(now.definition().nag()).isEqualTo(NagPolicy.once());
    }

    @Test
    void whatTheEndOfTheFileCutOffAddsAtMostAndReplacesNothing() {
        var whole = item("a", "two", TOMORROW, 0);
        var cut = new Incoming.Item(
                3,
                "a",
                Definition.of(Details.of(""), Schedule.once(CalendarTime.utc(TOMORROW.plusSeconds(60)))),
                new Origin.Calendar("work.ics", 1, Optional.empty(), "cut\n", false),
                Reminder.Status.OPEN,
                AlarmAnswers.NONE,
                List.of(),
                true);
        house.service().importCalendar("work.ics", List.<Incoming>of(whole).iterator(), ImportOptions.STORE);

        var report = house.service()
                .importCalendar("work.ics", List.<Incoming>of(cut).iterator(), ImportOptions.STORE);

        assertThat(kinds(report)).containsExactly(Kind.REFUSED);
        assertThat(house.repository.findByUid("a").orElseThrow().title()).isEqualTo("two");
        assertThat(nextFireAt("a")).contains(TOMORROW);
    }

    @Test
    void ofMillionsOfRemarksTheFirstThousandAreSaidAndHowManyMoreThereWere() {
        var remarks = Stream.iterate(1, line -> line + 1)
                .limit(5_000)
                .<Incoming>map(line -> new Incoming.Remark(line, "passed over"));

        var report = house.service().importCalendar("work.ics", remarks.iterator(), ImportOptions.STORE);

        assertThat(report.remarks()).hasSize(1_001);
        assertThat(report.remarks().getLast())
                .isEqualTo(new Incoming.Remark(5_000, "and 4,000 more remarks of this kind or another"));
    }

    @Nested
    class OfWhichAllAlarmsAreOver {
        private static final String NOTE = "its alarm is over; it will not ring";
        private static final Instant LAST_WEEK = House.START.minus(Duration.ofDays(7));

        /// With one alarm, two days before.
        private static Incoming.Item early(String uid, Schedule schedule) {
            var item = item(uid, "flight", schedule, 0, AlarmAnswers.NONE);
            var alarm = Alarm.of(new Trigger.Relative(Trigger.Edge.START, Span.ofDays(-2)));
            return new Incoming.Item(
                    1,
                    uid,
                    item.definition().withAlarms(List.of(alarm)),
                    item.origin(),
                    item.status(),
                    item.answers(),
                    List.of(),
                    false);
        }

        private static Schedule daily(Instant start, int times) {
            return Schedule.repeating(
                    CalendarTime.utc(start),
                    new RecurrenceRule(
                            Frequency.DAILY, 1, new Limit.Count(times), ByParts.NONE, DayOfWeek.MONDAY, Skip.OMIT));
        }

        @Test
        void whatLiesAheadItselfIsAddedAndSaidNotToRing() {
            var report = store(early("a", Schedule.once(CalendarTime.utc(TOMORROW))));

            assertThat(kinds(report)).containsExactly(Kind.ADDED);
            assertThat(report.verdicts().getFirst().notes()).containsExactly(NOTE);
            assertThat(report.count(Kind.PAST)).isZero();
            assertThat(nextFireAt("a")).isEmpty();
        }

        @Test
        void itIsStoredThoughWhatIsPastIsLeftOut() {
            var items = List.<Incoming>of(
                    early("ahead", Schedule.once(CalendarTime.utc(TOMORROW))),
                    early("behind", Schedule.once(CalendarTime.utc(LAST_WEEK))));

            var report = house.service()
                    .importCalendar("work.ics", items.iterator(), ImportOptions.STORE.skippingPast(true));

            assertThat(kinds(report)).containsExactly(Kind.ADDED, Kind.PAST);
            assertThat(house.repository.findByUid("ahead")).isPresent();
            assertThat(house.repository.findByUid("behind")).isEmpty();
        }

        @Test
        void aSeriesIsPastOnlyWhenItsLastOccurrenceIs() {
            var report =
                    store(early("last is tomorrow", daily(LAST_WEEK, 9)), early("last is now", daily(LAST_WEEK, 8)));

            assertThat(kinds(report)).containsExactly(Kind.ADDED, Kind.PAST);
            assertThat(report.verdicts().stream().map(Verdict::notes).toList())
                    .isEqualTo(List.of(List.of(NOTE), List.of()));
        }
    }

    @Nested
    class WithoutWhatIsPast {
        private static final Instant LAST_MONTH = House.START.minus(Duration.ofDays(30));

        private ImportReport take(List<Incoming> items) {
            return house.service().importCalendar("work.ics", items.iterator(), ImportOptions.STORE.skippingPast(true));
        }

        private List<String> titles() {
            return house.repository.list(ReminderFilter.ALL, 0, 1_000).stream()
                    .map(planned -> planned.reminder().title())
                    .toList();
        }

        @Test
        void onlyWhatIsStillToComeIsStoredAndTheRestIsSaidToBePast() {
            var report = take(List.of(
                    item("a", "over", LAST_MONTH, 0),
                    item("b", "to come", TOMORROW, 0),
                    item("c", "goes on", daily(LAST_MONTH), 0, AlarmAnswers.NONE)));

            assertThat(report.verdicts()).extracting(Verdict::kind).containsExactly(Kind.PAST, Kind.ADDED, Kind.ADDED);
            assertThat(titles()).containsExactlyInAnyOrder("to come", "goes on");
        }

        @Test
        void itIsTakenInLaterWhereItIsWanted() {
            var items = List.<Incoming>of(item("a", "over", LAST_MONTH, 0));
            take(items);

            house.service().importCalendar("work.ics", items.iterator(), ImportOptions.STORE);

            assertThat(titles()).containsExactly("over");
        }

        @Test
        void anInstanceThatWasMovedAheadOfNowIsStoredHoweverFarBehindItsSeriesItStands() {
            var items = new ArrayList<Incoming>();
            items.add(item("a", "over", LAST_MONTH, 0));
            for (var number = 0; number < 1_200; number++) {
                items.add(item("past " + number, "over too", LAST_MONTH, 0));
            }
            items.add(moved("a", LAST_MONTH, TOMORROW));

            take(items);

            assertThat(titles()).containsExactly("moved");
            assertThat(nextFireAt("a")).contains(TOMORROW);
        }

        @Test
        void whatIsStoredAlreadyIsChangedAndNotLeftOut() {
            house.service()
                    .importCalendar(
                            "work.ics",
                            List.<Incoming>of(item("a", "to come", TOMORROW, 0)).iterator(),
                            ImportOptions.STORE);

            var report = take(List.of(item("a", "was yesterday", House.START.minus(Duration.ofDays(1)), 1)));

            assertThat(report.verdicts()).extracting(Verdict::kind).containsExactly(Kind.CHANGED);
            assertThat(titles()).containsExactly("was yesterday");
        }
    }

    @Nested
    class OfSeveralCalendars {
        private final Incoming.Beginning first = new Incoming.Beginning("first.ics");
        private final Incoming.Beginning second = new Incoming.Beginning("second.ics");

        private Verdict lastOf(Incoming... items) {
            return store(items).verdicts().getLast();
        }

        private String title(String uid) {
            return house.repository.findByUid(uid).orElseThrow().title();
        }

        @Test
        void theLaterOneIsANewerWordOnWhatBothHave() {
            var verdict =
                    lastOf(first, item("a", "choir", TOMORROW, 0), second, item("a", "choir in the hall", TOMORROW, 0));

            assertThat(verdict.kind()).isEqualTo(Kind.CHANGED);
            assertThat(verdict.calendar()).isEqualTo("second.ics");
            assertThat(verdict.notes()).containsExactly("an earlier file of this import has it too: first.ics");
            assertThat(title("a")).isEqualTo("choir in the hall");
        }

        @Test
        void theLaterOneChangesNothingWhereItsVersionIsOlder() {
            var verdict = lastOf(first, item("a", "choir", TOMORROW, 2), second, item("a", "old", TOMORROW, 1));

            assertThat(verdict.kind()).isEqualTo(Kind.UNCHANGED);
            assertThat(verdict.notes())
                    .containsExactly(
                            "an earlier file of this import has it too: first.ics", "what is stored here is newer");
            assertThat(title("a")).isEqualTo("choir");
        }

        @Test
        void oneThatSaysItTwiceItselfIsRefusedAsAlone() {
            var verdict = lastOf(
                    first,
                    item("a", "choir", TOMORROW, 0),
                    second,
                    item("b", "band", TOMORROW, 0),
                    item("b", "other band", TOMORROW, 0));

            assertThat(verdict.kind()).isEqualTo(Kind.REFUSED);
            assertThat(verdict.reason()).isEqualTo("the file has this UID twice; the first is kept");
        }

        @Test
        void anInstanceFindsItsSeriesInAnEarlierOneAndInALaterOne() {
            var day = Duration.ofDays(1);
            var report = store(
                    first,
                    moved("late", TOMORROW.plus(day), TOMORROW.plus(day).plusSeconds(60)),
                    item("early", "series", daily(TOMORROW), 0, AlarmAnswers.NONE),
                    second,
                    moved("early", TOMORROW.plus(day), TOMORROW.plus(day).plusSeconds(60)),
                    item("late", "series", daily(TOMORROW), 0, AlarmAnswers.NONE));

            assertThat(report.count(Kind.REFUSED)).isZero();
            for (var uid : List.of("early", "late")) {
                var series = house.repository.findByUid(uid).orElseThrow();
                assertThat(series.title()).isEqualTo("series");
                assertThat(series.definition().schedule().orElseThrow().overrides())
                        .hasSize(1);
            }
        }

        @Test
        void importedOnceMoreTheyBringNoNews() {
            Incoming[] all = {
                first,
                item("a", "choir", TOMORROW, 0),
                second,
                item("a", "choir", TOMORROW, 0),
                item("b", "band", TOMORROW, 0)
            };
            store(all);

            assertThat(kinds(store(all))).containsOnly(Kind.UNCHANGED);
        }
    }

    @Nested
    class EachVerdict {
        private Verdict verdict(Incoming... items) {
            return store(items).verdicts().getLast();
        }

        @Test
        void saysWhenASeriesIsNextAndNotWhenItWasFirst() {
            var lastYear = TOMORROW.minus(Duration.ofDays(365));

            var series = verdict(item("a", "series", daily(lastYear), 0, AlarmAnswers.NONE));

            assertThat(series.subject().start().orElseThrow().in(house.zone)).isEqualTo(TOMORROW);
        }

        @Test
        void saysWhenWhatIsOverWasFirst() {
            var lastMonth = TOMORROW.minus(Duration.ofDays(30));

            assertThat(verdict(item("a", "over", lastMonth, 0)).subject().start())
                    .contains(CalendarTime.utc(lastMonth));
        }

        @Test
        void saysWhereAnInstanceIsMovedTo() {
            var verdict = verdict(
                    item("a", "series", daily(TOMORROW), 0, AlarmAnswers.NONE),
                    moved("a", TOMORROW, TOMORROW.plusSeconds(60)));

            assertThat(verdict.subject().start()).contains(CalendarTime.utc(TOMORROW.plusSeconds(60)));
        }

        @Test
        void saysWhatAChangedOneChanges() {
            store(item("a", "choir", TOMORROW, 0));

            var changed = verdict(item("a", "choir in the hall", TOMORROW.plusSeconds(60), 1));

            assertThat(changed.kind()).isEqualTo(Kind.CHANGED);
            assertThat(changed.changesInOrder()).containsExactly(Aspect.TITLE, Aspect.TIME);
        }

        @Test
        void saysWhatAnInstanceThatIsToldAnewChanges() {
            store(item("a", "series", daily(TOMORROW), 0, AlarmAnswers.NONE));

            var changed = verdict(
                    item("a", "series", daily(TOMORROW), 0, AlarmAnswers.NONE),
                    moved("a", TOMORROW, TOMORROW.plusSeconds(60)));

            assertThat(changed.changesInOrder()).containsExactly(Aspect.TITLE, Aspect.TIME);
        }

        @Test
        void ofWhatIsAddedOrUnchangedSaysNoChange() {
            assertThat(verdict(item("a", "choir", TOMORROW, 0)).changes()).isEmpty();
            assertThat(verdict(item("a", "choir", TOMORROW, 0)).changes()).isEmpty();
        }
    }

    @Nested
    class WhatHasBegunAndIsNotOver {
        private static final String NOTE = "it has begun and is not over yet; its alarm is over, and it will not ring";

        private static Incoming.Item lasting(CalendarTime start, Span span) {
            var schedule = new Schedule(start, span, List.of(), List.of(), List.of(), List.of(), List.of());
            return item("a", "conference", schedule, 0, AlarmAnswers.NONE);
        }

        private Verdict verdict(CalendarTime start, Span span) {
            return house.service()
                    .importCalendar(
                            "work.ics",
                            List.<Incoming>of(lasting(start, span)).iterator(),
                            ImportOptions.STORE.skippingPast(true))
                    .verdicts()
                    .getFirst();
        }

        @Test
        void isAddedAndNotLeftOutAsPast() {
            var verdict = verdict(CalendarTime.utc(House.START.minusSeconds(3_600)), Span.of(Duration.ofHours(2)));

            assertThat(verdict.kind()).isEqualTo(Kind.ADDED);
            assertThat(verdict.notes()).containsExactly(NOTE);
            assertThat(house.repository.findByUid("a")).isPresent();
        }

        @Test
        void isPastWithItsEnd() {
            var verdict = verdict(CalendarTime.utc(House.START.minusSeconds(7_200)), Span.of(Duration.ofHours(2)));

            assertThat(verdict.kind()).isEqualTo(Kind.PAST);
            assertThat(house.repository.findByUid("a")).isEmpty();
        }

        @Test
        void isWhatLastsAllOfToday() {
            house.world.advance(Duration.ofHours(8));
            var today = new CalendarTime.Day(
                    house.zone.wallTimeOf(house.world.instant()).toLocalDate());

            assertThat(verdict(today, Span.ZERO).notes()).containsExactly(NOTE);
        }

        @Test
        void isNotWhatLastedAllOfYesterday() {
            var yesterday = new CalendarTime.Day(
                    house.zone.wallTimeOf(House.START).toLocalDate().minusDays(1));

            assertThat(verdict(yesterday, Span.ofDays(1)).kind()).isEqualTo(Kind.PAST);
        }
    }
}
