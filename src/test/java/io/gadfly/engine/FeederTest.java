package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.ReminderService.FireView;
import io.gadfly.engine.ReminderService.NagMode;
import io.gadfly.engine.ReminderService.NagResult;
import io.gadfly.engine.ReminderService.PoolCommand;
import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.ExitReason;
import io.gadfly.kernel.Job;
import io.gadfly.kernel.Pool;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.kernel.WaitingJob;
import io.gadfly.notification.DeliveryResult;
import io.gadfly.notification.Medium.Response;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.StoreException;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What feeds the slots of a pool: new fires, those of the store, those whose nagger crashed.
class FeederTest {
    private static final NagPolicy EVERY_TEN_MINUTES = NagPolicy.every(Duration.ofMinutes(10));

    private final Disk store = new Disk();
    private final House house = new House(1, House.START, store);

    @AfterEach
    void close() {
        house.close();
    }

    private static boolean isQueued(Fire fire) {
        return fire.state() instanceof NagState.Queued;
    }

    private static final class Disk extends ForwardingRepository {
        private boolean isFull;
        private boolean refusesToQueue;
        private String poison = "nobody";

        Disk() {
            super(new MemoryRepository());
        }

        @Override
        public List<Fire> commit(Changes changes) {
            if (isFull || refusesToQueue && changes.fires().stream().anyMatch(FeederTest::isQueued)) {
                throw new StoreException("the disk is full");
            }
            if (changes.fires().stream().anyMatch(this::isPoisoned)) {
                throw new IllegalStateException("poison");
            }
            return super.commit(changes);
        }

        private boolean isPoisoned(Fire fire) {
            return fire.state() instanceof NagState.Ringing
                    && find(fire.fence().reminder())
                            .filter(reminder -> reminder.title().equals(poison))
                            .isPresent();
        }
    }

    private Fence ringing(String title) {
        house.addIn(Duration.ofMinutes(1), title, EVERY_TEN_MINUTES);
        house.pass(Duration.ofMinutes(1));
        return house.fire(title).fire().fence();
    }

    private void crash(Fence fence) {
        house.world
                .system()
                .registry()
                .find(Nagger.nameOf(fence))
                .orElseThrow()
                .exit(new ExitReason.Crash(new IllegalStateException("a bug")));
        house.world.settle();
    }

    @Nested
    class ANaggerThatCrashed {
        @Test
        void isStartedAgainFromWhatIsSaved() {
            var tea = ringing("tea");

            crash(tea);
            house.pass(Duration.ofMinutes(10));

            assertThat(house.desktop.restored)
                    .extracting(nag -> nag.notification().nag())
                    .containsExactly(1);
            assertThat(house.desktop.nags)
                    .extracting(nag -> nag.notification().nag())
                    .containsExactly(1, 2);
        }

        @Test
        void isStartedAgainThoughThePoolWasDrainedAtThatMoment() {
            var tea = ringing("tea");
            house.service().steer("default", new PoolCommand.Drain());
            crash(tea);

            house.pass(Duration.ofMinutes(10));

            assertThat(house.desktop.nags).hasSize(2);
        }

        @Test
        void isStartedAgainInAPause() {
            var tea = ringing("tea");
            house.service().steer("default", new PoolCommand.Pause());
            crash(tea);

            house.pass(Duration.ofMinutes(10));

            assertThat(house.desktop.nags).hasSize(2);
        }

        @Test
        void isStartedAgainThoughTheDiskWasFullAtThatMoment() {
            var tea = ringing("tea");
            store.isFull = true;
            crash(tea);
            house.pass(Duration.ofSeconds(5));

            store.isFull = false;
            house.pass(Duration.ofMinutes(2));

            assertThat(house.desktop.restored).isNotEmpty();
        }

        @Test
        void nowAndThenIsNotParked() {
            var tea = ringing("tea");

            for (var i = 0; i < 6; i++) {
                crash(tea);
                house.pass(Duration.ofMinutes(11));
            }

            assertThat(house.fire("tea").fire().state()).isInstanceOf(NagState.Ringing.class);
        }

        @Test
        void tooOftenInAShortTimeIsParkedWithItsCause() {
            var tea = ringing("tea");

            for (var i = 0; i < 4; i++) {
                crash(tea);
                house.pass(Duration.ofSeconds(20));
            }

            assertThat(house.service().history(House.START, house.now(), 10))
                    .extracting(view -> view.fire().state())
                    .hasSize(1)
                    .allMatch(state -> state instanceof NagState.Failed failed
                            && failed.cause().contains("a bug"));
            assertThat(house.desktop.nags.getLast().notification().body()).contains("a bug");
        }
    }

    /// Whoever was told to give up a slot is counted as about to leave it, until it has.
    @Nested
    class ASlotThatWasGivenUp {
        private void twoThatAreDueForOneSlot() {
            house.addIn(Duration.ofMinutes(1), "cake", EVERY_TEN_MINUTES);
            house.addIn(Duration.ofMinutes(1), "pie", EVERY_TEN_MINUTES);
            house.pass(Duration.ofMinutes(1).plusSeconds(1));
        }

        private void assertOneRingsAndTheOtherIsToldToWait() {
            assertThat(house.service().fires())
                    .extracting(view -> view.fire().state().getClass().getSimpleName())
                    .containsExactly("Ringing", "Queued");
        }

        @Test
        void byAnAnswerIsNotFreeTwice() {
            house.service().steer("default", new PoolCommand.Limit(1));
            for (var title : List.of("tea", "soup", "bread")) {
                house.service().answer(ringing(title), new Answer.Done());
                house.pass(Duration.ofSeconds(1));
            }

            twoThatAreDueForOneSlot();

            assertOneRingsAndTheOtherIsToldToWait();
        }

        @Test
        void byACrashAndAnAnswerAtOnceIsNotFreeTwice() {
            house.service().steer("default", new PoolCommand.Limit(1));
            for (var title : List.of("tea", "soup", "bread")) {
                var fence = ringing(title);
                house.world
                        .system()
                        .registry()
                        .find(Nagger.nameOf(fence))
                        .orElseThrow()
                        .exit(new ExitReason.Crash(new IllegalStateException("a bug")));
                house.service().answer(fence, new Answer.Done());
                house.pass(Duration.ofMinutes(1));
            }

            twoThatAreDueForOneSlot();

            assertOneRingsAndTheOtherIsToldToWait();
        }

        @Test
        void byOneThatWaitedIsNoSlot() {
            house.service().steer("default", new PoolCommand.Limit(1));
            var tea = ringing("tea");
            for (var title : List.of("soup", "bread")) {
                house.addIn(Duration.ofMinutes(1), title, EVERY_TEN_MINUTES);
                house.pass(Duration.ofMinutes(1));
                house.service().answer(house.fire(title).fire().fence(), new Answer.Done());
            }
            house.service().answer(tea, new Answer.Done());

            twoThatAreDueForOneSlot();

            assertOneRingsAndTheOtherIsToldToWait();
        }
    }

    @Nested
    class APoisonedReminder {
        APoisonedReminder() {
            store.poison = "poison";
            for (var title : List.of("poison", "tea")) {
                house.addIn(Duration.ofMinutes(1), title, EVERY_TEN_MINUTES);
            }
            house.pass(Duration.ofMinutes(3));
        }

        private List<FireView> failed() {
            return house.service().history(House.START, house.now(), 10);
        }

        @Test
        void isParkedWhileTheOthersGoOn() {
            assertThat(failed())
                    .extracting(view -> view.fire().state())
                    .hasSize(1)
                    .allMatch(state -> state instanceof NagState.Failed failed
                            && failed.cause().contains("poison"));
            house.pass(Duration.ofMinutes(10));
            assertThat(house.desktop.titles().stream().filter("tea"::equals)).hasSize(2);
        }

        @Test
        void staysParkedOverARestart() {
            house.restart();
            house.pass(Duration.ofMinutes(30));

            assertThat(failed()).hasSize(1);
            assertThat(house.service().fires()).hasSize(1);
        }

        @Test
        void isReleasedByASnoozeAndNagsWhenItIsWell() {
            store.poison = "nobody";

            house.service()
                    .answer(
                            failed().getFirst().fire().fence(),
                            new Answer.Snooze(house.now().plusSeconds(5)));
            house.pass(Duration.ofSeconds(6));

            assertThat(house.desktop.titles()).last().isEqualTo("poison");
            assertThat(house.fire("poison").fire().state()).isInstanceOf(NagState.Ringing.class);
        }
    }

    @Nested
    class AFireThatComesTooLateForAFreeSlot {
        private final Details details = new Details("soup", "", "", List.of(), Priority.HIGH);
        private final Definition definition = Definition.of(details, Schedule.once(CalendarTime.utc(House.START)));
        private final Reminder reminder =
                new Reminder(store.nextReminderId(), 1, "soup", definition, new Origin.Local(), Reminder.Status.OPEN);
        private final Fire soup = new Fire(
                store.nextFireNumber(),
                new Fence(reminder.id(), "now", "START"),
                House.START,
                House.START,
                "kitchen",
                0,
                new NagState.Due());

        private void claimSoup() {
            store.commit(Commits.of(House.START)
                    .reminder(new Changes.Planned(reminder, Optional.empty()))
                    .claim(soup, "due")
                    .build());
        }

        private Naggers naggers(ProcessSystem system) {
            var planner = new Planner(new Surroundings(system.clock(), () -> Zone.UTC, () -> EngineSettings.DEFAULT));
            var ledger = new Ledger(store, planner, Runnable::run);
            var memos = new Memos(store);
            var pools = new Pools(system, ledger, List.of(), Map.of());
            var dispatch = new Dispatch(system.registry(), pools, _ -> true);
            var marks = new DeliveryMarks(ledger);
            var bell = new Bell(store, planner, marks, system.registry().ref(Deliveries.NAME), dispatch);
            return new Naggers(ledger, bell, new Hush(ledger, memos, marks), new ClockCheck(memos), Set.of());
        }

        /// A pool asks for the milliseconds just before it gives a place in its backlog.
        private static final class ClockOfAPool implements InstantSource {
            private Runnable whenAsked = () -> {};

            @Override
            public Instant instant() {
                return House.START;
            }

            @Override
            public long millis() {
                var task = whenAsked;
                whenAsked = () -> {};
                task.run();
                return instant().toEpochMilli();
            }
        }

        @Test
        void waitsByItsOwnPriority() {
            var clock = new ClockOfAPool();
            try (var system = ProcessSystem.onVirtualThreads(clock)) {
                var pool = new Pool(system, "kitchen", 1, Intake.BACKLOG_BOUND);
                var feeder = system.spawn(new Feeder(pool, naggers(system), Vigilance.AWAKE));
                awaitAnswer(feeder);
                claimSoup();
                clock.whenAsked = () -> {
                    pool.submit(Job.task("tea", 2, () -> {}));
                    pool.submit(Job.task("cake", 2, () -> {}));
                };

                feeder.cast(new Feeder.Message.Submit(List.of(soup)));
                awaitAnswer(feeder);

                assertThat(pool.waiting()).extracting(WaitingJob::key).containsExactly(soup.fence(), "tea", "cake");
            }
        }

        /// Which comes when everything before it is done.
        private void awaitAnswer(ProcessRef<Feeder.Message> feeder) {
            var nobody = new Fence(reminder.id(), "never", "START");
            assertThat(feeder.<Boolean>call(reply -> new Feeder.Message.Promote(nobody, reply), Duration.ofMinutes(1)))
                    .isFalse();
        }
    }

    @Nested
    class WhoWaitsForAStart {
        private final ProcessSystem system = house.world.system();

        /// Answers `started`, `over` or `nothing yet`.
        private String toldOf(Fence fence, Duration patience, Runnable meanwhile) {
            var told = new AtomicReference<>("nothing yet");
            system.registry()
                    .ref(Feeder.nameOf("default"))
                    .cast(new Feeder.Message.AwaitStart(
                            fence, patience, hasStarted -> told.set(hasStarted ? "started" : "over")));
            house.pass(Duration.ofSeconds(1));
            meanwhile.run();
            house.pass(Duration.ofSeconds(1));
            return told.get();
        }

        private Fence waiting() {
            house.service().steer("default", new PoolCommand.Limit(1));
            house.addIn(Duration.ofSeconds(1), "tea", EVERY_TEN_MINUTES);
            house.pass(Duration.ofSeconds(2));
            house.addIn(Duration.ofSeconds(1), "cake", EVERY_TEN_MINUTES);
            house.pass(Duration.ofSeconds(2));
            return house.fire("cake").fire().fence();
        }

        private void answer(Fence fence) {
            house.service().answer(fence, new Answer.Done());
        }

        @Test
        void isToldWhenItHasStarted() {
            var cake = waiting();
            var tea = house.fire("tea").fire().fence();

            assertThat(toldOf(cake, Duration.ofHours(1), () -> answer(tea))).isEqualTo("started");
        }

        @Test
        void isToldAtOnceWhenItIsAnsweredInTheBacklog() {
            var cake = waiting();

            assertThat(toldOf(cake, Duration.ofHours(1), () -> answer(cake))).isEqualTo("over");
        }

        @Test
        void isToldAtOnceWhenItHadBeenAnsweredBefore() {
            var cake = waiting();
            answer(cake);
            house.pass(Duration.ofSeconds(1));

            assertThat(toldOf(cake, Duration.ofHours(1), () -> {})).isEqualTo("over");
        }

        /// The urgent one rings while the caller waits, and just then the user answers.
        @Test
        void hasItAsTheResultOfWhatTheyAsked() {
            waiting();
            house.service().nag("fire", NagPolicy.every(Duration.ofMinutes(5)), "urgent", NagMode.RUN, Duration.ZERO);
            house.desktop.failure = () -> {
                house.service().fires().stream()
                        .filter(view -> view.reminder().title().equals("soup"))
                        .map(view -> new Response.Answered(view.fire().fence(), new Answer.Done()))
                        .forEach(house.desktop::respond);
                return new DeliveryResult.Delivered();
            };
            var asked = house.now();

            var result = house.service().nag("soup", EVERY_TEN_MINUTES, "default", NagMode.WAIT, Duration.ofMinutes(9));

            assertThat(result).isInstanceOf(NagResult.Over.class);
            assertThat(Duration.between(asked, house.now())).isLessThan(Duration.ofMinutes(6));
        }

        @Test
        void isForgottenWhenTheirPatienceIsOver() {
            var cake = waiting();

            var told = toldOf(cake, Duration.ofSeconds(1), () -> {
                house.pass(Duration.ofSeconds(1));
                answer(cake);
            });

            assertThat(told).isEqualTo("nothing yet");
        }
    }

    @Nested
    class APool {
        @Test
        void thatNobodyNamesAnyMoreGoesOnAfterARestart() {
            house.service().nag("tea", EVERY_TEN_MINUTES, "kitchen", NagMode.QUEUE, Duration.ZERO);
            house.pass(Duration.ofSeconds(1));

            house.restart();
            house.pass(Duration.ofMinutes(10));

            assertThat(house.desktop.nags).hasSize(2);
        }

        @Test
        void withMoreThanItsBacklogHoldsLetsEverybodyRingInTurn() {
            var nag = NagPolicy.every(Duration.ofSeconds(3));
            house.service().steer("default", new PoolCommand.Limit(20));
            for (var i = 0; i < 560; i++) {
                house.addIn(Duration.ofMinutes(1), "reminder " + i, nag);
            }

            house.pass(Duration.ofMinutes(4));

            assertThat(new HashSet<>(house.desktop.titles())).hasSize(560);
        }

        @Test
        void withAFullBacklogLetsAnUrgentNewcomerRingSoon() {
            var nag = NagPolicy.every(Duration.ofSeconds(3));
            house.service().steer("default", new PoolCommand.Limit(20));
            house.settings = listToDefaultPool();
            for (var i = 0; i < 560; i++) {
                house.addIn(Duration.ofMinutes(1), "reminder " + i, nag);
            }
            house.pass(Duration.ofMinutes(10));
            var details = new Details("urgent", "", "work", List.of(), Priority.HIGH);
            var once = house.addIn(Duration.ofHours(9), "urgent", nag);
            house.service().edit(once, once.definition().withDetails(details));
            var timed = house.service().find(once.id()).orElseThrow().reminder();
            house.service()
                    .edit(
                            timed,
                            timed.definition()
                                    .withSchedule(Schedule.once(
                                            CalendarTime.utc(house.now().plusSeconds(10)))));

            house.pass(Duration.ofSeconds(30));

            assertThat(house.desktop.titles()).contains("urgent");
        }

        private EngineSettings listToDefaultPool() {
            var rules = new ListRules(Optional.of("default"), ListRules.NONE.also());
            var usual = EngineSettings.DEFAULT;
            return new EngineSettings(
                    usual.morning(), usual.snooze(), usual.quietHours(), usual.poolLimits(), Map.of("work", rules), 0);
        }
    }

    /// It rings by the undo, and the disk refuses to say that it has to wait since its slot is somebody else's.
    @Test
    void whatHasToWaitSaysSoOnceTheDiskTakesItAgain() {
        house.service().steer("default", new PoolCommand.Limit(1));
        house.addIn(Duration.ofMinutes(1), "tea", EVERY_TEN_MINUTES);
        house.addIn(Duration.ofMinutes(2), "cake", NagPolicy.every(Duration.ofHours(1)));
        house.pass(Duration.ofMinutes(3));
        house.service().answer(house.fire("tea").fire().fence(), new Answer.Done());
        house.pass(Duration.ofMinutes(1));
        store.refusesToQueue = true;
        house.service().undo();
        house.pass(Duration.ofSeconds(10));
        store.refusesToQueue = false;

        house.pass(Duration.ofMinutes(2));

        assertThat(store.findLiveFires(0, 9)).filteredOn(FeederTest::isQueued).hasSize(1);
    }
}
