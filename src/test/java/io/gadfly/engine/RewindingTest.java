package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.reminder.Alarm;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.StoreException;
import io.gadfly.reminder.Trigger;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.RecurrenceRule.Frequency;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Span;
import io.gadfly.store.Opening;
import io.gadfly.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An undo and a redo are one transaction each, whatever they make of the fires beside.
class RewindingTest {
    /// Its disk is full once the change was taken back, when what becomes of the fires is to be written.
    private static final class FullWhenSettled extends ForwardingRepository {
        private boolean isFull = true;

        FullWhenSettled(ReminderRepository target) {
            super(target);
        }

        @Override
        public Optional<String> undo(Instant now, Consumer<Writer> settle) {
            return target().undo(now, filling(settle));
        }

        @Override
        public Optional<String> redo(Instant now, Consumer<Writer> settle) {
            return target().redo(now, filling(settle));
        }

        private Consumer<Writer> filling(Consumer<Writer> settle) {
            return store -> {
                settle.accept(store);
                if (isFull) {
                    throw new StoreException("the disk is full");
                }
            };
        }
    }

    private static void isRefusedAndTakesBackTheSameStepLater(ReminderRepository store) {
        var disk = new FullWhenSettled(store);
        try (var house = new House(1, House.START, disk)) {
            house.addIn(Duration.ofHours(5), "keep me", NagPolicy.NORMAL);
            house.addIn(Duration.ofMinutes(1), "tea", NagPolicy.NORMAL);
            house.pass(Duration.ofMinutes(2));
            var tea = house.fire("tea").fire().fence();
            house.service().answer(tea, new Answer.Done());

            assertThatThrownBy(house.service()::undo).isInstanceOf(StoreException.class);
            assertThat(store.findFire(tea).orElseThrow().state()).isInstanceOf(NagState.Done.class);
            assertThat(house.service().redo()).isEmpty();

            disk.isFull = false;
            assertThat(house.service().undo()).isPresent();
            assertThat(store.findFire(tea).orElseThrow().state()).isInstanceOf(NagState.Live.class);
            assertThat(house.service().list(ReminderFilter.ALL, 0, 9)).hasSize(2);

            disk.isFull = true;
            assertThatThrownBy(house.service()::redo).isInstanceOf(StoreException.class);
            assertThat(store.findFire(tea).orElseThrow().state()).isInstanceOf(NagState.Live.class);
        }
    }

    @Test
    void isRefusedAndTakesBackTheSameStepLaterInMemory() {
        isRefusedAndTakesBackTheSameStepLater(new MemoryRepository());
    }

    @Test
    void isRefusedAndTakesBackTheSameStepLaterOnTheDisk(@TempDir Path folder) {
        try (var store = ((Opening.Opened) Store.open(folder, () -> House.START)).store()) {
            isRefusedAndTakesBackTheSameStepLater(store);
        }
    }

    @Test
    void theTimeLineTellsOfADeletionAndThatItWasTakenBack() {
        try (var house = new House(1, House.START, new MemoryRepository())) {
            house.addIn(Duration.ofHours(5), "keep me", NagPolicy.NORMAL);
            var id = house.service()
                    .list(ReminderFilter.ALL, 0, 1)
                    .getFirst()
                    .reminder()
                    .id();

            house.service().delete(List.of(id));
            house.service().undo();

            var words = new TimelineWords(Locale.ROOT);
            assertThat(house.service().timeline(id).stream().map(words::of))
                    .endsWith("Deleted", "A change of it was taken back");
        }
    }

    /// Of an hourly reminder, when the next one has come since.
    @Nested
    class OfAnAnswer {
        private final House house = new House(1, Instant.parse("2026-03-03T11:02:00Z"));

        @AfterEach
        void close() {
            house.close();
        }

        private Reminder addHourlyFrom(int hour) {
            var start = new CalendarTime.Floating(LocalDateTime.of(2026, 3, 3, hour, 0));
            return house.add("drink", start, Frequency.HOURLY);
        }

        private void answerTheNextAndTakeThatBackAfterTheOneBehindIt() {
            house.pass(Duration.ofMinutes(65));
            house.service().answer(house.fire("drink").fire().fence(), new Answer.Done());
            house.pass(Duration.ofMinutes(60));
            house.service().undo();
            house.pass(Duration.ofMinutes(2));
        }

        private void onlyThoseRing(String... occurrences) {
            assertThat(house.service().fires())
                    .extracting(view -> view.fire().fence().recurrenceId())
                    .containsExactlyInAnyOrder(occurrences);
            assertThat(house.service().fires())
                    .extracting(view -> view.fire().missed())
                    .containsOnly(0);
        }

        @Test
        void ringsNothingOfTheTimeBeforeTheReminderWasMade() {
            addHourlyFrom(8);

            answerTheNextAndTakeThatBackAfterTheOneBehindIt();

            onlyThoseRing("20260303T130000", "20260303T140000");
        }

        @Test
        void ringsNothingOfTheTimeBeforeAnEdit() {
            var drink = addHourlyFrom(13);
            var rule = drink.definition().schedule().orElseThrow().rules().getFirst();
            var earlier = new CalendarTime.Floating(LocalDateTime.of(2026, 3, 3, 8, 0));
            house.service().edit(drink, drink.definition().withSchedule(Schedule.repeating(earlier, rule)));

            answerTheNextAndTakeThatBackAfterTheOneBehindIt();

            onlyThoseRing("20260303T130000", "20260303T140000");
        }

        @Test
        void ringsNothingOfTheTimeInWhichItWasOff() {
            var drink = addHourlyFrom(13);
            house.service().setStatus(drink.id(), Reminder.Status.DISABLED);
            house.pass(Duration.ofHours(4));
            house.service().setStatus(drink.id(), Reminder.Status.OPEN);

            answerTheNextAndTakeThatBackAfterTheOneBehindIt();

            onlyThoseRing("20260303T170000", "20260303T180000");
        }
    }

    /// Of one that was snoozed after it had been given up and its reminder moved, and rings beside its time.
    @Nested
    class OfWhatRingsBesideItsReminder {
        private final House house = new House();
        private final Reminder pills = house.addIn(
                Duration.ofMinutes(1),
                "pills",
                NagPolicy.every(Duration.ofMinutes(5)).withMax(1));
        private Fence fence = Reminders.wholeOf(pills.id());

        @BeforeEach
        void ringLate() {
            house.pass(Duration.ofMinutes(10));
            fence = house.service()
                    .history(House.START, house.now(), 1)
                    .getFirst()
                    .fire()
                    .fence();
            var later = Schedule.once(CalendarTime.utc(house.now().plus(Duration.ofHours(5))));
            house.service().edit(pills, pills.definition().withSchedule(later).withNag(NagPolicy.NORMAL));
            house.service().answer(fence, new Answer.Snooze(house.now().plus(Duration.ofMinutes(10))));
            house.pass(Duration.ofMinutes(12));
            rings();
        }

        private void rings() {
            assertThat(house.service().fires())
                    .extracting(FireView::fire)
                    .hasSize(1)
                    .allSatisfy(fire -> {
                        assertThat(fire.fence()).isEqualTo(fence);
                        assertThat(fire.state()).isInstanceOf(NagState.Ringing.class);
                    });
        }

        private void undo() {
            assertThat(house.service().undo()).isPresent();
            house.pass(Duration.ofSeconds(1));
        }

        @Test
        void ringsOnWhenAnAnswerIsTakenBack() {
            house.service().answer(fence, new Answer.Done());

            undo();

            rings();
        }

        @Test
        void ringsOnWhenADeletionIsTakenBack() {
            house.service().delete(List.of(pills.id()));

            undo();

            rings();
        }

        @Test
        void ringsOnWhenItIsOnAgain() {
            house.service().setStatus(pills.id(), Reminder.Status.DISABLED);

            undo();

            rings();
        }

        @Test
        void fallsAwayWithTheReminderThatBroughtIt() {
            undo();
            undo();
            undo();

            assertThat(house.service().list(ReminderFilter.ALL, 0, 9)).isEmpty();
            assertThat(house.service().fires()).isEmpty();
        }

        @AfterEach
        void close() {
            house.close();
        }
    }

    /// Of one that repeats from its completion and has an alarm at a time of its own: done on that moves the
    /// reminder and leaves its other alarm ringing.
    @Nested
    class OfAnAnswerThatMovesItsReminder {
        private final House house = new House();
        private final Instant lone = House.START.plus(Duration.ofMinutes(40));
        private final Reminder water = house.service()
                .add(Definition.of(
                                Details.of("water"),
                                Schedule.once(CalendarTime.utc(House.START.plus(Duration.ofMinutes(30)))))
                        .withNag(NagPolicy.every(Duration.ofMinutes(10)))
                        .withAlarms(List.of(
                                Alarm.AT_START, after(Duration.ofHours(2)), Alarm.of(new Trigger.Absolute(lone))))
                        .withAfterDone(Span.ofDays(1)));

        private static Alarm after(Duration delay) {
            return Alarm.of(new Trigger.Relative(Trigger.Edge.START, Span.of(delay)));
        }

        @BeforeEach
        void answerTheLoneOne() {
            house.pass(Duration.ofMinutes(45));
            var answered = live().stream()
                    .filter(fire -> fire.dueAt().equals(lone))
                    .findFirst()
                    .orElseThrow();
            house.service().answer(answered.fence(), new Answer.Done());
            house.pass(Duration.ofSeconds(1));
        }

        @AfterEach
        void close() {
            house.close();
        }

        private List<Fire> live() {
            return house.repository.findLiveFires(water.id());
        }

        private List<Instant> duesOfLive() {
            return live().stream().map(Fire::dueAt).toList();
        }

        private void thereAndBack(Duration between) {
            house.service().undo();
            house.pass(between);
            house.service().redo();
            house.pass(Duration.ofSeconds(1));
        }

        @Test
        void ringsOnWhenTheAnswerIsGivenAgain() {
            var left = live();

            thereAndBack(Duration.ofSeconds(1));

            assertThat(live()).hasSize(1).isEqualTo(left);
        }

        @Test
        void ringsOnHoweverOftenItIsTakenBackAndGivenAgain() {
            thereAndBack(Duration.ofMinutes(20));
            thereAndBack(Duration.ofMinutes(20));

            assertThat(duesOfLive()).containsExactly(House.START.plus(Duration.ofMinutes(30)));
        }

        @Test
        void fallsAwayWhatFellDueOnlySinceItWasTakenBack() {
            house.service().undo();
            house.pass(Duration.ofHours(3));
            assertThat(duesOfLive()).contains(House.START.plus(Duration.ofMinutes(150)));

            house.service().redo();

            assertThat(duesOfLive()).containsExactly(House.START.plus(Duration.ofMinutes(30)));
        }
    }
}
