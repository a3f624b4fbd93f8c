package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.memory.ForwardingRepository;
import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.CallFailedException;
import io.gadfly.kernel.Pid;
import io.gadfly.kernel.ProcessInfo;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.kernel.Quiet;
import io.gadfly.kernel.Reply;
import io.gadfly.kernel.Simulation;
import io.gadfly.notification.DeliveryResult;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Also;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderRepository;
import io.gadfly.reminder.StoreException;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.schedule.Zone;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Nags to be mailed, by a mail server that takes four seconds for each, of a deadline of ten.
@ExtendWith(Quiet.class)
class OtherWaysTest {
    private static final Duration EIGHT_HOURS = Duration.ofHours(8);

    private final Simulation world = new Simulation(1, House.START);
    private final MemoryRepository repository = new MemoryRepository();
    private final Disk disk = new Disk(repository);
    private final RecordingMedium mail = new RecordingMedium("mail", world);
    private int limit = 30;
    private Engine engine = start();

    OtherWaysTest() {
        mail.failure = () -> {
            pass(Duration.ofSeconds(4));
            return new DeliveryResult.Delivered();
        };
    }

    private Engine start() {
        var media = new Media(List.of(new RecordingMedium("desktop", world)), List.of(), Map.of(Also.MAIL, mail));
        var started =
                Engine.start(world.system(), disk, media, new Surroundings(world, () -> Zone.UTC, this::settings));
        world.settle();
        return started;
    }

    private EngineSettings settings() {
        return new EngineSettings(
                LocalTime.of(9, 0), Duration.ofMinutes(10), Optional.empty(), Map.of("default", limit), Map.of(), 0);
    }

    /// What is under way has its time to come to an end.
    private void restart() {
        engine.close();
        world.advance(Duration.ofSeconds(5));
        engine = start();
    }

    @AfterEach
    void close() {
        engine.close();
        world.settle();
    }

    private void pass(Duration duration) {
        ProcessRef<Reply<String>> deaf = world.system().spawn((_, _) -> {});
        try {
            deaf.<String>call(reply -> reply, duration);
        } catch (CallFailedException _) {
            return;
        }
    }

    private List<Reminder> add(int count, NagPolicy nag) {
        var start = CalendarTime.utc(world.instant().plusSeconds(60));
        return IntStream.range(0, count)
                .mapToObj(i -> engine.service()
                        .add(Definition.of(Details.of("reminder " + i), Schedule.once(start))
                                .withNag(nag.withAlso(Set.of(Also.MAIL)))))
                .toList();
    }

    /// Those that have arrived.
    private List<String> mailed() {
        return mail.nags.stream()
                .map(RecordingMedium.Nag::notification)
                .map(nag -> nag.title() + ", nag " + nag.nag())
                .toList();
    }

    private List<String> mailLinesOf(Reminder reminder) {
        return engine.service().timeline(reminder.id()).stream()
                .map(entry -> entry.step() + " " + entry.cause())
                .filter(line -> line.contains("mail"))
                .toList();
    }

    private static String[] first(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "reminder " + i + ", nag 1")
                .toArray(String[]::new);
    }

    private void kill(String behaviour) {
        assertThat(engine.service()
                        .kill(flat(engine.service().processes())
                                .filter(process -> process.behaviour().equals(behaviour))
                                .map(ProcessInfo::pid)
                                .findFirst()
                                .orElse(new Pid(0))))
                .isTrue();
    }

    private static Stream<ProcessInfo> flat(ProcessInfo process) {
        return Stream.concat(Stream.of(process), process.children().stream().flatMap(OtherWaysTest::flat));
    }

    @Nested
    class WhenTheProgramEnds {
        @Test
        void areMailedByTheNextOne() {
            add(8, NagPolicy.every(EIGHT_HOURS));
            world.advance(Duration.ofSeconds(66));
            assertThat(mail.nags).hasSize(1);

            restart();
            world.advance(Duration.ofMinutes(2));

            assertThat(mailed()).containsOnly(first(8)).containsOnlyOnce(mailed().getFirst());
        }

        @Test
        void areMailedThoughTheirFiresAreGivenUpMeanwhile() {
            add(8, NagPolicy.every(Duration.ofSeconds(1)).withMax(1));
            world.advance(Duration.ofSeconds(66));
            assertThat(repository.findHistory(House.START, world.instant(), 10))
                    .allMatch(fire -> fire.state() instanceof NagState.GaveUp)
                    .hasSize(8);

            restart();
            world.advance(Duration.ofMinutes(2));

            assertThat(mailed()).containsOnly(first(8)).containsOnlyOnce(mailed().getFirst());
        }

        @Test
        void areMailedThoughTheirFiresWaitForTheirNextTurn() {
            limit = 1;
            restart();
            add(3, NagPolicy.every(Duration.ofSeconds(2)));
            world.advance(Duration.ofSeconds(66));

            engine.service().steer("default", new ReminderService.PoolCommand.Pause());
            restart();
            world.advance(Duration.ofMinutes(2));

            assertThat(mailed()).contains(first(3));
        }

        @Test
        void areNotMailedAgainWhereTheyWere() {
            add(8, NagPolicy.every(EIGHT_HOURS));
            world.advance(Duration.ofMinutes(2));

            restart();
            world.advance(Duration.ofMinutes(2));

            assertThat(mailed()).containsExactlyInAnyOrder(first(8));
        }

        @Test
        void areMailedAnewAfterASnooze() {
            var tea = add(1, NagPolicy.every(EIGHT_HOURS)).getFirst();
            world.advance(Duration.ofMinutes(2));

            engine.service().answer(tea.id(), new Answer.Snooze(world.instant().plusSeconds(60)));
            world.advance(Duration.ofMinutes(2));
            restart();
            world.advance(Duration.ofMinutes(2));

            assertThat(mailed()).containsExactly("reminder 0, nag 1", "reminder 0, nag 1");
        }
    }

    @Nested
    class WhenTheDeliveriesAreKilled {
        @Test
        void areMailedByTheirSuccessor() {
            add(8, NagPolicy.every(EIGHT_HOURS));
            world.advance(Duration.ofSeconds(66));

            kill("Deliveries");
            world.advance(Duration.ofMinutes(2));

            assertThat(mailed()).containsOnly(first(8)).containsOnlyOnce(mailed().getFirst());
        }
    }

    @Nested
    class WhenTheDiskRefusesTheirMark {
        private final Reminder reminder =
                add(1, NagPolicy.every(Duration.ofHours(1))).getFirst();

        @BeforeEach
        void mailOne() {
            disk.refusesMarks = true;
            world.advance(Duration.ofMinutes(2));
            assertThat(mailed()).containsExactly("reminder 0, nag 1");
        }

        @Test
        void areNotMailedAgainByTheNextNagger() {
            kill("Nagger");
            world.advance(Duration.ofMinutes(2));

            assertThat(mail.nags).hasSize(1);
        }

        @Test
        void areNotMailedAgainByTheNextDeliveries() {
            kill("Deliveries");
            world.advance(Duration.ofMinutes(2));

            assertThat(mail.nags).hasSize(1);
        }

        @Test
        void areMarkedWithTheNextOne() {
            disk.refusesMarks = false;
            assertThat(mailLinesOf(reminder)).isEmpty();
            world.advance(Duration.ofHours(1));

            assertThat(mailLinesOf(reminder)).containsExactlyInAnyOrder("fire.sent mail 1", "fire.sent mail 2");
        }

        @Test
        void areMailedAnewAfterASnooze() {
            engine.service()
                    .answer(reminder.id(), new Answer.Snooze(world.instant().plusSeconds(60)));
            world.advance(Duration.ofMinutes(2));
            disk.refusesMarks = false;
            kill("Nagger");
            world.advance(Duration.ofMinutes(2));

            assertThat(mailed()).containsExactly("reminder 0, nag 1", "reminder 0, nag 1");
        }
    }

    @Nested
    class WhileEverybodyLives {
        @Test
        void haveADeadlineEachThatBeginsWithTheDelivery() {
            var reminders = add(8, NagPolicy.every(EIGHT_HOURS));

            world.advance(Duration.ofMinutes(2));

            assertThat(mail.nags).hasSize(8);
            assertThat(reminders)
                    .allSatisfy(reminder -> assertThat(mailLinesOf(reminder)).containsExactly("fire.sent mail 1"));
        }

        @Test
        void saySoWhereAMediumThatFailedIsLeftAlone() {
            mail.failure = () -> new DeliveryResult.Failed("no such host");
            var reminders = add(8, NagPolicy.every(EIGHT_HOURS));

            world.advance(Duration.ofMinutes(2));

            assertThat(reminders)
                    .allSatisfy(reminder -> assertThat(mailLinesOf(reminder))
                            .hasSize(1)
                            .allSatisfy(line -> assertThat(line).startsWith("fire.notSent mail 1: ")));
            assertThat(reminders.stream().flatMap(reminder -> mailLinesOf(reminder).stream()))
                    .filteredOn(line -> line.contains("no such host"))
                    .hasSize(3);
        }

        @Test
        void areNotMailedAgainWhenASnoozeIsTakenBack() {
            var tea = add(1, NagPolicy.every(Duration.ofMinutes(1))).getFirst();
            world.advance(Duration.ofSeconds(130));
            assertThat(mailed()).containsExactly("reminder 0, nag 1", "reminder 0, nag 2");

            engine.service().answer(tea.id(), new Answer.Snooze(world.instant().plusSeconds(600)));
            IntStream.range(0, 3).forEach(_ -> {
                engine.service().undo();
                world.advance(Duration.ofSeconds(1));
                engine.service().redo();
                world.advance(Duration.ofSeconds(1));
            });
            engine.service().undo();
            world.advance(Duration.ofSeconds(10));
            assertThat(mail.nags).hasSize(2);

            world.advance(Duration.ofMinutes(1));
            assertThat(mailed()).containsExactly("reminder 0, nag 1", "reminder 0, nag 2", "reminder 0, nag 3");
        }

        @Test
        void areMailedThoughAnEarlierOneOfThatNumberWasOnItsWayWhenItsFireWasSnoozed() {
            var tea = add(1, NagPolicy.every(Duration.ofMinutes(1))).getFirst();
            world.advance(Duration.ofSeconds(122));
            assertThat(mailed()).containsExactly("reminder 0, nag 1");

            engine.service().answer(tea.id(), new Answer.Snooze(world.instant().plusSeconds(60)));
            world.advance(Duration.ofSeconds(150));

            assertThat(mailed())
                    .containsExactly(
                            "reminder 0, nag 1", "reminder 0, nag 2", "reminder 0, nag 1", "reminder 0, nag 2");
        }

        @Test
        void areMailedThoughTheirFireGaveItsSlotToAnother() {
            limit = 1;
            restart();
            add(3, NagPolicy.every(Duration.ofSeconds(2)));

            world.advance(Duration.ofSeconds(66));
            engine.service().steer("default", new ReminderService.PoolCommand.Pause());
            world.advance(Duration.ofMinutes(2));

            assertThat(mailed()).contains(first(3));
        }

        @Test
        void giveWayToTheNextNagOfTheirFireAndSaySo() {
            var reminders = add(2, NagPolicy.every(Duration.ofSeconds(3)).withMax(2));

            world.advance(Duration.ofMinutes(2));

            var second = secondOf(reminders);
            assertThat(mailed()).contains(second.title() + ", nag 2").doesNotContain(second.title() + ", nag 1");
            assertThat(mailLinesOf(second)).contains("fire.notSent mail 1: replaced", "fire.sent mail 2");
        }

        @Test
        void areTakenBackByAnAnswerAndSaySo() {
            var reminders = add(2, NagPolicy.every(EIGHT_HOURS));
            world.advance(Duration.ofSeconds(62));

            reminders.forEach(reminder -> engine.service().answer(reminder.id(), new Answer.Done()));
            world.advance(Duration.ofMinutes(2));

            assertThat(mail.nags).hasSize(1);
            assertThat(mailLinesOf(secondOf(reminders))).contains("fire.notSent mail 1: takenBack");
        }

        @Test
        void areNotMailedAgainWhenAnEditMovesWhatRings() {
            var reminder = add(1, NagPolicy.every(EIGHT_HOURS)).getFirst();
            world.advance(Duration.ofMinutes(3));

            var moved = Schedule.once(CalendarTime.utc(House.START.plusSeconds(30)));
            engine.service().edit(reminder, reminder.definition().withSchedule(moved));
            world.advance(Duration.ofMinutes(2));

            assertThat(mail.nags).hasSize(1);
        }

        @Test
        void areMailedOnceWhereAnEditMakesThemFewerThanWereGiven() {
            var start = CalendarTime.utc(House.START.plusSeconds(60));
            var half = NagPolicy.every(Duration.ofMinutes(30));
            var reminder = engine.service()
                    .add(Definition.of(Details.of("tea"), Schedule.once(start)).withNag(half));
            world.advance(Duration.ofMinutes(65));
            engine.service().silence(Optional.of(world.instant().plus(Duration.ofHours(1))));
            world.advance(Duration.ofMinutes(30));

            var once = NagPolicy.once().withAlso(Set.of(Also.MAIL));
            engine.service().edit(reminder, reminder.definition().withNag(once));
            world.advance(Duration.ofHours(1));

            assertThat(mailed()).containsExactly("tea, nag 1");
        }

        /// Which of two that begin at one instant is mailed first is a matter of chance: the one that was not.
        private Reminder secondOf(List<Reminder> two) {
            var first = mail.titles().getFirst();
            assertThat(two).hasSize(2).anyMatch(reminder -> reminder.title().equals(first));
            return two.stream()
                    .filter(reminder -> !reminder.title().equals(first))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// May refuse to take that a nag was mailed.
    private static final class Disk extends ForwardingRepository {
        private boolean refusesMarks;

        Disk(ReminderRepository target) {
            super(target);
        }

        @Override
        public List<Fire> commit(Changes changes) {
            if (refusesMarks
                    && changes.timeline().stream()
                            .anyMatch(entry -> entry.step().equals(TimelineSteps.SENT))) {
                throw new StoreException("the disk is full");
            }
            return super.commit(changes);
        }
    }
}
