package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.kernel.Counter.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What hangs on a process on which many hang: nothing of it may take longer the more there are.
class BondedTest {
    private static final int MANY = 1_000;

    private final Simulation simulation = new Simulation(1, Instant.EPOCH);
    private final ProcessSystem system = simulation.system();
    private final ProcessRef<Message> hub = system.spawn(new Counter());
    private final List<Counter> others =
            IntStream.range(0, MANY).mapToObj(_ -> new Counter()).toList();
    private final List<ProcessRef<Message>> refs =
            others.stream().<ProcessRef<Message>>map(system::spawn).toList();

    private void each(java.util.function.Consumer<Context<Message>> action) {
        refs.forEach(ref -> ref.cast(new Message.Do(action)));
        simulation.settle();
    }

    private int hanging() {
        return ((LiveProcess<?>) hub).relationCount();
    }

    /// Walked along one by one, the answers alone would take a minute and a half.
    @Test
    void aHundredThousandCallsAreAnsweredAndLeaveNothingBehind() {
        var replies = new ArrayList<Reply<Integer>>();
        var callee = system.<Reply<Integer>>spawn((reply, _) -> replies.add(reply));
        var answers = IntStream.range(0, 100_000)
                .mapToObj(_ -> callee.<Integer>ask(reply -> reply, Duration.ofMinutes(1)))
                .toList();
        simulation.settle();

        IntStream.range(0, replies.size()).forEach(i -> replies.get(i).answer(i));

        assertTrue(answers.stream().allMatch(CompletableFuture::isDone));
        assertEquals(0, ((LiveProcess<?>) callee).relationCount());
        assertEquals(0, system.pendingTimers());
    }

    @Test
    void whatIsOverIsForgottenWhileMoreComes() {
        each(context -> context.link(hub));
        for (int i = 0; i < 20 * MANY; i++) {
            hub.cast(new Message.Do(context -> context.sendAfter(Duration.ofSeconds(1), new Message.Add(1))));
            simulation.advance(Duration.ofSeconds(1));
        }

        assertTrue(hanging() <= 2 * MANY + 1, () -> hanging() + " hang on it");
    }

    @Nested
    class Monitors {
        @Test
        void tellAllButThoseThatWereTakenBack() {
            var monitors = new ArrayList<Monitor>();
            each(context -> monitors.add(context.monitor(hub)));
            Collections.shuffle(monitors, new java.util.Random(1));
            monitors.subList(0, MANY / 2).forEach(Monitor::demonitor);
            assertEquals(MANY / 2, hanging());

            hub.exit(ExitReason.KILLED);
            simulation.settle();

            var told = others.stream()
                    .flatMap(each -> each.downs.stream())
                    .map(Down::monitor)
                    .toList();
            assertEquals(MANY / 2, told.size());
            assertTrue(told.containsAll(monitors.subList(MANY / 2, MANY)));
        }

        @Test
        void thatAllWereTakenBackLeaveNothing() {
            var monitors = new ArrayList<Monitor>();
            each(context -> monitors.add(context.monitor(hub)));

            monitors.forEach(Monitor::demonitor);

            assertEquals(0, hanging());
        }
    }

    @Nested
    class Links {
        @Test
        void areOneEachHoweverOftenTheyAreSet() {
            each(context -> context.link(hub));
            each(context -> context.link(hub));

            assertEquals(MANY, hanging());
        }

        @Test
        void endAllTogether() {
            each(context -> context.link(hub));

            hub.exit(ExitReason.KILLED);
            simulation.settle();

            assertEquals(0, system.size());
        }

        @Test
        void thatWereTakenAwayEndNobody() {
            each(context -> context.link(hub));
            refs.subList(0, MANY / 2).forEach(ref -> ref.cast(new Message.Do(context -> context.unlink(hub))));
            simulation.settle();

            hub.exit(ExitReason.KILLED);
            simulation.settle();

            assertEquals(MANY / 2, system.size());
            assertTrue(refs.subList(0, MANY / 2).stream().allMatch(ProcessRef::isAlive));
        }
    }

    @Test
    void itsNameIsFoundAndGivenBack() {
        var name = Name.of("hub", Message.class);
        hub.cast(new Message.Do(context -> context.register(name)));
        each(context -> context.monitor(hub));
        assertEquals("hub", system.tree().find(hub.pid()).orElseThrow().name());

        hub.exit(ExitReason.KILLED);

        assertEquals(0, system.registry().size());
    }
}
