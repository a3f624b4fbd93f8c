package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.kernel.Counter.Message;
import io.gadfly.kernel.Heartbeat.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Simulation simulation = new Simulation(1, START);
    private final ProcessSystem system = simulation.system();
    private final List<Heartbeat.Pulse> pulses = new ArrayList<>();
    private final ProcessRef<Message> worker = system.spawn(new Counter());

    private void watch() {
        var heartbeat = system.spawn(new Heartbeat(SECOND, false, pulses::add));
        heartbeat.cast(new Heartbeat.Message.Watch(worker));
        simulation.settle();
    }

    /// Keeps a process in one message for this long.
    private void block(ProcessRef<Message> process, Duration duration) {
        var silent = system.<Message>spawn((_, _) -> {});
        process.cast(new Message.Do(_ -> {
            try {
                silent.<Integer>call(Message.Forget::new, duration);
            } catch (CallFailedException _) {
                silent.exit(ExitReason.KILLED);
            }
        }));
    }

    private List<Health> healths() {
        return pulses.stream().map(Heartbeat.Pulse::health).toList();
    }

    @Test
    void whoAnswersIsAlive() {
        watch();

        simulation.advance(Duration.ofMinutes(1));

        assertEquals(List.of(), healths());
    }

    @Test
    void whoMissesOneBeatIsPendingAndWhoMissesTwoIsDead() {
        watch();
        block(worker, Duration.ofSeconds(60));

        simulation.advance(Duration.ofMillis(3500));

        assertEquals(List.of(Health.PENDING, Health.DEAD), healths());
    }

    @Test
    void whoWasDeadIsAliveWhenItAnswers() {
        watch();
        block(worker, Duration.ofSeconds(10));

        simulation.advance(Duration.ofSeconds(20));

        assertEquals(List.of(Health.PENDING, Health.DEAD, Health.ALIVE), healths());
    }

    @Test
    void aStuckProcessIsNamedWithItsMessageAndSinceWhen() {
        watch();
        block(worker, Duration.ofSeconds(60));

        simulation.advance(Duration.ofMillis(3500));

        var dead = pulses.getLast();
        assertEquals(worker.pid(), dead.pid());
        assertEquals("Do", dead.currentMessage());
        assertEquals(Optional.of(START), dead.busySince());
        assertEquals(
                ProcessInfo.State.STUCK,
                system.tree().find(worker.pid()).orElseThrow().state());
    }

    @Test
    void aDeadProcessIsReplacedByItsSupervisorWhereThatIsWanted() {
        var supervisor = system.supervise(
                "tree", SupervisorSpec.of(Strategy.ONE_FOR_ONE).withChild(ChildSpec.of("worker", Counter::new)));
        var before = supervisor.children().getFirst().pid().orElseThrow();
        @SuppressWarnings("unchecked")
        var child = (ProcessRef<Message>) system.find(before).orElseThrow();
        system.spawn(new Heartbeat(SECOND, true, pulses::add)).cast(new Heartbeat.Message.Watch(child));
        simulation.settle();
        block(child, Duration.ofSeconds(60));

        simulation.advance(Duration.ofMillis(3500));

        assertFalse(child.isAlive());
        assertNotEquals(before, supervisor.children().getFirst().pid().orElseThrow());
    }

    @Test
    void whoEndsIsNotWatchedAnyLonger() {
        var heartbeat = system.spawn(new Heartbeat(SECOND, false, pulses::add));
        heartbeat.cast(new Heartbeat.Message.Watch(worker));
        simulation.settle();
        worker.exit(ExitReason.KILLED);

        assertTrue(heartbeat
                .<List<Heartbeat.Pulse>>call(Heartbeat.Message.Pulses::new, SECOND)
                .isEmpty());
    }
}
