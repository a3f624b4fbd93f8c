package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.TimelineEntry;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import io.gadfly.store.TestStores;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What edits do to what rings, through the whole engine.
class RemindersTest {
    private static final NagPolicy EVERY_TEN_MINUTES = NagPolicy.every(Duration.ofMinutes(10));

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private Reminder add(Schedule schedule, Alarm... alarms) {
        return house.service()
                .add(Definition.of(Details.of("tea"), schedule)
                        .withAlarms(List.of(alarms))
                        .withNag(EVERY_TEN_MINUTES));
    }

    private void editNotes(Reminder reminder) {
        var words = new Details(
                "tea",
                "with milk",
                "",
                List.of(),
                reminder.definition().details().priority());
        house.service().edit(reminder, reminder.definition().withDetails(words));
    }

    private List<Instant> nags() {
        return house.desktop.nags.stream().map(RecordingMedium.Nag::at).toList();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }

    private static EngineSettings morningAt(LocalTime morning) {
        return new EngineSettings(morning, Duration.ofMinutes(10), Optional.empty(), Map.of(), Map.of(), 0);
    }

    @Nested
    class AnEditOfTheWordsAlone {
        @Test
        void leavesAFloatingFireRingingInAnotherZone() {
            var tea = add(Schedule.once(new CalendarTime.Floating(LocalDateTime.parse("2026-03-02T09:10:00"))));
            house.pass(Duration.ofMinutes(15));
            house.zone = Zone.of(ZoneId.of("America/New_York"));
            house.pass(Duration.ofMinutes(1));

            editNotes(tea);
            house.pass(Duration.ofMinutes(10));

            assertThat(house.fire("tea").fire().state()).isInstanceOf(NagState.Ringing.class);
            assertThat(nags()).containsExactly(at("08:10"), at("08:20"));
        }

        @Test
        void leavesADayRingingWhenMorningsComeAtAnotherHour() {
            house.settings = morningAt(LocalTime.of(9, 10));
            var tea = add(Schedule.once(new CalendarTime.Day(LocalDate.parse("2026-03-02"))));
            house.pass(Duration.ofMinutes(15));
            house.settings = morningAt(LocalTime.of(8, 0));

            editNotes(tea);
            house.pass(Duration.ofMinutes(10));

            assertThat(nags()).containsExactly(at("08:10"), at("08:20"));
        }
    }

    @Nested
    class UndoAndRedo {
        private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

        private Reminder movedAndRinging() {
            var tea = house.addIn(HALF_AN_HOUR, "tea", EVERY_TEN_MINUTES);
            house.service().edit(tea, tea.definition().withSchedule(Schedule.once(CalendarTime.utc(at("08:05")))));
            house.pass(Duration.ofMinutes(6));
            return tea;
        }

        @Test
        void ofASnoozeThatIsOverLeavesTheNextNagWhereItIs() {
            var tea = house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(Duration.ofMinutes(10)));
            house.pass(Duration.ofMinutes(12));
            house.service().answer(tea.id(), new Answer.Snooze(house.now().plus(Duration.ofMinutes(20))));
            house.pass(Duration.ofMinutes(21));
            var next = house.fire("tea").fire().state();

            house.service().undo();

            assertThat(house.fire("tea").fire().state())
                    .isEqualTo(new NagState.Ringing(2, ((NagState.Ringing) next).nextAt()));
        }

        @Test
        void ofASnoozeThatIsLongOverTakesNoNagBack() {
            var tea = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(2));
            house.service().answer(tea.id(), new Answer.Snooze(house.now().plus(Duration.ofMinutes(5))));
            house.pass(HALF_AN_HOUR);

            house.service().undo();
            house.pass(Duration.ofMinutes(20));

            assertThat(house.desktop.nags)
                    .extracting(nag -> nag.notification().nag())
                    .isSorted();
            assertThat(house.fire("tea").fire().state()).isInstanceOf(NagState.Ringing.class);
        }

        @Test
        void ofAnEditSilencesWhatRangByIt() {
            movedAndRinging();

            house.service().undo();
            house.pass(Duration.ofMinutes(25));

            assertThat(nags()).containsExactly(at("08:05"), at("08:30"));
            assertThat(house.service().fires()).hasSize(1);
            assertThat(house.fire("tea").fire().dueAt()).isEqualTo(at("08:30"));
        }

        /// What comes next was computed in the other zone, and would be passed over in this one.
        @Test
        void ofAnEditThatWasMadeInAnotherZoneRingsAtTheTimeHere() {
            house.zone = Zone.of(ZoneId.of("America/New_York"));
            house.pass(Duration.ofMinutes(1));
            var walk = house.add(
                    "walk", new CalendarTime.Floating(LocalDateTime.parse("2026-03-03T07:00")), Frequency.WEEKLY);
            house.service().edit(walk, walk.definition().withDetails(Details.of("long walk")));
            house.zone = Zone.of(ZoneId.of("Europe/Berlin"));
            house.pass(Duration.ofMinutes(1));

            house.service().undo();

            assertThat(house.nextFireAt(walk)).contains(Instant.parse("2026-03-03T06:00:00Z"));
        }

        /// Seven o'clock in Berlin, where it was done early, has passed in Tokyo, where that is taken back.
        @Test
        void ofDoneInAnotherZoneRingsWhatHasPassedThere() {
            var walk = house.add(
                    "walk", new CalendarTime.Floating(LocalDateTime.parse("2026-03-03T07:00")), Frequency.WEEKLY);
            house.service().answer(walk.id(), new Answer.Done());
            house.zone = Zone.of(ZoneId.of("Asia/Tokyo"));
            house.pass(Duration.ofHours(23));

            house.service().undo();
            house.pass(Duration.ofSeconds(1));

            assertThat(house.service().fires())
                    .extracting(view -> view.fire().fence().recurrenceId())
                    .containsExactly("20260303T070000");
        }

        @Test
        void makeAnEditAgainWithWhatRangByIt() {
            movedAndRinging();
            house.service().undo();
            house.pass(Duration.ofMinutes(1));

            house.service().redo();
            house.pass(Duration.ofMinutes(30));

            assertThat(house.service().fires()).hasSize(1);
            assertThat(house.fire("tea").fire().dueAt()).isEqualTo(at("08:05"));
            assertThat(nags()).hasSizeGreaterThan(2);
        }

        @Test
        void ofDoneLeaveOneOccurrenceOfASeriesThatRepeatsFromCompletion() {
            var water = house.service()
                    .add(Definition.of(Details.of("water"), Schedule.once(CalendarTime.utc(at("08:01"))))
                            .withAfterDone(Span.of(HALF_AN_HOUR))
                            .withNag(EVERY_TEN_MINUTES));
            house.pass(Duration.ofMinutes(2));
            house.service().answer(water.id(), new Answer.Done());
            house.pass(Duration.ofMinutes(40));

            house.service().undo();
            house.pass(Duration.ofMinutes(1));

            assertThat(house.service().fires()).hasSize(1);
            assertThat(house.fire("water").fire().dueAt()).isEqualTo(at("08:01"));
            house.service().answer(water.id(), new Answer.Done());
            var doneAt = house.now();
            house.pass(HALF_AN_HOUR);
            assertThat(house.service().fires()).hasSize(1);
            assertThat(house.fire("water").fire().dueAt()).isEqualTo(doneAt.plus(HALF_AN_HOUR));
        }

        @Test
        void ofDoneBeforeItWasDueAreTakenWhenItRangMeanwhile() {
            var clock = Instant.parse("2026-03-02T08:00:00Z");
            try (var store = TestStores.inMemory(() -> clock);
                    var other = new House(1, clock, store)) {
                var tea = other.addIn(Duration.ofMinutes(5), "tea", EVERY_TEN_MINUTES);
                other.service().answer(tea.id(), new Answer.Done());
                other.service().undo();
                other.pass(Duration.ofMinutes(6));
                assertThat(other.desktop.titles()).containsExactly("tea");

                assertThat(other.service().redo()).isPresent();
                other.pass(Duration.ofMinutes(30));

                assertThat(other.desktop.titles()).containsExactly("tea");
                assertThat(other.service().fires()).isEmpty();
            }
        }
    }

    @Nested
    class AnEditThatIsTakenBackWhileItRings {
        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void ringsOnWhenItIsMadeAgain(boolean isRestarted) {
            var tea = house.addIn(Duration.ofDays(1), "tea", EVERY_TEN_MINUTES);
            house.service().edit(tea, tea.definition().withSchedule(Schedule.once(CalendarTime.utc(at("08:01")))));
            house.pass(Duration.ofMinutes(5));
            house.service().undo();
            house.pass(Duration.ofMinutes(1));
            assertThat(house.service().fires()).isEmpty();
            if (isRestarted) {
                house.restart();
            }

            house.service().redo();
            house.pass(Duration.ofMinutes(20));

            assertThat(nags()).containsExactly(at("08:01"), at("08:06"), at("08:11"), at("08:21"));
            house.service().undo();
            assertThat(house.service().fires()).isEmpty();
            assertThat(house.nextFireAt(tea)).contains(at("08:00").plus(Duration.ofDays(1)));
        }
    }

    @Nested
    class AnEditOfThePace {
        private Reminder ringing(Duration every) {
            var tea = house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.every(every));
            house.pass(Duration.ofMinutes(2));
            return tea;
        }

        @Test
        void isTakenByWhatRingsAtOnce() {
            var tea = ringing(Duration.ofHours(24));

            house.service().edit(tea, tea.definition().withNag(NagPolicy.every(Duration.ofMinutes(5))));
            house.pass(Duration.ofMinutes(16));

            assertThat(nags()).containsExactly(at("08:01"), at("08:07"), at("08:12"), at("08:17"));
        }

        @Test
        void toASlowerOneSilencesItForAsLong() {
            var tea = ringing(Duration.ofMinutes(5));

            house.service().edit(tea, tea.definition().withNag(NagPolicy.every(Duration.ofMinutes(30))));
            house.pass(Duration.ofMinutes(31));

            assertThat(nags()).containsExactly(at("08:01"), at("08:32"));
        }

        @Test
        void isTakenBackWithIt() {
            var tea = ringing(Duration.ofMinutes(30));
            house.service().edit(tea, tea.definition().withNag(NagPolicy.every(Duration.ofMinutes(5))));

            house.service().undo();
            house.pass(Duration.ofMinutes(31));

            assertThat(nags()).containsExactly(at("08:01"), at("08:31"));
        }

        @Test
        void isNoNagInTheTimeLine() {
            var tea = ringing(Duration.ofHours(24));

            house.service().edit(tea, tea.definition().withNag(NagPolicy.every(Duration.ofMinutes(5))));

            assertThat(house.service().timeline(tea.id()))
                    .filteredOn(entry -> entry.step().equals("fire.rang"))
                    .hasSize(1);
        }
    }

    @Nested
    class AnEditOfThePriority {
        private Reminder addWaiting(Priority priority, String pausedPool) {
            house.service().steer(pausedPool, new PoolCommand.Pause());
            var at = Schedule.once(CalendarTime.utc(at("08:01")));
            var words = new Details("tea", "", "", List.of(), priority);
            var tea = house.service().add(Definition.of(words, at).withNag(EVERY_TEN_MINUTES));
            house.pass(Duration.ofMinutes(3));
            assertThat(nags()).isEmpty();
            return tea;
        }

        private void setPriority(Reminder reminder, Priority priority) {
            var words = new Details("tea", "", "", List.of(), priority);
            house.service().edit(reminder, reminder.definition().withDetails(words));
            house.world.settle();
        }

        @Test
        void takesWhatWaitsOutOfThePoolOfWhatIsUrgent() {
            var tea = addWaiting(Priority.HIGH, EngineSettings.URGENT_POOL);

            setPriority(tea, Priority.NORMAL);

            assertThat(nags()).containsExactly(at("08:03"));
            assertThat(house.fire("tea").fire().pool()).isEqualTo(EngineSettings.DEFAULT_POOL);
        }

        @Test
        void bringsWhatWaitsToThePoolOfWhatIsUrgent() {
            var tea = addWaiting(Priority.NORMAL, EngineSettings.DEFAULT_POOL);

            setPriority(tea, Priority.HIGH);

            assertThat(nags()).containsExactly(at("08:03"));
        }

        @Test
        void bringsWhatSleepsThereWhenItWakes() {
            house.service().steer(EngineSettings.URGENT_POOL, new PoolCommand.Pause());
            var tea = addWaiting(Priority.NORMAL, EngineSettings.DEFAULT_POOL);
            house.service().answer(house.fire("tea").fire().fence(), new Answer.Snooze(at("08:10")));

            setPriority(tea, Priority.HIGH);
            house.service().steer(EngineSettings.URGENT_POOL, new PoolCommand.Resume());
            house.pass(Duration.ofMinutes(8));

            assertThat(nags()).containsExactly(at("08:10"));
        }

        @Test
        void bringsWhatWaitsBackWhenItIsUndone() {
            var tea = addWaiting(Priority.HIGH, EngineSettings.URGENT_POOL);
            setPriority(tea, Priority.NORMAL);

            house.service().undo();
            house.pass(Duration.ofMinutes(30));
            assertThat(nags()).containsExactly(at("08:03"));
            assertThat(house.desktop.shown).isEmpty();

            house.service().steer(EngineSettings.URGENT_POOL, new PoolCommand.Resume());
            house.pass(Duration.ofMinutes(1));
            assertThat(nags()).hasSize(2);
        }

        @Test
        void leavesWhatRingsWhereItIs() {
            var tea = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(3));

            setPriority(tea, Priority.HIGH);
            house.pass(Duration.ofMinutes(9));

            assertThat(nags()).containsExactly(at("08:01"), at("08:11"));
            assertThat(house.fire("tea").fire().pool()).isEqualTo(EngineSettings.DEFAULT_POOL);
        }
    }

    @Nested
    class SwitchedOffWhileItRings {
        @Test
        void isSilentAndRingsAgainWhenItIsSwitchedOn() {
            var tea = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(2));

            house.service().setStatus(tea.id(), Reminder.Status.DISABLED);
            house.pass(Duration.ofMinutes(30));
            assertThat(nags()).containsExactly(at("08:01"));
            house.service().setStatus(tea.id(), Reminder.Status.OPEN);
            house.pass(Duration.ofSeconds(1));

            assertThat(nags()).containsExactly(at("08:01"), at("08:32"));
        }

        @Test
        void staysSilentWhenItWasAnsweredBefore() {
            var tea = house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(2));
            house.service().answer(tea.id(), new Answer.Acknowledge());

            house.service().setStatus(tea.id(), Reminder.Status.DISABLED);
            house.service().setStatus(tea.id(), Reminder.Status.OPEN);
            house.pass(Duration.ofMinutes(30));

            assertThat(nags()).containsExactly(at("08:01"));
        }
    }

    @Nested
    class AnEditOfTheTime {
        private static final Alarm BEFORE_END =
                Alarm.of(new Trigger.Relative(Trigger.Edge.END, Span.of(Duration.ofMinutes(-5))));

        private static Schedule lasting(Duration length) {
            return new Schedule(
                    CalendarTime.utc(House.START),
                    Span.of(length),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }

        @Test
        void thatMovesTheEndRingsAgainBeforeTheNewEnd() {
            var tea = add(lasting(Duration.ofHours(1)), BEFORE_END);
            house.pass(Duration.ofMinutes(57));

            house.service().edit(tea, tea.definition().withSchedule(lasting(Duration.ofHours(2))));
            house.pass(Duration.ofMinutes(60));

            assertThat(nags()).containsExactly(at("08:55"), at("09:55"));
        }

        @Test
        void thatMovesTheEndLeavesAnAlarmAtTheStartRinging() {
            var tea = add(lasting(Duration.ofHours(1)), Alarm.AT_START);
            house.pass(Duration.ofMinutes(5));

            house.service().edit(tea, tea.definition().withSchedule(lasting(Duration.ofHours(2))));
            house.pass(Duration.ofMinutes(6));

            assertThat(nags()).containsExactly(at("08:00"), at("08:10"));
        }

        @Test
        void toAMinuteThatPassedWhileItRangNagsOnAtThePaceThatItHad() {
            var tea = house.addIn(Duration.ofMinutes(5), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(12));

            house.service().edit(tea, tea.definition().withSchedule(Schedule.once(CalendarTime.utc(at("08:09")))));
            house.pass(Duration.ofMinutes(4));

            assertThat(nags()).containsExactly(at("08:05"), at("08:15"));
            assertThat(house.fire("tea").fire().dueAt()).isEqualTo(at("08:09"));
        }

        /// Also where its pool has no other slot.
        @ParameterizedTest
        @ValueSource(ints = {1, 3})
        void toAMinuteThatPassedWhileItRangShowsItOnWithoutAnotherNag(int limit) {
            house.service().steer("default", new PoolCommand.Limit(limit));
            var tea = house.addIn(Duration.ofMinutes(5), "tea", NagPolicy.every(Duration.ofHours(2)));
            house.pass(Duration.ofMinutes(12));

            house.service().edit(tea, tea.definition().withSchedule(Schedule.once(CalendarTime.utc(at("08:09")))));
            house.pass(Duration.ofMinutes(1));

            var heir = house.fire("tea").fire();
            assertThat(heir.state()).isEqualTo(new NagState.Ringing(1, at("10:05")));
            assertThat(house.desktop.shown).containsExactly(heir.fence());
            assertThat(nags()).containsExactly(at("08:05"));
            assertThat(house.service().timeline(tea.id()))
                    .filteredOn(entry -> entry.fence().equals(heir.fence()))
                    .extracting(TimelineEntry::step)
                    .containsExactly("fire.inherited", "fire.rangOn");
        }

        @Test
        void whileItRangIsNoNagEvenAfterARestart() {
            var tea = house.addIn(Duration.ofMinutes(5), "tea", NagPolicy.every(Duration.ofHours(2)));
            house.pass(Duration.ofMinutes(12));

            house.service().edit(tea, tea.definition().withSchedule(Schedule.once(CalendarTime.utc(at("08:09")))));
            house.restart();
            house.pass(Duration.ofMinutes(1));

            assertThat(nags()).containsExactly(at("08:05"));
        }
    }
}
