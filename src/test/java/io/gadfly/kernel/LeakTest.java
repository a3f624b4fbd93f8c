package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.kernel.Counter.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What ends leaves nothing behind.
@ExtendWith(Quiet.class)
class LeakTest {
    private static final int CRASHES = 10_000;
    private static final Name<Message> NAME = Name.of("poor thing", Message.class);

    private final Simulation simulation = new Simulation(11, Instant.parse("2026-01-01T00:00:00Z"));
    private final ProcessSystem system = simulation.system();

    /// Takes a name and a timer, watches somebody and crashes.
    private static final class PoorThing implements GenServer<Message> {
        private final ProcessRef<Message> watched;

        PoorThing(ProcessRef<Message> watched) {
            this.watched = watched;
        }

        @Override
        public Init init(Context<Message> context) {
            context.register(NAME);
            context.sendAfter(Duration.ofDays(1), new Message.Add(1));
            context.monitor(watched);
            context.self().cast(new Message.Crash("poor thing"));
            return Init.READY;
        }

        @Override
        public void handle(Message message, Context<Message> context) {
            throw new IllegalStateException();
        }
    }

    @Test
    void tenThousandCrashesInAPoolLeakNothing() {
        var pool = new Pool(system, "pool", 1, CRASHES);
        var ended = new AtomicInteger();
        var watched = system.<Message>spawn((_, _) -> {});
        system.supervise("tree", SupervisorSpec.of(Strategy.ONE_FOR_ONE).withChild(pool.childSpec()));
        simulation.settle();
        int before = system.size();

        for (int i = 0; i < CRASHES; i++) {
            pool.submit(Job.of(i, 1, () -> new PoorThing(watched)).toldTo(event -> {
                if (event instanceof JobEvent.Ended) {
                    ended.incrementAndGet();
                }
            }));
        }
        simulation.settle();

        assertEquals(CRASHES, ended.get());
        assertEquals(CRASHES, pool.info().crashed());
        assertEquals(0, pool.info().running());
        assertNothingLeft(watched, before);
    }

    @Test
    void tenThousandRestartsLeakNothing() {
        var watched = system.<Message>spawn((_, _) -> {});
        var supervisor = system.spawn(new DynamicSupervisor(CRASHES, Duration.ofDays(1), Integer.MAX_VALUE));
        simulation.settle();
        int before = system.size();

        DynamicSupervisorRef.of(supervisor).startChild(ChildSpec.of("poor thing", () -> new PoorThing(watched)));
        simulation.settle();

        assertEquals(before - 1, system.size(), "the supervisor gave up after as many restarts as it allows");
        assertNothingLeft(watched, before - 1);
    }

    private void assertNothingLeft(ProcessRef<Message> watched, int processes) {
        assertEquals(processes, system.size());
        assertEquals(0, system.pendingTimers());
        assertEquals(0, system.registry().size());
        assertEquals(0, ((LiveProcess<?>) watched).relationCount());
    }
}
