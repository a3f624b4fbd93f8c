package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.ClockDoubt;
import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.notification.Medium.Availability;
import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.SnoozeEnd;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule;
import io.gadfly.schedule.RecurrenceRule.ByParts;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.RecurrenceRule.Skip;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What clocks and zones do to reminders, through the whole engine.
class TimeTest {
    private static final Zone BERLIN = Zone.of(ZoneId.of("Europe/Berlin"));
    private static final Zone NEW_YORK = Zone.of(ZoneId.of("America/New_York"));
    private static final Zone TOKYO = Zone.of(ZoneId.of("Asia/Tokyo"));
    private static final NagPolicy EVERY_TEN_MINUTES = NagPolicy.every(Duration.ofMinutes(10));

    private House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private House houseAt(String start) {
        house.close();
        house = new House(1, Instant.parse(start));
        return house;
    }

    private static CalendarTime berlin(String local) {
        return new CalendarTime.Zoned(LocalDateTime.parse(local), BERLIN);
    }

    private static CalendarTime floating(String local) {
        return new CalendarTime.Floating(LocalDateTime.parse(local));
    }

    private List<Instant> firstNags() {
        return house.desktop.nags.stream()
                .filter(nag -> nag.notification().nag() == 1)
                .map(RecordingMedium.Nag::at)
                .toList();
    }

    /// And a minute has passed since the first.
    private void nagsAfterOneMinuteAndEveryTen() {
        house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(2));
    }

    private List<Instant> nagTimes() {
        return house.desktop.nags.stream().map(RecordingMedium.Nag::at).toList();
    }

    private static Instant afterStart(int minutes) {
        return House.START.plus(Duration.ofMinutes(minutes));
    }

    private void answerAll() {
        house.service()
                .fires()
                .forEach(view -> house.service().answer(view.fire().fence(), new Answer.Done()));
    }

    @Nested
    class DaylightSaving {
        @Test
        void aTimeInTheGapRingsAnHourLaterUnderItsOwnNameAndTheDayAfterAtItsTime() {
            houseAt("2026-03-28T12:00:00Z").add("half past two", berlin("2026-03-29T02:30"), Frequency.DAILY);

            house.pass(Duration.ofHours(18));
            var fence = house.fire("half past two").fire().fence();
            answerAll();
            house.pass(Duration.ofHours(24));

            assertThat(fence.recurrenceId()).isEqualTo("20260329T023000[Europe/Berlin]");
            assertThat(firstNags())
                    .containsExactly(Instant.parse("2026-03-29T01:30:00Z"), Instant.parse("2026-03-30T00:30:00Z"));
        }

        @Test
        void aTimeThatComesTwiceRingsOnceAtTheFirst() {
            houseAt("2026-10-24T12:00:00Z").add("half past two", berlin("2026-10-25T02:30"), Frequency.DAILY);

            house.pass(Duration.ofHours(14));
            answerAll();
            house.pass(Duration.ofHours(10));

            assertThat(firstNags()).containsExactly(Instant.parse("2026-10-25T00:30:00Z"));
        }

        @Test
        void theEndOfDaylightSavingDoesNotStretchTheIntervalOfANag() {
            houseAt("2026-10-25T00:00:00Z").addIn(Duration.ofMinutes(30), "tea", EVERY_TEN_MINUTES);

            house.pass(Duration.ofMinutes(95));

            assertThat(house.desktop.nags)
                    .extracting(RecordingMedium.Nag::at)
                    .startsWith(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T00:40:00Z"))
                    .hasSize(7);
        }

        @Test
        void anHourlyRuleKeepsToTheGridOfTheWallClock() {
            houseAt("2026-03-28T22:30:00Z").add("hourly", berlin("2026-03-29T00:00"), Frequency.HOURLY);

            for (var hour = 0; hour < 4; hour++) {
                house.pass(Duration.ofHours(1));
                answerAll();
            }

            assertThat(firstNags())
                    .extracting(at -> BERLIN.wallTimeOf(at).getHour())
                    .containsExactly(0, 1, 3, 4);
        }
    }

    @Nested
    class Travel {
        @Test
        void aZonedTimeKeepsItsInstantAndAFloatingOneItsWallTime() {
            house.add("meeting", berlin("2026-03-03T09:00"), Frequency.DAILY);
            house.add("pills", floating("2026-03-03T09:00"), Frequency.DAILY);

            house.zone = TOKYO;
            house.pass(Duration.ofHours(23));

            assertThat(at("pills")).containsExactly(Instant.parse("2026-03-03T00:00:00Z"));
            house.pass(Duration.ofHours(2));
            assertThat(at("meeting")).containsExactly(Instant.parse("2026-03-03T08:00:00Z"));
        }

        @Test
        void aZoneThatChangedWhileNothingRanIsNoticedAtTheStart() {
            var pills = house.add("pills", floating("2026-03-03T09:00"), Frequency.DAILY);

            house.restartAfter(() -> house.zone = NEW_YORK);

            assertThat(house.nextFireAt(pills)).contains(Instant.parse("2026-03-03T14:00:00Z"));
        }

        @Test
        void anotherZoneIsTakenOverWithinHalfAMinute() {
            var pills = house.add("pills", floating("2026-03-03T09:00"), Frequency.DAILY);

            house.zone = NEW_YORK;
            house.pass(Duration.ofSeconds(30));

            assertThat(house.nextFireAt(pills)).contains(Instant.parse("2026-03-03T14:00:00Z"));
        }

        @Test
        void westwardAFloatingNineOClockComesOncePerLocalDate() {
            house.add("pills", floating("2026-03-03T09:00"), Frequency.DAILY);
            house.pass(Duration.ofHours(24).plusMinutes(1));
            answerAll();

            house.zone = NEW_YORK;
            house.pass(Duration.ofHours(12));

            assertThat(firstNags()).containsExactly(Instant.parse("2026-03-03T08:00:00Z"));
            house.pass(Duration.ofHours(24));
            assertThat(firstNags()).hasSize(2).endsWith(Instant.parse("2026-03-04T14:00:00Z"));
        }

        @Test
        void eastwardAFloatingTimeThatSlippedIntoThePastIsNotLost() {
            house.add("pills", floating("2026-03-03T09:00"), Frequency.DAILY);
            house.pass(Duration.ofHours(20));

            house.restartAfter(() -> house.zone = TOKYO);
            house.pass(Duration.ofMinutes(1));

            assertThat(firstNags()).hasSize(1);
            assertThat(house.fire("pills").fire().fence().recurrenceId()).isEqualTo("20260303T090000");
            assertThat(house.fire("pills").fire().dueAt()).isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
        }

        /// The nine o'clock that is next in Berlin is the instant of a five o'clock in Tokyo, which is one of them,
        /// too.
        @Test
        void eastwardTheHoursOfADayThatSlippedIntoThePastAreNotLost() {
            var byHour = IntStream.rangeClosed(9, 17).boxed().toList();
            var hours = new ByParts(
                    List.of(), List.of(), List.of(), List.of(), List.of(), byHour, List.of(), List.of(), List.of());
            var rule = new RecurrenceRule(
                    Frequency.DAILY, 1, new RecurrenceRule.Limit.Forever(), hours, DayOfWeek.MONDAY, Skip.OMIT);
            houseAt("2026-03-03T00:30:00Z")
                    .service()
                    .add(Definition.of(Details.of("water"), Schedule.repeating(floating("2026-03-02T09:00"), rule)));
            house.pass(Duration.ofMinutes(30));

            house.zone = TOKYO;
            house.pass(Duration.ofMinutes(1));

            var water = house.fire("water").fire();
            assertThat(water.fence().recurrenceId()).isEqualTo("20260303T100000");
            assertThat(water.missed()).isEqualTo(1);
        }

        /// Before the scheduler looks.
        @Nested
        class IsTakenOverByWhoComesFirst {
            private Reminder lunch;

            @BeforeEach
            void eastwardWithinTheHourBeforeLunch() {
                lunch = house.add("lunch", floating("2026-03-02T12:00"), Frequency.DAILY);
                house.pass(Duration.ofMinutes(1));
            }

            private void assertThatTodaysRings() {
                house.pass(Duration.ofMinutes(10));
                assertThat(house.desktop.nags)
                        .extracting(nag -> nag.notification().fence().recurrenceId())
                        .contains("20260302T120000");
            }

            @Test
            void anEdit() {
                house.zone = TOKYO;
                var seen = house.service().find(lunch.id()).orElseThrow().reminder();

                house.service().edit(seen, seen.definition().withNag(NagPolicy.every(Duration.ofMinutes(7))));

                assertThatTodaysRings();
            }

            @Test
            void anEditWhileNothingRuns() {
                house.restartAfter(() -> {
                    house.zone = TOKYO;
                    var seen = house.service().find(lunch.id()).orElseThrow().reminder();
                    house.atRest().edit(seen, seen.definition().withNag(NagPolicy.every(Duration.ofMinutes(7))));
                });

                assertThatTodaysRings();
            }

            @Test
            void anAnswerToYesterdays() {
                house.pass(Duration.ofHours(24));
                house.desktop.nags.clear();
                var yesterdays = house.fire("lunch").fire().fence();
                assertThat(yesterdays.recurrenceId()).isEqualTo("20260302T120000");
                house.zone = TOKYO;

                house.service().answer(yesterdays, new Answer.Done());

                house.pass(Duration.ofMinutes(10));
                assertThat(house.fire("lunch").fire().fence().recurrenceId()).isEqualTo("20260303T120000");
            }
        }

        /// 02:25 does not exist at home that day and is told at 03:25; the next place has it.
        @Test
        void aFloatingTimeThatIsSkippedAtHomeIsNotLostElsewhere() {
            var early = house.add(
                    "early train",
                    new CalendarTime.Floating(LocalDateTime.parse("2026-03-29T02:25")),
                    Frequency.WEEKLY);

            house.zone = Zone.of(ZoneId.of("Asia/Kolkata"));
            house.pass(Duration.ofMinutes(1));

            assertThat(house.nextFireAt(early)).contains(Instant.parse("2026-03-28T20:55:00Z"));
        }

        /// The alarm at an instant is the next in both places.
        @Test
        void eastwardATimeThatSlippedIntoThePastIsNotLostBehindAnAlarmAtAnInstant() {
            var lunch = Definition.of(Details.of("lunch"), Schedule.once(floating("2026-03-02T12:00")));
            var instant = Instant.parse("2026-03-02T09:00:00Z");
            house.service().add(lunch.withAlarms(List.of(Alarm.AT_START, Alarm.of(new Trigger.Absolute(instant)))));
            house.pass(Duration.ofMinutes(1));

            house.zone = TOKYO;
            house.pass(Duration.ofHours(2));

            assertThat(house.desktop.nags)
                    .extracting(nag -> nag.notification().fence().recurrenceId())
                    .contains("20260302T120000");
        }

        /// Nothing of it was to come; nobody was told that it would.
        @Test
        void westwardADayThatHadBegunWhenItWasAddedRingsOnlyFromTheNextOneOn() {
            house.pass(Duration.ofMinutes(2));
            var stretch = house.add("stretch", new CalendarTime.Day(LocalDate.of(2026, 3, 2)), Frequency.DAILY);
            assertThat(house.nextFireAt(stretch)).contains(Instant.parse("2026-03-03T08:00:00Z"));

            house.zone = NEW_YORK;
            house.pass(Duration.ofMinutes(1));

            assertThat(house.nextFireAt(stretch)).contains(Instant.parse("2026-03-03T14:00:00Z"));
        }

        @Test
        void aWholeDaySpeaksInTheMorningOfTheZoneWhereTheUserIs() {
            house.add("birthday", new CalendarTime.Day(LocalDate.of(2026, 3, 3)), Frequency.YEARLY);

            house.zone = NEW_YORK;
            house.pass(Duration.ofHours(36));

            assertThat(firstNags()).containsExactly(Instant.parse("2026-03-03T14:00:00Z"));
        }

        private List<Instant> at(String title) {
            return house.desktop.nags.stream()
                    .filter(nag ->
                            nag.title().equals(title) && nag.notification().nag() == 1)
                    .map(RecordingMedium.Nag::at)
                    .toList();
        }
    }

    @Nested
    class AClockThatIsSet {
        @Test
        void backAnHourRepeatsNothingThatWasAnswered() {
            house.add("pills", berlin("2026-03-02T09:30"), Frequency.DAILY);
            house.pass(Duration.ofMinutes(31));
            answerAll();

            house.world.setClock(house.now().minus(Duration.ofHours(1)));
            house.pass(Duration.ofHours(3));

            assertThat(house.desktop.nags).hasSize(1);
        }

        @Test
        void backAnHourLeavesTheIntervalOfANagAsItIs() {
            house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(2));

            house.world.setClock(house.now().minus(Duration.ofHours(1)));
            house.pass(Duration.ofMinutes(10));

            assertThat(house.desktop.nags).hasSize(2);
        }

        @Test
        void backADayDoesNotDrawOutASnooze() {
            house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(2));
            house.service()
                    .answer(
                            house.fire("tea").fire().fence(),
                            new Answer.Snooze(house.now().plus(Duration.ofMinutes(10))));

            house.world.setClock(house.now().minus(Duration.ofDays(1)));
            house.pass(Duration.ofMinutes(9));
            assertThat(house.desktop.nags).hasSize(1);
            house.pass(Duration.ofMinutes(2));

            assertThat(house.desktop.nags).hasSize(2);
        }

        private Instant snoozedUntilTomorrowMorning() {
            house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(2));
            var tea = house.fire("tea").fire();
            var morning = house.service()
                    .snoozeEnd(tea, new SnoozeEnd.NextWorkingMorning())
                    .orElseThrow();
            house.service().answer(tea.fence(), new Answer.Snooze(morning));
            return morning;
        }

        @Test
        void backLeavesASnoozeUntilTomorrowMorningThere() {
            var morning = snoozedUntilTomorrowMorning();

            house.world.setClock(house.now().minus(Duration.ofHours(2)));
            house.pass(Duration.ofDays(2));

            assertThat(nagTimes()).startsWith(afterStart(1), morning);
        }

        @Test
        void backDaysDoesNotDrawOutASnoozeUntilTomorrowMorning() {
            var morning = snoozedUntilTomorrowMorning();

            house.world.setClock(house.now().minus(Duration.ofDays(2)));
            house.pass(Duration.ofDays(1));

            assertThat(nagTimes()).startsWith(afterStart(1), morning.minus(Duration.ofDays(2)));
        }

        @Test
        void backDoesNotDrawOutASnoozeOverARestart() {
            house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(2));
            var tea = house.fire("tea").fire().fence();
            house.service().answer(tea, new Answer.Snooze(house.now().plus(Duration.ofMinutes(10))));

            house.sleepFor(Duration.ofHours(-2));
            house.pass(Duration.ofMinutes(1));
            house.restart();
            house.pass(Duration.ofMinutes(8));
            assertThat(house.desktop.nags).hasSize(1);
            house.pass(Duration.ofMinutes(2));

            assertThat(house.desktop.nags).hasSize(2);
        }

        @Test
        void backAndRightAgainLeavesASnoozeAtItsTime() {
            house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(2));
            var end = house.now().plus(Duration.ofMinutes(10));
            house.service().answer(house.fire("tea").fire().fence(), new Answer.Snooze(end));

            house.world.setClock(house.now().minus(Duration.ofHours(1)));
            house.pass(Duration.ofMinutes(3));
            house.world.setClock(house.now().plus(Duration.ofHours(1)));
            house.pass(Duration.ofMinutes(8));

            assertThat(nagTimes()).containsExactly(afterStart(1), end);
        }

        @Test
        void backAndRightAgainLeavesTheNextNagAtItsTime() {
            nagsAfterOneMinuteAndEveryTen();

            house.world.setClock(house.now().minus(Duration.ofHours(1)));
            house.pass(Duration.ofMinutes(3));
            house.world.setClock(house.now().plus(Duration.ofHours(1)));
            house.pass(Duration.ofMinutes(10));

            assertThat(nagTimes()).containsExactly(afterStart(1), afterStart(11));
        }

        @Test
        void backBeforeASleepDoesNotHoldTheNextNagUntilTheClockIsThereAgain() {
            nagsAfterOneMinuteAndEveryTen();

            house.world.setClock(house.now().minus(Duration.ofHours(20)));
            house.pass(Duration.ofMinutes(1));
            house.sleepFor(Duration.ofHours(1));
            house.pass(Duration.ofMinutes(8));

            assertThat(nagTimes()).hasSize(2);
        }

        @Test
        void forwardBringsTheNextNagWhenItsMomentComes() {
            nagsAfterOneMinuteAndEveryTen();

            house.world.setClock(house.now().plus(Duration.ofMinutes(4)));
            house.pass(Duration.ofMinutes(5));

            assertThat(nagTimes()).containsExactly(afterStart(1), afterStart(11));
        }

        @Test
        void forwardByLessThanALookIsNoticedThoughTheUserDoesSomethingFirst() {
            nagsAfterOneMinuteAndEveryTen();

            for (var step = 0; step < 10; step++) {
                house.world.setClock(house.now().plus(Duration.ofSeconds(20)));
                house.addIn(Duration.ofDays(1), "later", EVERY_TEN_MINUTES);
                house.pass(Duration.ofSeconds(5));
            }
            house.pass(Duration.ofMinutes(5));

            assertThat(nagTimes()).containsExactly(afterStart(1), afterStart(11));
        }

        @Test
        void overTheNextNagAndBackNagsOnce() {
            nagsAfterOneMinuteAndEveryTen();

            house.world.setClock(house.now().plus(Duration.ofMinutes(30)));
            house.pass(Duration.ofMinutes(1));
            house.world.setClock(house.now().minus(Duration.ofMinutes(30)));
            house.pass(Duration.ofMinutes(8));

            assertThat(nagTimes()).hasSize(2);
        }

        @Test
        void backAndRestartedNagsAtTheIntervalOfThePolicy() {
            house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(2));
            house.world.setClock(house.now().plus(Duration.ofHours(20)));
            house.pass(Duration.ofMinutes(11));
            house.world.setClock(house.now().minus(Duration.ofHours(20)));
            house.pass(Duration.ofMinutes(1));

            house.restart();
            var before = house.desktop.nags.size();
            house.pass(Duration.ofHours(1));

            assertThat(house.desktop.nags).hasSize(before + 6);
        }

        @Test
        void backEndsAWishForSilenceThatTheDesktopHadInTheFuture() {
            house.desktop.become(new Availability.Inhibited());
            house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(2));
            house.desktop.become(new Availability.Ready());

            house.world.setClock(house.now().minus(Duration.ofHours(20)));
            house.pass(Duration.ofMinutes(1));

            assertThat(house.service().quiet()).isEmpty();
            assertThat(house.desktop.titles()).contains("tea");
        }

        @Test
        void yearsAheadIsDoubtedAndClaimsNothing() {
            house.add("pills", berlin("2026-03-02T10:00"), Frequency.DAILY);

            house.sleepFor(Duration.ofDays(400));
            house.pass(Duration.ofMinutes(1));

            assertThat(house.service().clockDoubt()).isPresent();
            assertThat(house.service().fires()).isEmpty();
            assertThat(house.desktop.titles()).containsExactly("Is this computer’s clock right?");
            house.sleepFor(Duration.ofDays(-400));
            house.pass(Duration.ofHours(1));
            assertThat(house.service().clockDoubt()).isEmpty();
            assertThat(house.desktop.titles()).contains("pills");
        }

        @Test
        void yearsAheadIsBelievedWhenTheUserSaysThatItIsRight() {
            house.add("pills", berlin("2026-03-02T10:00"), Frequency.DAILY);
            house.sleepFor(Duration.ofDays(400));

            house.service().trustClock();
            house.pass(Duration.ofMinutes(1));

            assertThat(house.service().clockDoubt()).isEmpty();
            assertThat(house.fire("pills").fire().missed()).isEqualTo(400);
        }

        @Test
        void forwardADayTellsTheLatestAndHowManyWereMissed() {
            house.add("hourly", berlin("2026-03-02T10:00"), Frequency.HOURLY);

            house.world.setClock(house.now().plus(Duration.ofDays(1)));
            house.pass(Duration.ofSeconds(31));

            assertThat(house.desktop.nags).hasSize(1);
            assertThat(house.desktop.nags.getFirst().notification().fire().missed())
                    .isEqualTo(23);
        }
    }

    @Nested
    class AClockThatIsWrongAtTheStart {
        private static final Instant EPOCH = Instant.parse("1970-01-01T00:00:10Z");
        private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

        @Test
        void holdsEverythingAndSaysSo() {
            house.add("pills", berlin("2026-03-02T10:00"), Frequency.DAILY);

            house.restartAfter(() -> house.world.setClock(FAR));
            house.pass(Duration.ofMinutes(5));

            assertThat(house.service().clockDoubt()).map(ClockDoubt::lastSeen).contains(House.START);
            assertThat(house.desktop.titles()).containsExactly("Is this computer’s clock right?");
            assertThat(house.service().fires()).isEmpty();
        }

        @Test
        void holdsWhatRangWhenTheProgramEnded() {
            house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES.withMax(2));
            house.pass(Duration.ofMinutes(2));

            house.restartAfter(() -> house.world.setClock(FAR));
            house.pass(Duration.ofMinutes(30));

            assertThat(house.fire("tea").fire().state()).isInstanceOf(NagState.Ringing.class);
            assertThat(house.desktop.titles()).containsOnlyOnce("tea");
        }

        @Test
        void holdsOverARestartToo() {
            house.restartAfter(() -> house.world.setClock(EPOCH));
            house.pass(Duration.ofHours(2));

            house.restart();

            assertThat(house.service().clockDoubt()).isPresent();
        }

        @Test
        void goesOnWhenTheUserSaysThatItIsRight() {
            house.add("pills", berlin("2026-03-02T10:00"), Frequency.DAILY);
            house.restartAfter(() -> house.world.setClock(House.START.plus(Duration.ofDays(91))));
            house.pass(Duration.ofMinutes(5));

            house.service().trustClock();
            house.pass(Duration.ofSeconds(1));

            assertThat(house.service().clockDoubt()).isEmpty();
            assertThat(house.desktop.titles()).contains("pills");
            house.restart();
            assertThat(house.service().clockDoubt()).isEmpty();
        }

        @Test
        void goesOnByItselfWhenTheClockComesBack() {
            house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(2));
            house.restartAfter(() -> house.world.setClock(EPOCH));
            house.pass(Duration.ofMinutes(5));

            house.world.setClock(House.START.plus(Duration.ofMinutes(20)));
            house.pass(Duration.ofSeconds(30));

            assertThat(house.service().clockDoubt()).isEmpty();
            assertThat(house.desktop.titles().stream().filter("tea"::equals)).hasSize(2);
        }

        @Test
        void isBelievedWithinADayBackAndNinetyDaysAhead() {
            house.restartAfter(() -> house.world.setClock(House.START.minus(Duration.ofDays(1))));
            assertThat(house.service().clockDoubt()).isEmpty();

            house.pass(Duration.ofHours(2));
            house.restartAfter(() -> house.world.setClock(house.now().plus(Duration.ofDays(89))));
            assertThat(house.service().clockDoubt()).isEmpty();
        }
    }

    @Nested
    class QuietHoursThatAreTakenBack {
        private static final EngineSettings LOUD = EngineSettings.DEFAULT;

        private EngineSettings quietUntil(String end) {
            var hours = new QuietHours(LocalTime.of(8, 0), LocalTime.parse(end));
            return new EngineSettings(
                    LOUD.morning(), LOUD.snooze(), Optional.of(hours), LOUD.poolLimits(), LOUD.lists(), 0);
        }

        @Test
        void wakeWhatSleptBecauseOfThem() {
            house.settings = quietUntil("20:00");
            house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(5));
            assertThat(house.desktop.nags).isEmpty();

            house.settings = LOUD;
            house.pass(Duration.ofMinutes(1));

            assertThat(house.desktop.titles()).containsExactly("tea");
        }

        @Test
        void whileNothingRanWakeItToo() {
            house.settings = quietUntil("20:00");
            house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(5));

            house.restartAfter(() -> house.settings = LOUD);
            house.pass(Duration.ofMinutes(1));

            assertThat(house.desktop.titles()).containsExactly("tea");
        }

        @Test
        void leaveWhatTheUserSnoozed() {
            house.settings = quietUntil("09:30");
            var tea = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(5));
            house.service().answer(tea.id(), new Answer.Snooze(house.now().plus(Duration.ofHours(5))));

            house.settings = LOUD;
            house.pass(Duration.ofHours(4));

            assertThat(house.desktop.nags).isEmpty();
        }
    }

    @Nested
    class Sleep {
        @Test
        void overADueTimeRingsAtTheSignalOnceAndSaysSinceWhen() {
            house.addIn(Duration.ofMinutes(5), "tea", EVERY_TEN_MINUTES);

            house.sleepFor(Duration.ofHours(8));

            assertThat(house.desktop.titles()).containsExactly("tea");
            assertThat(house.fire("tea").fire().dueAt()).isEqualTo(House.START.plus(Duration.ofMinutes(5)));
            house.pass(Duration.ofMinutes(2));
            assertThat(house.desktop.titles()).containsExactly("tea");
        }

        @Test
        void withoutASignalIsNoticedWithinHalfAMinute() {
            house.addIn(Duration.ofMinutes(5), "tea", EVERY_TEN_MINUTES);

            house.world.setClock(house.now().plus(Duration.ofHours(8)));
            house.pass(Duration.ofSeconds(30));

            assertThat(house.desktop.titles()).containsExactly("tea");
        }

        @Test
        void withinAnIntervalBringsTheNextNagAtItsTime() {
            nagsAfterOneMinuteAndEveryTen();

            house.sleepFor(Duration.ofMinutes(5));
            house.pass(Duration.ofMinutes(5));

            assertThat(nagTimes()).containsExactly(afterStart(1), afterStart(11));
        }

        @Test
        void thatIsShortAndFollowedByAnotherDoesNotAddUp() {
            nagsAfterOneMinuteAndEveryTen();

            for (var nap = 0; nap < 10; nap++) {
                house.sleepFor(Duration.ofSeconds(20));
                house.pass(Duration.ofSeconds(10));
            }
            house.pass(Duration.ofMinutes(5));

            assertThat(nagTimes()).containsExactly(afterStart(1), afterStart(11));
        }

        @Test
        void withinAnIntervalIsNoticedWithoutASignal() {
            nagsAfterOneMinuteAndEveryTen();

            house.world.setClock(house.now().plus(Duration.ofMinutes(5)));
            house.pass(Duration.ofMinutes(5));

            assertThat(nagTimes()).containsExactly(afterStart(1), afterStart(11));
        }

        @Test
        void overANagBringsTheNextOneAtOnce() {
            house.addIn(Duration.ofMinutes(5), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(6));

            house.sleepFor(Duration.ofHours(8));

            assertThat(house.desktop.titles()).containsExactly("tea", "tea");
        }
    }

    /// Whole days are told in the morning, and the user gets up at another hour from now on.
    @Nested
    class AnotherMorning {
        private static final CalendarTime TOMORROW = new CalendarTime.Day(LocalDate.of(2026, 3, 3));

        private void riseAt(int hour) {
            house.settings = new EngineSettings(
                    LocalTime.of(hour, 0), Duration.ofMinutes(10), Optional.empty(), Map.of(), Map.of(), 0);
        }

        @Test
        void anEarlierOneLosesNothing() {
            house.service().add(Definition.of(Details.of("birthday"), Schedule.once(TOMORROW)));

            riseAt(7);
            house.pass(Duration.ofDays(1));

            assertThat(firstNags()).containsExactly(Instant.parse("2026-03-03T06:00:00Z"));
        }

        @Test
        void aLaterOneIsWaitedFor() {
            house.service().add(Definition.of(Details.of("birthday"), Schedule.once(TOMORROW)));

            riseAt(10);
            house.pass(Duration.ofMinutes(2));

            assertThat(house.service().list(ReminderFilter.ALL, 0, 1).getFirst().nextFireAt())
                    .contains(Instant.parse("2026-03-03T09:00:00Z"));
        }

        @Test
        void anEarlierOneThatTheDayHasPassedRingsAtOnce() {
            house.service().add(Definition.of(Details.of("birthday"), Schedule.once(TOMORROW)));
            house.pass(Duration.ofHours(23).plusMinutes(30));
            assertThat(house.desktop.nags).isEmpty();

            riseAt(7);
            house.pass(Duration.ofMinutes(2));

            assertThat(firstNags()).hasSize(1);
        }

        @Test
        void isNoticedOverARestart() {
            house.add("pills", TOMORROW, Frequency.DAILY);

            house.restartAfter(() -> riseAt(7));
            house.pass(Duration.ofDays(2));

            assertThat(firstNags()).startsWith(Instant.parse("2026-03-03T06:00:00Z"));
        }

        @Test
        void bringsBackNothingThatWasAnswered() {
            house.add("pills", TOMORROW, Frequency.DAILY);
            house.pass(Duration.ofHours(25));
            answerAll();

            riseAt(7);
            house.pass(Duration.ofHours(12));

            assertThat(firstNags()).hasSize(1);
        }
    }

    @Nested
    class NewRulesOfZones {
        private static final Zone BEFORE =
                new Zone("Europe/Volgograd", ZoneOffset.ofHours(4).getRules());
        private static final Zone AFTER =
                new Zone("Europe/Volgograd", ZoneOffset.ofHours(3).getRules());
        private final Reread store = new Reread(new MemoryRepository());

        NewRulesOfZones() {
            house.close();
            house = new House(1, House.START, store);
        }

        private Reminder addAt(String local) {
            return house.add("pills", new CalendarTime.Zoned(LocalDateTime.parse(local), BEFORE), Frequency.DAILY);
        }

        private void restartWithNewRules() {
            house.restartAfter(() -> {
                store.rules = AFTER;
                house.zoneRules = "2026b";
            });
        }

        @Test
        void moveTheNextFire() {
            var pills = addAt("2026-03-03T09:00");
            assertThat(house.nextFireAt(pills)).contains(Instant.parse("2026-03-03T05:00:00Z"));

            restartWithNewRules();

            assertThat(house.nextFireAt(pills)).contains(Instant.parse("2026-03-03T06:00:00Z"));
        }

        @Test
        void ringNothingThatWasPastWhenItWasAdded() {
            var pills = addAt("2026-03-01T07:00");
            var next = house.nextFireAt(pills);

            house.restartAfter(() -> house.zoneRules = "2026b");
            house.pass(Duration.ofMinutes(1));

            assertThat(house.nextFireAt(pills)).isEqualTo(next);
            assertThat(house.desktop.nags).isEmpty();
        }

        @Test
        void leaveAPendingClaimItsFence() {
            addAt("2026-03-02T13:00");
            house.pass(Duration.ofHours(1).plusMinutes(1));
            var fence = house.fire("pills").fire().fence();

            restartWithNewRules();
            house.pass(Duration.ofHours(3));

            assertThat(house.service().fires()).hasSize(1);
            assertThat(house.fire("pills").fire().fence()).isEqualTo(fence);
        }

        @Test
        void thatTakeAZoneAwayAreSaidInTheTimeLine() {
            var pills = addAt("2026-03-03T09:00");

            house.restartAfter(() -> {
                store.rules = Zone.lost("Europe/Volgograd", ZoneOffset.ofHours(4));
                house.zoneRules = "2026b";
            });

            assertThat(house.service().timeline(pills.id()))
                    .extracting(TimelineEntry::step)
                    .contains(TimelineSteps.ZONE_LOST);
            assertThat(house.nextFireAt(pills)).contains(Instant.parse("2026-03-03T05:00:00Z"));
        }
    }

    /// Reads zones as a store does, which keeps their names and takes the rules from the platform.
    private static final class Reread extends ForwardingRepository {
        private Zone rules = NewRulesOfZones.BEFORE;

        Reread(MemoryRepository target) {
            super(target);
        }

        private Reminder reread(Reminder reminder) {
            var start = ((CalendarTime.Zoned)
                            reminder.definition().schedule().orElseThrow().start())
                    .local();
            var old = reminder.definition().schedule().orElseThrow();
            var schedule = new Schedule(
                    new CalendarTime.Zoned(start, rules),
                    old.span(),
                    old.rules(),
                    old.exclusionRules(),
                    old.dates(),
                    old.exceptions(),
                    old.overrides());
            return new Reminder(
                    reminder.id(),
                    reminder.version(),
                    reminder.uid(),
                    reminder.definition().withSchedule(schedule),
                    reminder.origin(),
                    reminder.status());
        }

        private Changes.Planned reread(Changes.Planned planned) {
            return new Changes.Planned(reread(planned.reminder()), planned.nextFireAt());
        }

        @Override
        public Optional<Reminder> find(ReminderId id) {
            return super.find(id).map(this::reread);
        }

        @Override
        public Optional<Changes.Planned> findPlanned(ReminderId id) {
            return super.findPlanned(id).map(this::reread);
        }

        @Override
        public List<Changes.Planned> findDue(Instant now, int limit, Optional<Changes.Planned> last) {
            return super.findDue(now, limit, last).stream().map(this::reread).toList();
        }

        @Override
        public void forEach(ReminderFilter filter, Consumer<Reminder> action) {
            super.forEach(filter, reminder -> action.accept(reread(reminder)));
        }
    }
}
