package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.AnswerResult;
import io.gadfly.engine.ReminderService.ImportOptions;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.ExitReason;
import io.gadfly.kernel.Pid;
import io.gadfly.kernel.PoolInfo;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.notification.Digest.Occasion;
import io.gadfly.notification.Medium.Availability;
import io.gadfly.notification.Medium.Response;
import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.AlarmAnswers;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Incoming;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.StoreException;
import io.gadfly.reminder.TimelineEntry;
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
import io.gadfly.schedule.Zone;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Faults that other reminder programs shipped, by their numbers in the list of traps. Those that are missing
/// here belong to one part alone and are tested there, by the same names: 16 to calendars, 23 and 29 to the
/// store, 24 to the start of the program; the entry of 10 and the corruption of 15 are tested there, too.
class TrapsTest {
    private static final NagPolicy EVERY_TEN_MINUTES = NagPolicy.every(Duration.ofMinutes(10));
    private static final Zone BERLIN = Zone.of(ZoneId.of("Europe/Berlin"));

    private House house = new House();

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

    private Fence lastFence() {
        return house.desktop.nags.getLast().notification().fence();
    }

    private void answerAll() {
        house.service()
                .fires()
                .forEach(view -> house.service().answer(view.fire().fence(), new Answer.Done()));
    }

    @Test
    void trap1SnoozeToTenIsMinutesNotSecondsAndDoesNotLoop() {
        house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(2));

        house.desktop.respond(new Response.SnoozeAsked(lastFence()));
        house.pass(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(house.desktop.nags).hasSize(1);
        house.pass(Duration.ofSeconds(2));
        assertThat(house.desktop.nags).hasSize(2);

        house.pass(Duration.ofMinutes(9));
        assertThat(house.desktop.nags).hasSize(2);
    }

    @Test
    void trap2SnoozeKeepsTheNagPolicy() {
        var every = NagPolicy.every(Duration.ofMinutes(3)).withMax(4);
        house.addIn(Duration.ofMinutes(1), "tea", every);
        house.pass(Duration.ofMinutes(2));

        house.desktop.respond(new Response.SnoozeAsked(lastFence()));
        house.restart();
        house.pass(Duration.ofMinutes(60));

        assertThat(house.desktop.nags.subList(1, house.desktop.nags.size()))
                .filteredOn(nag -> nag.notification().max() == 4)
                .extracting(nag -> nag.notification().nag())
                .containsExactly(1, 2, 3, 4);
        assertThat(house.service().fires()).isEmpty();
    }

    @Test
    void trap3AnAnswerInTheNotificationEndsThisOccurrenceAndNotTheSeries() {
        var reminder = house.service().add(every(Frequency.DAILY, Duration.ofHours(1)));
        house.pass(Duration.ofHours(2));

        house.desktop.respond(new Response.Answered(lastFence(), new Answer.Done()));
        house.pass(Duration.ofHours(24));

        assertThat(house.desktop.nags.getLast().at()).isAfter(house.now().minus(Duration.ofMinutes(10)));
        assertThat(house.service().find(reminder.id()).orElseThrow().reminder().status())
                .isEqualTo(Reminder.Status.OPEN);
    }

    @Test
    void trap4ClosingTheNoteOfAnEndSaysNothingMore() {
        house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.once());
        house.addIn(Duration.ofMinutes(2), "cake", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(15));
        var ended = house.desktop.nags.getFirst().notification().fence();
        var told = house.desktop.titles();
        var processes = pids();

        house.desktop.respond(new Response.Answered(ended, new Answer.Dismiss()));
        house.pass(Duration.ofSeconds(1));

        assertThat(house.desktop.titles()).isEqualTo(told);
        assertThat(house.desktop.shown).doesNotContain(ended).hasSize(1);
        assertThat(pids()).isEqualTo(processes);
    }

    private List<Pid> pids() {
        return house.service().processes().children().stream()
                .map(ProcessInfo::pid)
                .toList();
    }

    @Test
    void trap4AButtonOnAnOldNotificationSaysAlreadyDone() {
        var tea = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(2));
        var old = lastFence();
        house.service().answer(tea.id(), new Answer.Done());
        house.addIn(Duration.ofSeconds(1), "cake", EVERY_TEN_MINUTES);
        house.pass(Duration.ofSeconds(2));

        house.desktop.respond(new Response.SnoozeAsked(old));
        house.pass(Duration.ofSeconds(1));

        assertThat(house.desktop.nags.getLast().notification())
                .satisfies(said -> assertThat(said.title()).isEqualTo("tea"))
                .satisfies(said -> assertThat(said.body()).isEqualTo("Already done"));
        assertThat(house.fire("cake").fire().state()).isInstanceOf(NagState.Ringing.class);
        house.pass(Duration.ofHours(1));
        assertThat(house.desktop.nags)
                .filteredOn(nag -> nag.notification().fence().equals(old))
                .hasSize(1);
    }

    @Test
    void trap4AButtonOnYesterdaysNotificationDoesNotEndTodays() {
        house.service().add(every(Frequency.DAILY, Duration.ofHours(1)));
        house.pass(Duration.ofHours(2));
        var yesterday = lastFence();
        house.pass(Duration.ofHours(24));

        house.desktop.respond(new Response.Answered(yesterday, new Answer.Done()));
        house.pass(Duration.ofSeconds(1));

        assertThat(house.service().fires())
                .extracting(view -> view.fire().fence().recurrenceId())
                .hasSize(1)
                .doesNotContain(yesterday.recurrenceId());
    }

    @Test
    void trap5AnAnswerWorksWithTheMainWindowClosed() {
        house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(2));

        house.desktop.respond(new Response.Answered(lastFence(), new Answer.Acknowledge()));
        house.pass(Duration.ofMinutes(30));

        assertThat(house.desktop.nags).hasSize(1);
        assertThat(house.desktop.shown).isEmpty();
    }

    @Test
    void trap6TwoRemindersInTheSameSecondBothNag() {
        house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.addIn(Duration.ofMinutes(1), "cake", EVERY_TEN_MINUTES);

        house.pass(Duration.ofMinutes(1));

        assertThat(house.desktop.titles()).containsExactlyInAnyOrder("tea", "cake");
    }

    @Test
    void trap7TheEndOfQuietHoursBringsOneDigest() {
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
                .filteredOn(digest -> digest.occasion() == Occasion.QUIET_HOURS_OVER)
                .hasSize(1)
                .allSatisfy(digest -> assertThat(digest.items()).hasSize(5));
    }

    @Test
    void trap8AfterPowerOnThereIsNoFlood() {
        for (var i = 0; i < 20; i++) {
            house.addIn(Duration.ofMinutes(1 + i), "reminder " + i, EVERY_TEN_MINUTES);
        }

        house.restartAfter(() -> house.world.setClock(house.now().plus(Duration.ofDays(3))));
        house.pass(Duration.ofMinutes(1));

        assertThat(house.desktop.nags).hasSize(3);
        assertThat(house.desktop.digests)
                .filteredOn(digest -> digest.occasion() == Occasion.WHILE_AWAY)
                .hasSize(1)
                .allSatisfy(digest -> assertThat(digest.items()).hasSize(20));
    }

    @Test
    void trap9AfterSleepOverMidnightTheDayHasRolled() {
        house.add("pills", new CalendarTime.Day(LocalDate.of(2026, 3, 2)), Frequency.DAILY);
        house.pass(Duration.ofMinutes(1));
        answerAll();

        house.sleepFor(Duration.ofHours(24));

        assertThat(house.fire("pills").fire().fence().recurrenceId()).isEqualTo("20260303");
    }

    @Test
    void trap10ASnoozeToHalfPastTwelveIsNoonAndNotMidnight() {
        var reminder = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(2));
        var noon = BERLIN.instantOf(LocalDateTime.parse("2026-03-02T12:30"));

        house.service().answer(reminder.id(), new Answer.Snooze(noon));
        house.pass(Duration.between(house.now(), noon).minusSeconds(1));
        assertThat(house.desktop.nags).hasSize(1);
        house.pass(Duration.ofSeconds(1));

        assertThat(house.desktop.nags.getLast().at()).isEqualTo(noon);
    }

    @Test
    void trap11TheEndOfDaylightSavingDoesNotRefireWithoutEnd() {
        house.close();
        house = new House(1, Instant.parse("2026-10-24T22:00:00Z"));
        house.add("two", new CalendarTime.Zoned(LocalDateTime.parse("2026-10-25T02:00"), BERLIN), Frequency.DAILY);

        house.pass(Duration.ofHours(2).plusMinutes(1));
        answerAll();
        house.pass(Duration.ofHours(20));

        assertThat(house.desktop.nags).hasSize(1);
    }

    @Test
    void trap11TheHourThatComesTwiceRefiresNothing() {
        house.close();
        house = new House(1, Instant.parse("2026-10-24T22:00:00Z"));
        var rule =
                new RecurrenceRule(Frequency.HOURLY, 1, new Limit.Forever(), ByParts.NONE, DayOfWeek.MONDAY, Skip.OMIT);
        var start = new CalendarTime.Zoned(LocalDateTime.parse("2026-10-25T00:30"), BERLIN);
        house.service()
                .add(Definition.of(Details.of("hour"), Schedule.repeating(start, rule))
                        .withNag(EVERY_TEN_MINUTES.withMax(1)));

        house.pass(Duration.ofHours(6));

        assertThat(house.desktop.nags)
                .filteredOn(nag -> nag.notification().max() == 1)
                .extracting(nag -> nag.notification().fence())
                .hasSizeBetween(5, 6)
                .doesNotHaveDuplicates();
    }

    @Test
    void trap12ADateOnlyRecurrenceInADaylightSavingZoneTerminates() {
        house.close();
        house = new House(1, Instant.parse("2026-03-27T00:00:00Z"));
        var rule =
                new RecurrenceRule(Frequency.DAILY, 1, new Limit.Count(5), ByParts.NONE, DayOfWeek.MONDAY, Skip.OMIT);
        var reminder = house.service()
                .add(Definition.of(
                        Details.of("pills"),
                        Schedule.repeating(new CalendarTime.Day(LocalDate.of(2026, 3, 27)), rule)));

        for (var day = 0; day < 7; day++) {
            house.pass(Duration.ofHours(24));
            answerAll();
        }

        assertThat(house.desktop.nags)
                .extracting(nag -> nag.notification().fence().recurrenceId())
                .contains("20260327", "20260331")
                .doesNotContain("20260401");
        assertThat(house.service().find(reminder.id()).orElseThrow().reminder().status())
                .isEqualTo(Reminder.Status.DONE);
    }

    @Test
    void trap13AMinutelyRuleFrom1990NeitherHangsNorMakesManyFires() {
        var rule = new RecurrenceRule(
                Frequency.MINUTELY, 1, new Limit.Forever(), ByParts.NONE, DayOfWeek.MONDAY, Skip.OMIT);
        var start = CalendarTime.utc(Instant.parse("1990-01-01T00:00:00Z"));
        house.service().add(Definition.of(Details.of("pulse"), Schedule.repeating(start, rule)));

        house.sleepFor(Duration.ofHours(5));
        house.pass(Duration.ofSeconds(35));

        assertThat(house.service().fires()).hasSizeBetween(1, 3);
        assertThat(house.desktop.nags).anyMatch(nag -> nag.notification().fire().missed() > 290);
    }

    @Test
    void trap14AReminderAfterTheEventFires() {
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
    void trap15AFullDiskIsToldOnceAndLosesNothing() {
        house.close();
        var disk = new FullDisk();
        house = new House(1, House.START, disk);
        house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);

        disk.isFull = true;
        house.pass(Duration.ofMinutes(10));
        assertThat(house.desktop.titles()).containsExactly("Gadfly cannot reach its store");

        disk.isFull = false;
        house.pass(Duration.ofSeconds(31));
        assertThat(house.desktop.titles())
                .containsExactly("Gadfly cannot reach its store", "tea", "Gadfly reaches its store again");
        assertThat(house.desktop.shown).doesNotContain(Notices.fenceOf("Gadfly cannot reach its store"));
    }

    @Test
    void trap15AFullDiskIsToldOnceWhileSomethingRings() {
        house.close();
        var disk = new FullDisk();
        house = new House(1, House.START, disk);
        house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofMinutes(1)));
        house.pass(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(house.desktop.titles()).containsOnly("tea");
        house.desktop.nags.clear();

        disk.isFull = true;
        house.pass(Duration.ofMinutes(30));
        assertThat(house.desktop.titles()).containsExactly("Gadfly cannot reach its store");

        disk.isFull = false;
        house.pass(Duration.ofMinutes(1));
        assertThat(house.desktop.titles())
                .containsExactly("Gadfly cannot reach its store", "tea", "Gadfly reaches its store again");
        disk.isFull = true;
        house.pass(Duration.ofMinutes(5));
        assertThat(house.desktop.titles()).endsWith("Gadfly cannot reach its store");
    }

    private static final class FullDisk extends ForwardingRepository {
        private boolean isFull;

        FullDisk() {
            super(new MemoryRepository());
        }

        @Override
        public List<Fire> commit(Changes changes) {
            if (isFull) {
                throw new StoreException("the disk is full");
            }
            return super.commit(changes);
        }

        @Override
        public void saveMemo(String name, String text) {
            if (isFull) {
                throw new StoreException("the disk is full");
            }
            super.saveMemo(name, text);
        }
    }

    @Test
    void trap17AnOverrideCanBeSnoozedAlone() {
        var daily = every(Frequency.DAILY, Duration.ofHours(1));
        var old = daily.schedule().orElseThrow();
        var first = old.start();
        var moved = CalendarTime.utc(house.now().plus(Duration.ofHours(2)));
        var override = new Rescheduled(first, Rescheduled.Range.THIS, moved, Span.ZERO);
        var reminder = house.service()
                .add(daily.withSchedule(new Schedule(
                        first, old.span(), old.rules(), List.of(), List.of(), List.of(), List.of(override))));
        house.pass(Duration.ofHours(2).plusMinutes(1));

        house.service().answer(reminder.id(), new Answer.Snooze(house.now().plus(Duration.ofHours(30))));
        house.pass(Duration.ofHours(23));

        assertThat(house.service().fires())
                .extracting(view -> view.fire().state().getClass().getSimpleName())
                .containsExactlyInAnyOrder("Ringing", "Snoozed");
    }

    @Test
    void trap18AReadOnlyItemCanBeAnsweredHere() {
        var item = imported(house.now().plus(Duration.ofHours(1)));
        house.service().importCalendar("holidays.ics", List.<Incoming>of(item).iterator(), ImportOptions.STORE);
        house.pass(Duration.ofHours(1).plusSeconds(1));

        var result = house.service().answer(lastFence(), new Answer.Done());
        house.pass(Duration.ofHours(1));

        assertThat(result).isInstanceOf(AnswerResult.Answered.class);
        assertThat(house.desktop.nags).hasSize(1);
    }

    private static Incoming.Item imported(Instant start) {
        return new Incoming.Item(
                1,
                "uid-1",
                Definition.of(Details.of("holiday"), Schedule.once(CalendarTime.utc(start))),
                new Origin.Calendar("holidays.ics", 0, Optional.empty(), "BEGIN:VEVENT\n", true),
                Reminder.Status.OPEN,
                AlarmAnswers.NONE,
                List.of(),
                false);
    }

    @Test
    void trap19ThereIsOneNotificationForAnAlarmHoweverOftenItNags() {
        house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofMinutes(1)));

        house.pass(Duration.ofMinutes(30));

        assertThat(house.desktop.nags).hasSize(30);
        assertThat(house.desktop.shown).hasSize(1);
    }

    @Test
    void trap20AClockSetBackADayRepeatsNoFire() {
        var reminder = house.service().add(every(Frequency.DAILY, Duration.ofHours(1)));
        house.pass(Duration.ofHours(2));
        house.service().answer(reminder.id(), new Answer.Done());
        var rung = house.desktop.nags.size();

        house.world.setClock(house.now().minus(Duration.ofDays(1)));
        house.pass(Duration.ofHours(24));

        assertThat(house.desktop.nags).hasSize(rung);
    }

    @Test
    void trap20AClockSetForwardGoesByTheMisfirePolicy() {
        house.service().add(every(Frequency.HOURLY, Duration.ofHours(1)).withMisfire(new MisfirePolicy.SkipToNext()));

        house.world.setClock(house.now().plus(Duration.ofMinutes(24 * 60 + 30)));
        house.pass(Duration.ofMinutes(5));

        assertThat(house.desktop.nags).isEmpty();
        house.pass(Duration.ofMinutes(30));
        assertThat(house.desktop.nags).isNotEmpty();
    }

    @Test
    void trap21AnExceptionNeverMakesASilentZombie() {
        var reminder = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(2));

        house.world
                .system()
                .registry()
                .find(Nagger.nameOf(lastFence()))
                .orElseThrow()
                .exit(new ExitReason.Crash(new IllegalStateException("a bug")));
        house.pass(Duration.ofMinutes(1));

        assertThat(house.desktop.restored).hasSize(1);
        assertThat(house.service().timeline(reminder.id()))
                .filteredOn(entry -> entry.step().equals(TimelineSteps.CRASHED))
                .extracting(TimelineEntry::cause)
                .hasSize(1)
                .allMatch(cause -> cause.contains("a bug"));
    }

    @Test
    void trap22TheQueueSurvivesARestartOfItsPool() {
        for (var title : List.of("a", "b", "c", "d", "e")) {
            house.addIn(Duration.ofMinutes(1), title, EVERY_TEN_MINUTES);
        }
        house.pass(Duration.ofMinutes(2));

        house.world
                .system()
                .registry()
                .find(Feeder.nameOf("default"))
                .orElseThrow()
                .exit(new ExitReason.Crash(new IllegalStateException("a bug")));
        house.pass(Duration.ofMinutes(30));

        assertThat(house.desktop.titles()).contains("a", "b", "c", "d", "e");
        assertThat(house.service().fires())
                .hasSize(5)
                .allSatisfy(view -> assertThat(
                                house.service().timeline(view.reminder().id()))
                        .extracting(TimelineEntry::step)
                        .doesNotContain(TimelineSteps.CRASHED));
    }

    @Test
    void trap25ANotificationServerThatArrivesAfterLoginGetsWhatStillRings() {
        house.desktop.become(new Availability.Absent("no bus"));
        house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofHours(8)));
        house.pass(Duration.ofMinutes(5));
        assertThat(house.desktop.nags).isEmpty();

        house.desktop.become(new Availability.Ready());
        house.pass(Duration.ofMinutes(1));

        assertThat(house.desktop.titles()).containsExactly("tea");
    }

    @Test
    void trap26ADismissedReminderNeverReturnsByReimport() {
        var item = imported(house.now().plus(Duration.ofHours(1)));
        house.service().importCalendar("holidays.ics", List.<Incoming>of(item).iterator(), ImportOptions.STORE);
        house.pass(Duration.ofHours(1).plusSeconds(1));
        house.service().answer(lastFence(), new Answer.Done());

        house.service().importCalendar("holidays.ics", List.<Incoming>of(item).iterator(), ImportOptions.STORE);
        house.restart();
        house.pass(Duration.ofDays(1));

        assertThat(house.desktop.nags).hasSize(1);
    }

    @Test
    void trap26WhatWasDismissedOrDeletedNeverReturnsByRefresh() {
        look(ImportOptions.Occasion.SUBSCRIBED, imported(house.now().plus(Duration.ofHours(1))));
        house.pass(Duration.ofHours(1).plusSeconds(1));
        house.service().answer(lastFence(), new Answer.Done());
        var start = house.now().minusSeconds(1);

        look(ImportOptions.Occasion.REFRESHED, imported(start));
        house.restart();
        house.pass(Duration.ofDays(1));
        assertThat(house.desktop.nags).hasSize(1);

        var moved = imported(house.now().plus(Duration.ofHours(1)));
        house.service().delete(List.of(lastFence().reminder()));
        look(ImportOptions.Occasion.REFRESHED, moved);
        house.pass(Duration.ofDays(1));
        assertThat(house.desktop.nags).hasSize(1);
    }

    private void look(ImportOptions.Occasion occasion, Incoming item) {
        house.service()
                .importCalendar(
                        "holidays.ics",
                        List.of(item).iterator(),
                        ImportOptions.look(occasion, "inbox", EVERY_TEN_MINUTES));
    }

    @Test
    void trap27NothingIsEverAcknowledgedByTheProgramItself() {
        house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES.withMax(3));

        house.pass(Duration.ofDays(2));

        assertThat(house.service().history(House.START, house.now(), 10))
                .extracting(view -> view.fire().state())
                .hasSize(1)
                .allMatch(NagState.GaveUp.class::isInstance);
    }

    @Test
    void trap28APausedPoolIsLoudAlsoAfterARestart() {
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
        assertThat(house.desktop.digests.getLast().occasion()).isEqualTo(Occasion.WAITING);
        house.service().steer("default", new PoolCommand.Resume());
        house.pass(Duration.ofSeconds(1));
        assertThat(house.desktop.titles()).containsExactly("tea");
    }
}
