package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.Addressee;
import io.gadfly.engine.ReminderService.AnswerResult;
import io.gadfly.engine.ReminderService.Said;
import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.SnoozeEnd;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswersTest {
    private static final NagPolicy EVERY_TEN_MINUTES = NagPolicy.every(Duration.ofMinutes(10));

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private Reminder ringing() {
        var reminder = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(2));
        return reminder;
    }

    private Reminder dailyIn(Duration delay) {
        return house.add("pills", CalendarTime.utc(house.now().plus(delay)), Frequency.DAILY);
    }

    @Nested
    class ToWhatRings {
        static Stream<Answer> everyAnswer() {
            return Stream.of(
                    new Answer.Acknowledge(),
                    new Answer.Done(),
                    new Answer.Skip(),
                    new Answer.Snooze(House.START.plus(Duration.ofHours(5))));
        }

        @ParameterizedTest
        @MethodSource("everyAnswer")
        void makeItSilentAndAreTakenBackByOneUndo(Answer answer) {
            var reminder = ringing();

            house.service().answer(reminder.id(), answer);
            house.pass(Duration.ofMinutes(30));
            assertThat(house.desktop.nags).hasSize(1);
            assertThat(house.service().undo()).isPresent();
            house.pass(Duration.ofSeconds(1));

            assertThat(house.desktop.titles()).containsExactly("tea", "tea");
            assertThat(house.fire("tea").fire().state()).isInstanceOf(NagState.Ringing.class);
            assertThat(house.service()
                            .find(reminder.id())
                            .orElseThrow()
                            .reminder()
                            .status())
                    .isEqualTo(Reminder.Status.OPEN);
        }

        @Test
        void thatTheyAreTakenBackIsAStepOfTheTimeLineToo() {
            var reminder = ringing();
            house.service().answer(reminder.id(), new Answer.Done());

            house.service().undo();
            house.service().redo();

            assertThat(house.service().timeline(reminder.id()))
                    .filteredOn(entry -> Set.of("undo", "undone", "redone").contains(entry.cause()))
                    .extracting(TimelineEntry::step)
                    .containsExactly("fire.openAgain", "reminder.rewound", "fire.done", "reminder.rewound");
        }

        @Test
        void toTheirReminderEndThatAndLeaveAsleepAnEarlierOneThatWasSnoozed() {
            var reminder = dailyIn(Duration.ofMinutes(1));
            house.pass(Duration.ofMinutes(2));
            var yesterday = house.fire("pills").fire().fence();
            house.service().answer(yesterday, new Answer.Snooze(house.now().plus(Duration.ofHours(30))));
            house.pass(Duration.ofDays(1));
            assertThat(house.service().fires()).hasSize(2);

            house.service().answer(reminder.id(), new Answer.Done());

            assertThat(house.service().fires())
                    .extracting(view -> view.fire().fence())
                    .containsExactly(yesterday);
        }

        @Test
        void dismissTakesTheBubbleBackAndTheNaggingGoesOn() {
            var reminder = ringing();

            house.service().answer(reminder.id(), new Answer.Dismiss());
            house.pass(Duration.ofMinutes(10));

            assertThat(house.desktop.nags).hasSize(2);
        }

        @Test
        void theHistoryKeepsHowOftenItWasNagged() {
            var reminder = ringing();
            house.pass(Duration.ofMinutes(10));

            house.service().answer(reminder.id(), new Answer.Done());

            assertThat(house.service().history(House.START, house.now().plusSeconds(1), 10))
                    .hasSize(1)
                    .allSatisfy(view -> assertThat(view.fire().state().nags()).isEqualTo(2));
        }

        @Test
        void theSecondOneFindsThatItIsOver() {
            var reminder = ringing();
            var fence = house.fire("tea").fire().fence();
            house.service().answer(reminder.id(), new Answer.Done());

            assertThat(house.service().answer(fence, new Answer.Skip())).isInstanceOf(AnswerResult.AlreadyOver.class);
        }

        @Test
        void doneEndsTheOtherAlarmsOfTheOccurrenceToo() {
            var start = CalendarTime.utc(house.now().plus(Duration.ofHours(1)));
            var before = Alarm.of(new Trigger.Relative(Trigger.Edge.START, Span.of(Duration.ofMinutes(-30))));
            var after = Alarm.of(new Trigger.Relative(Trigger.Edge.START, Span.of(Duration.ofMinutes(30))));
            var reminder = house.service()
                    .add(Definition.of(Details.of("meeting"), Schedule.once(start))
                            .withAlarms(List.of(before, Alarm.AT_START, after))
                            .withNag(NagPolicy.once()));
            house.pass(Duration.ofMinutes(31));

            house.service().answer(reminder.id(), new Answer.Done());
            house.pass(Duration.ofHours(3));

            assertThat(house.desktop.nags).hasSize(1);
            assertThat(house.service()
                            .find(reminder.id())
                            .orElseThrow()
                            .reminder()
                            .status())
                    .isEqualTo(Reminder.Status.DONE);
        }
    }

    @Nested
    class BeforeItIsDue {
        @Test
        void doneDoesNotRing() {
            var reminder = dailyIn(Duration.ofHours(2));
            var first = house.nextFireAt(reminder).orElseThrow();

            house.service().answer(reminder.id(), new Answer.Done());
            house.pass(Duration.ofHours(3));

            assertThat(house.desktop.nags).isEmpty();
            assertThat(house.nextFireAt(reminder)).contains(first.plus(Duration.ofDays(1)));
        }

        @Test
        void doneIsTakenBackByUndo() {
            var reminder = dailyIn(Duration.ofHours(2));
            house.service().answer(reminder.id(), new Answer.Done());

            house.service().undo();
            house.pass(Duration.ofHours(2));

            assertThat(house.desktop.titles()).containsExactly("pills");
        }

        @Test
        void skippingTheNextThreeLeavesTheFourth() {
            var reminder = dailyIn(Duration.ofHours(2));
            var first = house.nextFireAt(reminder).orElseThrow();

            assertThat(house.service().skipNext(reminder.id(), 3))
                    .containsExactly(first, first.plus(Duration.ofDays(1)), first.plus(Duration.ofDays(2)));

            assertThat(house.nextFireAt(reminder)).contains(first.plus(Duration.ofDays(3)));
        }

        @Test
        void skippingSeveralIsOneStepOfUndo() {
            var reminder = dailyIn(Duration.ofHours(2));
            var first = house.nextFireAt(reminder).orElseThrow();
            house.service().skipNext(reminder.id(), 3);

            assertThat(house.service().undo()).contains("Skip the next 3 of “pills”");

            assertThat(house.nextFireAt(reminder)).contains(first);
        }

        @Test
        void skippingCountsOccurrencesAndNotTheirAlarms() {
            var early = Alarm.of(new Trigger.Relative(Trigger.Edge.START, Span.of(Duration.ofMinutes(-10))));
            var daily = dailyIn(Duration.ofHours(2));
            var edited = daily.definition().withAlarms(List.of(early, Alarm.AT_START));
            house.service().edit(daily, edited);

            assertThat(house.service().skipNext(daily.id(), 2)).hasSize(2);

            assertThat(house.nextFireAt(daily))
                    .contains(House.START.plus(Duration.ofDays(2)).plus(Duration.ofMinutes(110)));
        }

        @Test
        void skippingOneWhoseEarlierAlarmRingsSilencesItUntilItIsTakenBack() {
            var daily = dailyIn(Duration.ofHours(2));
            var early = Alarm.of(new Trigger.Relative(Trigger.Edge.START, Span.of(Duration.ofMinutes(-10))));
            house.service().edit(daily, daily.definition().withAlarms(List.of(early, Alarm.AT_START)));
            house.pass(Duration.ofMinutes(111));

            house.service().skipNext(daily.id(), 1);
            house.pass(Duration.ofHours(3));

            assertThat(house.desktop.nags).hasSize(1);
            assertThat(house.desktop.shown).isEmpty();
            house.service().undo();
            house.pass(Duration.ofSeconds(1));
            assertThat(house.service().fires()).hasSize(2);
        }

        @Test
        void doneThatIsTakenBackWhenTheNextRingsRingsAfterAll() {
            var reminder = dailyIn(Duration.ofHours(2));
            house.service().answer(reminder.id(), new Answer.Done());
            house.pass(Duration.ofHours(26).plusMinutes(1));
            assertThat(house.desktop.titles()).containsExactly("pills");

            house.service().undo();
            house.pass(Duration.ofSeconds(1));

            assertThat(house.desktop.nags.getLast().notification().fire().dueAt())
                    .isEqualTo(House.START.plus(Duration.ofHours(2)));
            assertThat(house.service().fires()).hasSize(2);
        }

        @Test
        void skippingSeveralThatIsTakenBackWhenTheOneAfterThemRingsTellsTheLatestOfThemAndHowMany() {
            var reminder = dailyIn(Duration.ofHours(2));
            house.service().skipNext(reminder.id(), 2);
            house.pass(Duration.ofHours(50).plusMinutes(1));
            assertThat(house.desktop.titles()).containsExactly("pills");

            house.service().undo();
            house.pass(Duration.ofSeconds(1));

            var told = house.desktop.nags.getLast().notification().fire();
            assertThat(told.dueAt()).isEqualTo(House.START.plus(Duration.ofHours(26)));
            assertThat(told.missed()).isEqualTo(1);
        }

        @Test
        void skippingAllThatAreLeftFinishesTheReminder() {
            var reminder = house.addIn(Duration.ofHours(1), "tea", EVERY_TEN_MINUTES);

            assertThat(house.service().skipNext(reminder.id(), 5)).hasSize(1);

            assertThat(house.service()
                            .find(reminder.id())
                            .orElseThrow()
                            .reminder()
                            .status())
                    .isEqualTo(Reminder.Status.DONE);
        }
    }

    @Nested
    class AfterGadflyGaveUp {
        @Test
        void doneThatIsMadeAgainTakesWhatSaysSoOffTheScreen() {
            var tea = house.addIn(
                    Duration.ofMinutes(1),
                    "tea",
                    NagPolicy.every(Duration.ofMinutes(1)).withMax(1));
            house.pass(Duration.ofMinutes(5));
            var shown = List.copyOf(house.desktop.shown);
            house.service().answer(tea.id(), new Answer.Done());
            house.service().undo();
            house.restartAfter(() -> house.desktop.shown.addAll(shown));

            house.service().redo();
            house.pass(Duration.ofSeconds(1));

            assertThat(house.desktop.shown).isEmpty();
        }

        @Test
        void doneStillFinishesTheOccurrence() {
            var reminder = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES.withMax(1));
            house.pass(Duration.ofMinutes(30));

            assertThat(house.service().answer(reminder.id(), new Answer.Done()))
                    .isInstanceOf(AnswerResult.Answered.class);

            assertThat(house.service()
                            .find(reminder.id())
                            .orElseThrow()
                            .reminder()
                            .status())
                    .isEqualTo(Reminder.Status.DONE);
        }

        @Test
        void snoozeRingsAgainByTheSamePolicy() {
            var reminder = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES.withMax(2));
            house.pass(Duration.ofMinutes(30));
            var told = house.desktop.nags.size();

            house.service().answer(reminder.id(), new Answer.Snooze(house.now().plus(Duration.ofMinutes(5))));
            house.pass(Duration.ofMinutes(16));

            assertThat(house.desktop.nags.subList(told, house.desktop.nags.size()))
                    .extracting(nag -> nag.notification().nag())
                    .containsExactly(1, 2);
        }
    }

    @Nested
    class ToSeveralAtOnce {
        private List<AnswerResult> answerAll(Answer answer) {
            return house.service()
                    .answer(house.service().fires().stream()
                            .map(view ->
                                    new Said(new Addressee.OfFire(view.fire().fence()), answer))
                            .toList());
        }

        private Reminder.Status statusOf(Reminder reminder) {
            return house.service().find(reminder.id()).orElseThrow().reminder().status();
        }

        static Stream<Answer> everyAnswer() {
            return ToWhatRings.everyAnswer();
        }

        /// Five are due, of which three have a slot.
        private List<Reminder> fiveThatAreDue() {
            var reminders = Stream.of("a", "b", "c", "d", "e")
                    .map(title -> house.addIn(Duration.ofMinutes(1), title, EVERY_TEN_MINUTES))
                    .toList();
            house.pass(Duration.ofMinutes(2));
            return reminders;
        }

        @ParameterizedTest
        @MethodSource("everyAnswer")
        void silencesThemAllAndIsTakenBackByOneUndo(Answer answer) {
            fiveThatAreDue();
            var told = house.desktop.nags.size();

            answerAll(answer);
            house.pass(Duration.ofMinutes(30));

            assertThat(house.desktop.nags).hasSize(told);
            assertThat(house.service().undo())
                    .hasValueSatisfying(name -> assertThat(name).contains("5 reminders"));
            house.pass(Duration.ofSeconds(1));
            assertThat(house.service().fires())
                    .hasSize(5)
                    .allSatisfy(view -> assertThat(view.fire().state())
                            .isInstanceOfAny(NagState.Ringing.class, NagState.Queued.class));
            assertThat(house.service().undo()).contains("Add “e”");
        }

        @Test
        void snoozedTheyAllComeBackAtTheSameTimeByTheirOwnPolicies() {
            fiveThatAreDue();
            var told = house.desktop.nags.size();

            answerAll(new Answer.Snooze(house.now().plus(Duration.ofMinutes(5))));
            house.pass(Duration.ofMinutes(20));

            assertThat(house.desktop.titles().subList(told, house.desktop.nags.size()))
                    .contains("a", "b", "c", "d", "e");
        }

        @Test
        void doneToTwoOccurrencesOfASeriesLeavesTheThird() {
            var hourly = house.add("pulse", CalendarTime.utc(house.now().plusSeconds(60)), Frequency.HOURLY);
            house.pass(Duration.ofMinutes(70));
            var third = house.nextFireAt(hourly).orElseThrow();

            answerAll(new Answer.Done());

            assertThat(house.service().fires()).isEmpty();
            assertThat(house.nextFireAt(hourly)).contains(third);
            assertThat(statusOf(hourly)).isEqualTo(Reminder.Status.OPEN);
        }

        @Test
        void doneToTheTwoLastOccurrencesFinishesTheReminder() {
            var start = CalendarTime.utc(house.now().plusSeconds(60));
            var early = Alarm.of(new Trigger.Relative(Trigger.Edge.START, Span.of(Duration.ofSeconds(-30))));
            var reminder = house.service()
                    .add(Definition.of(Details.of("tea"), Schedule.once(start))
                            .withAlarms(List.of(early, Alarm.AT_START))
                            .withNag(EVERY_TEN_MINUTES));
            house.pass(Duration.ofMinutes(2));

            assertThat(answerAll(new Answer.Done()))
                    .hasSize(2)
                    .allSatisfy(result -> assertThat(result).isInstanceOf(AnswerResult.Answered.class));

            assertThat(statusOf(reminder)).isEqualTo(Reminder.Status.DONE);
        }

        @Test
        void saysOfEachWhatBecameOfIt() {
            var reminders = fiveThatAreDue();
            var first = house.fire("a").fire().fence();
            house.service().answer(first, new Answer.Done());

            var results = house.service()
                    .answer(List.of(
                            new Said(new Addressee.OfFire(first), new Answer.Done()),
                            new Said(new Addressee.OfReminder(reminders.get(1).id()), new Answer.Done()),
                            new Said(new Addressee.OfReminder(new ReminderId(99)), new Answer.Done())));

            assertThat(results)
                    .extracting(result -> result.getClass().getSimpleName())
                    .containsExactly("AlreadyOver", "Answered", "NothingToAnswer");
        }
    }

    @Nested
    class WhileNothingRuns {
        private final Reminder reminder =
                house.add("pulse", CalendarTime.utc(house.now().plusSeconds(60)), Frequency.HOURLY);

        /// Three fall due, of which the last speaks for the others.
        private void answer(Answer answer) {
            house.restartAfter(() -> {
                house.world.setClock(house.now().plus(Duration.ofMinutes(130)));
                var due = house.atRest().fires().getFirst().fire();
                assertThat(due.missed()).isEqualTo(2);
                assertThat(house.atRest().answer(due.fence(), answer)).isInstanceOf(AnswerResult.Answered.class);
            });
            house.pass(Duration.ofSeconds(1));
        }

        static Stream<Answer> thoseThatEndIt() {
            return Stream.of(new Answer.Acknowledge(), new Answer.Done(), new Answer.Skip());
        }

        @ParameterizedTest
        @MethodSource("thoseThatEndIt")
        void whatFellDueIsAnsweredWithWhatItSpeaksFor(Answer answer) {
            answer(answer);

            assertThat(house.desktop.nags).isEmpty();
            assertThat(house.service().fires()).isEmpty();
            assertThat(house.service().history(House.START, house.now().plusSeconds(1), 10))
                    .hasSize(3);
            assertThat(house.nextFireAt(reminder)).contains(House.START.plus(Duration.ofMinutes(181)));
        }

        @Test
        void whatFellDueSleepsOverTheNextStart() {
            answer(new Answer.Snooze(house.now().plus(Duration.ofMinutes(140))));
            assertThat(house.desktop.nags).isEmpty();

            house.pass(Duration.ofMinutes(10));

            assertThat(house.desktop.titles()).containsExactly("pulse");
        }

        @Test
        void theAnswerIsTakenBackByUndo() {
            answer(new Answer.Done());

            house.service().undo();
            house.pass(Duration.ofSeconds(31));

            assertThat(house.desktop.titles()).containsExactly("pulse");
        }
    }

    @Nested
    class SnoozedUntil {
        private Instant end(SnoozeEnd end) {
            return house.service().snoozeEnd(house.fire("tea").fire(), end).orElseThrow();
        }

        @Test
        void theEndOfQuietHours() {
            var usual = EngineSettings.DEFAULT;
            house.settings = new EngineSettings(
                    usual.morning(),
                    usual.snooze(),
                    Optional.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0))),
                    usual.poolLimits(),
                    usual.lists(),
                    0);
            ringing();

            assertThat(end(new SnoozeEnd.QuietHoursOver())).isEqualTo(Instant.parse("2026-03-03T06:00:00Z"));
        }

        @Test
        void theNextWorkingMorning() {
            ringing();
            assertThat(end(new SnoozeEnd.NextWorkingMorning())).isEqualTo(Instant.parse("2026-03-03T08:00:00Z"));

            house.world.setClock(Instant.parse("2026-03-06T12:00:00Z"));

            assertThat(end(new SnoozeEnd.NextWorkingMorning())).isEqualTo(Instant.parse("2026-03-09T08:00:00Z"));
        }

        @Test
        void theMorningOfADay() {
            ringing();

            assertThat(end(new SnoozeEnd.MorningOf(LocalDate.of(2026, 3, 4))))
                    .isEqualTo(Instant.parse("2026-03-04T08:00:00Z"));
            assertThat(house.service()
                            .snoozeEnd(house.fire("tea").fire(), new SnoozeEnd.MorningOf(LocalDate.of(2026, 3, 2))))
                    .isEmpty();
        }

        @Test
        void soLongBeforeItStarts() {
            var start = CalendarTime.utc(house.now().plus(Duration.ofHours(2)));
            var early = Alarm.of(new Trigger.Relative(Trigger.Edge.START, Span.of(Duration.ofHours(-1))));
            house.service()
                    .add(Definition.of(Details.of("tea"), Schedule.once(start)).withAlarms(List.of(early)));
            house.pass(Duration.ofMinutes(61));

            var until = end(new SnoozeEnd.BeforeStart(Duration.ofMinutes(15)));
            house.service().answer(house.fire("tea").fire().fence(), new Answer.Snooze(until));
            house.pass(Duration.between(house.now(), until));

            assertThat(until).isEqualTo(House.START.plus(Duration.ofMinutes(105)));
            assertThat(house.desktop.nags.getLast().at()).isEqualTo(until);
        }

        @Test
        void aTimeBeforeItsStartThatHasPassedIsNone() {
            ringing();

            assertThat(house.service()
                            .snoozeEnd(house.fire("tea").fire(), new SnoozeEnd.BeforeStart(Duration.ofMinutes(5))))
                    .isEmpty();
        }
    }

    @Nested
    class RepeatedFromCompletion {
        private Definition everySixHours() {
            var start = CalendarTime.utc(house.now().plus(Duration.ofMinutes(1)));
            return Definition.of(Details.of("filter"), Schedule.once(start))
                    .withAfterDone(Span.of(Duration.ofHours(6)))
                    .withNag(EVERY_TEN_MINUTES);
        }

        @Test
        void doneBringsTheNextSoLongAfterIt() {
            var reminder = house.service().add(everySixHours());
            house.pass(Duration.ofHours(1));
            var doneAt = house.now();

            house.service().answer(reminder.id(), new Answer.Done());

            assertThat(house.nextFireAt(reminder)).contains(doneAt.plus(Duration.ofHours(6)));
            house.pass(Duration.ofHours(6));
            assertThat(house.desktop.nags.getLast().at()).isEqualTo(doneAt.plus(Duration.ofHours(6)));
        }

        private Reminder everyWeek(List<Alarm> alarms) {
            var start = CalendarTime.utc(house.now().plus(Duration.ofMinutes(1)));
            return house.service()
                    .add(Definition.of(Details.of("plants"), Schedule.once(start))
                            .withAfterDone(Span.ofDays(7))
                            .withAlarms(alarms)
                            .withNag(EVERY_TEN_MINUTES));
        }

        static Stream<BiConsumer<ReminderService, ReminderId>> waysToEndTheNext() {
            return Stream.of(
                    (service, id) -> service.skipNext(id, 1),
                    (service, id) -> service.answer(id, new Answer.Done()),
                    (service, id) -> service.answer(id, new Answer.Skip()));
        }

        @ParameterizedTest
        @MethodSource("waysToEndTheNext")
        void whoEndsTheNextOnTheDayOfTheLastGetsTheOneAfterIt(BiConsumer<ReminderService, ReminderId> endNext) {
            var reminder = everyWeek(List.of(Alarm.AT_START));
            var start = house.now().plus(Duration.ofMinutes(1));
            house.pass(Duration.ofHours(1));
            house.service().answer(reminder.id(), new Answer.Done());

            endNext.accept(house.service(), reminder.id());

            assertThat(house.nextFireAt(reminder)).contains(start.plus(Duration.ofDays(14)));
            house.pass(Duration.ofDays(14));
            assertThat(house.desktop.nags)
                    .filteredOn(nag -> nag.notification().nag() == 1)
                    .extracting(nag -> nag.at())
                    .containsExactly(start, start.plus(Duration.ofDays(14)));
        }

        @Test
        void whatLastsAWholeDayComesOnTheNextOneHoweverFewHoursItCounts() {
            var start = new CalendarTime.Day(LocalDate.parse("2026-03-03"));
            var plants = house.service()
                    .add(Definition.of(Details.of("plants"), Schedule.once(start))
                            .withAfterDone(Span.of(Duration.ofHours(8)))
                            .withNag(EVERY_TEN_MINUTES));
            house.pass(Duration.ofDays(1));

            house.service().answer(plants.id(), new Answer.Done());

            assertThat(house.nextFireAt(plants)).contains(Instant.parse("2026-03-04T08:00:00Z"));
        }

        @Test
        void whatPassedWhileItWasOffCountsFromTheMomentItIsSwitchedOn() {
            var reminder = everyWeek(List.of(Alarm.AT_START));
            var start = house.now().plus(Duration.ofMinutes(1));
            house.service().setStatus(reminder.id(), Reminder.Status.DISABLED);
            house.pass(Duration.ofDays(2));

            house.service().setStatus(reminder.id(), Reminder.Status.OPEN);

            assertThat(house.nextFireAt(reminder)).contains(start.plus(Duration.ofDays(9)));
        }

        @Test
        void whoIsToldTheDayBeforeAndDoesItAtOnceIsToldAgain() {
            var daily = Definition.of(
                            Details.of("bread"),
                            Schedule.once(CalendarTime.utc(house.now().plus(Duration.ofHours(30)))))
                    .withAfterDone(Span.ofDays(1))
                    .withAlarms(List.of(
                            new Alarm(
                                    "before",
                                    new Trigger.Relative(Trigger.Edge.START, Span.ofDays(-1)),
                                    Optional.empty()),
                            Alarm.AT_START))
                    .withNag(EVERY_TEN_MINUTES);
            var reminder = house.service().add(daily);
            var told = house.now().plus(Duration.ofHours(6));
            house.pass(Duration.ofHours(7));

            house.service().answer(reminder.id(), new Answer.Done());

            house.pass(Duration.ofDays(1));
            assertThat(house.desktop.nags)
                    .filteredOn(nag -> nag.notification().nag() == 1)
                    .extracting(nag -> nag.at())
                    .containsExactly(told, told.plus(Duration.ofDays(1)));
        }

        static Stream<MisfirePolicy> thoseThatMayRingNothing() {
            return Stream.of(new MisfirePolicy.SkipToNext(), new MisfirePolicy.DropIfLate(Duration.ofMinutes(30)));
        }

        @Test
        void whatAnAnswerEndsAheadIsNotNamedAsTheNext() {
            var ahead = new Trigger.Absolute(house.now().plus(Duration.ofHours(2)));
            var reminder = everyWeek(List.of(Alarm.AT_START, Alarm.of(ahead)));

            house.service().skipNext(reminder.id(), 2);

            assertThat(house.nextFireAt(reminder))
                    .contains(House.START.plus(Duration.ofDays(7)).plusSeconds(60));
        }

        @ParameterizedTest
        @MethodSource("thoseThatMayRingNothing")
        void aMissCountsAsItsCompletion(MisfirePolicy policy) {
            var reminder = house.service().add(everySixHours().withMisfire(policy));

            house.sleepFor(Duration.ofHours(3));
            var missedAt = house.now();

            assertThat(house.desktop.nags).isEmpty();
            assertThat(house.nextFireAt(reminder)).contains(missedAt.plus(Duration.ofHours(6)));
            house.pass(Duration.ofHours(6));
            assertThat(house.desktop.titles()).containsExactly("filter");
        }
    }

    @Nested
    class ToWhatWasOnlySeen {
        @Test
        void doneFinishesItWhereNothingComesAfterIt() {
            var reminder = ringing();
            house.service().answer(reminder.id(), new Answer.Acknowledge());

            assertThat(house.service().current(reminder.id()))
                    .map(view -> view.fire().state())
                    .containsInstanceOf(NagState.Acknowledged.class);
            assertThat(house.service().answer(reminder.id(), new Answer.Done()))
                    .isInstanceOf(AnswerResult.Answered.class);
            assertThat(status(reminder)).isEqualTo(Reminder.Status.DONE);
            assertThat(house.service().current(reminder.id())).isEmpty();

            house.service().undo();

            assertThat(status(reminder)).isEqualTo(Reminder.Status.OPEN);
        }

        @Test
        void doneToTheReminderEndsTheNextOfASeriesAndDoneToTheFireDoesNot() {
            var reminder = dailyIn(Duration.ofMinutes(1));
            house.pass(Duration.ofMinutes(2));
            var seen = house.fire("pills").fire();
            house.service().answer(reminder.id(), new Answer.Acknowledge());
            var next = house.nextFireAt(reminder).orElseThrow();

            assertThat(house.service().current(reminder.id())).isEmpty();
            house.service().answer(seen.fence(), new Answer.Done());
            assertThat(house.nextFireAt(reminder)).contains(next);
            house.service().answer(reminder.id(), new Answer.Done());
            assertThat(house.nextFireAt(reminder)).contains(next.plus(Duration.ofDays(1)));
        }

        private Reminder.Status status(Reminder reminder) {
            return house.service().find(reminder.id()).orElseThrow().reminder().status();
        }
    }

    @Nested
    class ToWhatWasMissed {
        @Test
        void doneFinishesItWhereNothingComesAfterIt() {
            var at = CalendarTime.utc(house.now().plus(Duration.ofMinutes(1)));
            var reminder = house.service()
                    .add(Definition.of(Details.of("train"), Schedule.once(at))
                            .withMisfire(new MisfirePolicy.DropIfLate(Duration.ofMinutes(30))));
            house.sleepFor(Duration.ofHours(3));

            assertThat(house.service().answer(reminder.id(), new Answer.Done()))
                    .isInstanceOf(AnswerResult.Answered.class);

            assertThat(house.service()
                            .find(reminder.id())
                            .orElseThrow()
                            .reminder()
                            .status())
                    .isEqualTo(Reminder.Status.DONE);
        }

        @Test
        void doneEndsTheNextOfASeriesBeforeItIsDue() {
            var reminder = dailyIn(Duration.ofMinutes(1));
            house.service().edit(reminder, reminder.definition().withMisfire(new MisfirePolicy.SkipToNext()));
            house.sleepFor(Duration.ofHours(3));
            var next = house.nextFireAt(reminder).orElseThrow();

            house.service().answer(reminder.id(), new Answer.Done());

            assertThat(house.nextFireAt(reminder)).contains(next.plus(Duration.ofDays(1)));
        }
    }

    @Nested
    class AfterAnEdit {
        @Test
        void theOldFireIsWithdrawnAndTheNewTimeRings() {
            var reminder = ringing();

            var later = Schedule.once(CalendarTime.utc(house.now().plus(Duration.ofHours(1))));
            house.service().edit(reminder, reminder.definition().withSchedule(later));
            house.pass(Duration.ofMinutes(50));
            assertThat(house.desktop.nags).hasSize(1);
            assertThat(house.desktop.shown).isEmpty();
            house.pass(Duration.ofMinutes(15));

            assertThat(house.desktop.nags).hasSize(2);
        }

        @Test
        void ofTheTitleOnlyTheFireGoesOn() {
            var reminder = ringing();
            Instant due = house.fire("tea").fire().dueAt();

            house.service().edit(reminder, reminder.definition().withDetails(Details.of("green tea")));
            house.pass(Duration.ofMinutes(10));

            assertThat(house.fire("green tea").fire().dueAt()).isEqualTo(due);
            assertThat(house.desktop.titles()).containsExactly("tea", "green tea");
        }
    }
}
