package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.AnswerResult;
import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.notification.Medium.Availability;
import io.gadfly.notification.Medium.Response;
import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Limit;
import io.gadfly.schedule.RecurrenceRule.Skip;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Faults that other reminder programs shipped, one test each.
class TrapsTest {
    private static final NagPolicy EVERY_TEN_MINUTES = NagPolicy.every(Duration.ofMinutes(10));

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private Definition every(Frequency frequency, Duration until) {
        var rule = new RecurrenceRule(frequency, 1, new Limit.Forever(), ByParts.NONE, DayOfWeek.MONDAY, Skip.OMIT);
        var start = CalendarTime.utc(house.now().plus(until));
        return Definition.of(Details.of("pills"), Schedule.repeating(start, rule))
                .withNag(EVERY_TEN_MINUTES);
    }

    private Optional<Instant> nextFireAt(Reminder reminder) {
        return house.service().find(reminder.id()).orElseThrow().nextFireAt();
    }

    @Test
    void doneEndsThisOccurrenceAndNotTheSeries() {
        var reminder = house.service().add(every(Frequency.DAILY, Duration.ofHours(1)));
        house.pass(Duration.ofHours(2));

        house.service().answer(reminder.id(), new Answer.Done());
        house.pass(Duration.ofHours(24));

        assertThat(house.desktop.nags.getLast().at()).isAfter(house.now().minus(Duration.ofMinutes(10)));
        assertThat(house.service().find(reminder.id()).orElseThrow().reminder().status())
                .isEqualTo(Reminder.Status.OPEN);
    }

    @Test
    void aButtonOnAnOldNotificationFindsThatItIsOver() {
        var reminder = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(2));
        var old = house.desktop.nags.getLast().notification().fence();
        house.service().answer(reminder.id(), new Answer.Done());

        assertThat(house.service().answer(old, new Answer.Snooze(house.now().plusSeconds(60))))
                .isInstanceOf(AnswerResult.AlreadyOver.class);
        house.pass(Duration.ofHours(1));
        assertThat(house.desktop.nags).hasSize(1);
    }

    @Test
    void twoRemindersOfTheSameSecondBothNag() {
        house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.addIn(Duration.ofMinutes(1), "cake", EVERY_TEN_MINUTES);

        house.pass(Duration.ofMinutes(1));

        assertThat(house.desktop.titles()).containsExactlyInAnyOrder("tea", "cake");
    }

    @Test
    void afterALongAbsenceTheBacklogIsNotAFlood() {
        for (var i = 0; i < 20; i++) {
            house.addIn(Duration.ofMinutes(1 + i), "reminder " + i, EVERY_TEN_MINUTES);
        }

        house.world.setClock(house.now().plus(Duration.ofDays(3)));
        house.pass(Duration.ofMinutes(1));

        assertThat(house.desktop.nags).hasSize(3);
        assertThat(house.desktop.digests).isNotEmpty();
    }

    @Test
    void aRuleOfMinutesFromLongAgoTellsOnceHowManyWereMissed() {
        house.service().add(every(Frequency.MINUTELY, Duration.ofMinutes(1)));

        house.world.setClock(house.now().plus(Duration.ofHours(5)));
        house.pass(Duration.ofSeconds(35));

        assertThat(house.desktop.nags).hasSizeBetween(1, 2);
        assertThat(house.desktop.nags).anyMatch(nag -> nag.notification().fire().missed() > 290);
    }

    @Test
    void anAlarmAfterTheEventFires() {
        var start = CalendarTime.utc(house.now().plus(Duration.ofMinutes(5)));
        var after = Alarm.of(new Trigger.Relative(Trigger.Edge.START, Span.of(Duration.ofMinutes(30))));
        house.service()
                .add(Definition.of(Details.of("call back"), Schedule.once(start))
                        .withAlarms(List.of(after)));

        house.pass(Duration.ofMinutes(34));
        assertThat(house.desktop.nags).isEmpty();
        house.pass(Duration.ofMinutes(2));

        assertThat(house.desktop.titles()).containsExactly("call back");
    }

    @Test
    void aClockSetBackADayRepeatsNoFire() {
        var reminder = house.service().add(every(Frequency.DAILY, Duration.ofHours(1)));
        house.pass(Duration.ofHours(2));
        house.service().answer(reminder.id(), new Answer.Done());
        var rung = house.desktop.nags.size();

        house.world.setClock(house.now().minus(Duration.ofDays(1)));
        house.pass(Duration.ofHours(24));

        assertThat(house.desktop.nags).hasSize(rung);
    }

    @Test
    void aClockSetForwardSkipsWhatWantsToBeSkipped() {
        house.service().add(every(Frequency.HOURLY, Duration.ofHours(1)).withMisfire(new MisfirePolicy.SkipToNext()));

        house.world.setClock(house.now().plus(Duration.ofMinutes(24 * 60 + 30)));
        house.pass(Duration.ofMinutes(5));

        assertThat(house.desktop.nags).isEmpty();
        house.pass(Duration.ofMinutes(30));
        assertThat(house.desktop.nags).isNotEmpty();
    }

    @Test
    void aNotificationServerThatComesLaterGetsWhatStillRings() {
        house.desktop.become(new Availability.Absent("no bus"));
        house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofHours(8)));
        house.pass(Duration.ofMinutes(5));
        assertThat(house.desktop.nags).isEmpty();

        house.desktop.become(new Availability.Ready());
        house.pass(Duration.ofMinutes(1));

        assertThat(house.desktop.titles()).containsExactly("tea");
    }

    @Test
    void aNagOfTheMomentAtWhichItsMediumReturnsIsShownOnce() {
        house.desktop.become(new Availability.Absent("no bus"));
        house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofSeconds(30)));
        house.pass(Duration.ofSeconds(310));

        house.desktop.become(new Availability.Ready());
        house.pass(Duration.ofMinutes(2));

        assertThat(house.desktop.nags)
                .extracting(nag -> nag.notification().nag())
                .doesNotHaveDuplicates()
                .endsWith(10, 11, 12, 13);
    }

    @Test
    void nothingIsEverAcknowledgedByTheProgramItself() {
        house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES.withMax(3));

        house.pass(Duration.ofDays(2));

        assertThat(house.service().history(House.START, house.now(), 10))
                .extracting(view -> view.fire().state())
                .hasSize(1)
                .allMatch(NagState.GaveUp.class::isInstance);
    }

    @Test
    void aPausedPoolStaysPausedAfterARestartAndSaysSo() {
        house.service().steer("default", new PoolCommand.Pause());
        house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(2));

        house.restart();
        house.pass(Duration.ofMinutes(2));

        assertThat(house.desktop.nags).isEmpty();
        assertThat(house.service().pools())
                .filteredOn(pool -> pool.name().equals("default"))
                .extracting(PoolInfo::mode)
                .containsExactly(PoolInfo.Mode.PAUSED);
        house.service().steer("default", new PoolCommand.Resume());
        house.pass(Duration.ofSeconds(1));
        assertThat(house.desktop.titles()).containsExactly("tea");
    }

    @Test
    void theEndOfQuietHoursBringsOneDigest() {
        house.settings = new EngineSettings(
                LocalTime.of(9, 0),
                Duration.ofMinutes(10),
                Optional.of(new QuietHours(LocalTime.of(8, 30), LocalTime.of(11, 0))),
                Map.of(),
                Map.of(),
                0);
        for (var title : List.of("a", "b", "c", "d", "e")) {
            house.addIn(Duration.ofMinutes(5), title, EVERY_TEN_MINUTES);
        }
        house.pass(Duration.ofMinutes(50));
        assertThat(house.desktop.nags).isEmpty();

        house.pass(Duration.ofMinutes(75));

        assertThat(house.desktop.digests)
                .filteredOn(digest -> digest.occasion() == io.gadfly.notification.Digest.Occasion.QUIET_HOURS_OVER)
                .hasSize(1)
                .allSatisfy(digest -> assertThat(digest.items()).hasSize(5));
    }

    @Test
    void whatIgnoresQuietHoursRingsInThem() {
        house.settings = new EngineSettings(
                LocalTime.of(9, 0),
                Duration.ofMinutes(10),
                Optional.of(new QuietHours(LocalTime.of(8, 30), LocalTime.of(11, 0))),
                Map.of(),
                Map.of(),
                0);
        house.addIn(Duration.ofMinutes(5), "oven", EVERY_TEN_MINUTES.withQuietHours(NagPolicy.QuietHours.IGNORED));

        house.pass(Duration.ofMinutes(6));

        assertThat(house.desktop.titles()).containsExactly("oven");
    }

    @Test
    void aPoisonedReminderIsParkedWhileTheOthersGoOn() {
        house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(2));
        var fence = house.service().fires().getFirst().fire().fence();

        for (var i = 0; i < 4; i++) {
            house.world
                    .system()
                    .registry()
                    .find(Nagger.nameOf(fence))
                    .orElseThrow()
                    .exit(new io.gadfly.kernel.ExitReason.Crash(new IllegalStateException("poison")));
            house.pass(Duration.ofSeconds(20));
        }
        house.addIn(Duration.ofMinutes(1), "cake", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(2));

        assertThat(house.service().history(House.START, house.now(), 10))
                .extracting(view -> view.fire().state())
                .hasSize(1)
                .allMatch(state -> state instanceof NagState.Failed failed && failed.cause().contains("poison"));
        assertThat(house.desktop.titles()).contains("cake");
    }

    @Test
    void nobodyStarves() {
        house.settings =
                new EngineSettings(LocalTime.of(9, 0), Duration.ofMinutes(10), Optional.empty(), Map.of(), Map.of(), 0);
        house.service().steer("default", new PoolCommand.Limit(2));
        house.addIn(Duration.ofMinutes(1), "endless one", EVERY_TEN_MINUTES);
        house.addIn(Duration.ofMinutes(1), "endless two", EVERY_TEN_MINUTES);
        house.addIn(Duration.ofMinutes(2), "third", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(3));

        var bound = house.service().fires().stream()
                .filter(view -> view.reminder().title().equals("third"))
                .map(FireView::startsBy)
                .findFirst()
                .orElseThrow()
                .orElseThrow();
        house.pass(Duration.between(house.now(), bound).plusSeconds(1));

        assertThat(bound).isEqualTo(House.START.plus(Duration.ofMinutes(11)));
        assertThat(house.desktop.titles()).contains("third");
    }

    @Test
    void undoOfAnAnswerRingsOn() {
        var reminder = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(2));
        house.service().answer(reminder.id(), new Answer.Done());
        house.pass(Duration.ofMinutes(30));

        assertThat(house.service().undo()).contains("Done: “tea”");
        house.pass(Duration.ofSeconds(1));

        assertThat(house.desktop.titles()).containsExactly("tea", "tea");
        assertThat(house.service().find(reminder.id()).orElseThrow().reminder().status())
                .isEqualTo(Reminder.Status.OPEN);
    }

    @Test
    void whatIsDoneEarlyDoesNotRing() {
        var reminder = house.service().add(every(Frequency.DAILY, Duration.ofHours(2)));
        var first = nextFireAt(reminder).orElseThrow();

        house.service().answer(reminder.id(), new Answer.Done());
        house.pass(Duration.ofHours(3));

        assertThat(house.desktop.nags).isEmpty();
        assertThat(nextFireAt(reminder)).contains(first.plus(Duration.ofDays(1)));
    }

    @Test
    void skippingTheNextThreeLeavesTheFourth() {
        var reminder = house.service().add(every(Frequency.DAILY, Duration.ofHours(2)));
        var first = nextFireAt(reminder).orElseThrow();

        assertThat(house.service().skipNext(reminder.id(), 3)).hasSize(3);

        assertThat(nextFireAt(reminder)).contains(first.plus(Duration.ofDays(3)));
    }

    @Test
    void anEditedTimeWithdrawsTheOldFireAndRingsAtTheNewOne() {
        var reminder = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(2));

        var later = Schedule.once(CalendarTime.utc(house.now().plus(Duration.ofHours(1))));
        house.service().edit(reminder, reminder.definition().withSchedule(later));
        house.pass(Duration.ofMinutes(50));
        assertThat(house.desktop.nags).hasSize(1);
        assertThat(house.desktop.shown).isEmpty();
        house.pass(Duration.ofMinutes(15));

        assertThat(house.desktop.nags).hasSize(2);
    }

    @Test
    void aDeadMediumIsLeftAloneAndTheNextOneAnswers() {
        var fence = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(2));
        house.desktop.respond(new Response.SnoozeAsked(
                house.desktop.nags.getLast().notification().fence()));
        house.pass(Duration.ofMinutes(9));
        assertThat(house.desktop.nags).hasSize(1);
        house.pass(Duration.ofMinutes(2));

        assertThat(house.desktop.nags).hasSize(2);
        assertThat(fence.title()).isEqualTo("tea");
    }
}
