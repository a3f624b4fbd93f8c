package io.gadfly.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.gadfly.engine.memory.MemoryRepository;
import io.gadfly.kernel.CallFailedException;
import io.gadfly.kernel.ProcessRef;
import io.gadfly.kernel.Reply;
import io.gadfly.kernel.Simulation;
import io.gadfly.notification.DeliveryResult;
import io.gadfly.reminder.Answer;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagPolicy.Also;
import io.gadfly.reminder.Reminder;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Mail that takes four seconds each, of a deadline of ten, for eight reminders that are due at once.
class OtherWaysTest {
    private final Simulation world = new Simulation(1, House.START);
    private final RecordingMedium mail = new RecordingMedium("mail", world);
    private final Engine engine = Engine.start(
            world.system(),
            new MemoryRepository(),
            new Media(List.of(new RecordingMedium("desktop", world)), List.of(), Map.of(Also.MAIL, mail)),
            new Surroundings(world, () -> Zone.UTC, OtherWaysTest::settings));

    OtherWaysTest() {
        world.settle();
        mail.failure = () -> {
            pass(Duration.ofSeconds(4));
            return new DeliveryResult.Delivered();
        };
    }

    private static EngineSettings settings() {
        return new EngineSettings(
                LocalTime.of(9, 0), Duration.ofMinutes(10), Optional.empty(), Map.of("default", 30), Map.of(), 0);
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

    private List<Reminder> addEight() {
        var start = CalendarTime.utc(world.instant().plusSeconds(60));
        return IntStream.range(0, 8)
                .mapToObj(i -> engine.service()
                        .add(Definition.of(Details.of("reminder " + i), Schedule.once(start))
                                .withNag(NagPolicy.every(Duration.ofHours(8)).withAlso(Set.of(Also.MAIL)))))
                .toList();
    }

    private List<String> deliveriesOf(Reminder reminder) {
        return engine.service().timeline(reminder.id()).stream()
                .map(entry -> entry.step() + " " + entry.cause())
                .filter(line -> line.contains("mail"))
                .toList();
    }

    @Test
    void haveADeadlineEachThatBeginsWithTheDelivery() {
        var reminders = addEight();

        world.advance(Duration.ofMinutes(2));

        assertThat(mail.nags).hasSize(8);
        assertThat(reminders)
                .allSatisfy(reminder -> assertThat(deliveriesOf(reminder)).containsExactly("fire.sent mail 1"));
    }

    @Test
    void areNotTakenWhereTheAnswerCameBefore() {
        var reminders = addEight();
        world.advance(Duration.ofSeconds(62));

        reminders.forEach(reminder -> engine.service().answer(reminder.id(), new Answer.Done()));
        world.advance(Duration.ofMinutes(2));

        assertThat(mail.nags).hasSize(1);
    }

    @Test
    void saySoWhereAMediumThatFailedIsLeftAlone() {
        mail.failure = () -> new DeliveryResult.Failed("no such host");
        var reminders = addEight();

        world.advance(Duration.ofMinutes(2));

        assertThat(reminders)
                .allSatisfy(reminder -> assertThat(deliveriesOf(reminder))
                        .hasSize(1)
                        .allSatisfy(line -> assertThat(line).startsWith("fire.notSent mail 1: ")));
        assertThat(reminders.stream().flatMap(reminder -> deliveriesOf(reminder).stream()))
                .filteredOn(line -> line.contains("no such host"))
                .hasSize(3);
    }
}
