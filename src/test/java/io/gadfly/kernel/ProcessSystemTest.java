package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.kernel.Counter.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Quiet.class)
class ProcessSystemTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final Simulation simulation = new Simulation(1, Instant.EPOCH);
    private final ProcessSystem system = simulation.system();
    private final ProcessRef<Message> silent = system.spawn(new Counter());

    /// Waits for an answer that does not come.
    private void standStill(List<String> diary) {
        try {
            silent.<Integer>call(Message.Forget::new, LONG);
        } catch (CallFailedException _) {
            diary.add("over");
        }
    }

    @Nested
    class Supervise {
        @Test
        void leavesNothingOfATreeThatItIsNoLongerWaitedFor() {
            var name = Name.of("hanging", Message.class);
            var spec = SupervisorSpec.of(Strategy.ONE_FOR_ONE)
                    .withChild(ChildSpec.of("ready", Counter::new))
                    .withChild(ChildSpec.of("hanging", () -> new HangingInInit(name)));

            var failure = assertThrows(CallFailedException.class, () -> system.supervise("tree", spec));

            assertEquals(CallFailedException.Cause.TIMEOUT, failure.kind());
            assertEquals(1, system.size());
            assertTrue(system.registry().find(name).isEmpty());
        }

        private final class HangingInInit implements GenServer<Message> {
            private final Name<Message> name;

            HangingInInit(Name<Message> name) {
                this.name = name;
            }

            @Override
            public Init init(Context<Message> context) {
                context.register(name);
                standStill(new ArrayList<>());
                return Init.READY;
            }

            @Override
            public void handle(Message message, Context<Message> context) {}
        }
    }

    @Nested
    class Close {
        @Test
        void letsWhoStandsInTheMiddleOfAMessageRunOut() {
            var diary = new ArrayList<String>();
            var waiting = system.<Integer>spawn((_, _) -> standStill(diary));
            waiting.cast(1);
            simulation.settle();
            waiting.exit(ExitReason.KILLED);
            assertEquals(List.of(), diary);

            system.close();

            assertEquals(List.of("over"), diary);
        }

        @Test
        void endsBeforeItBeginsWhoIsStartedLater() {
            system.close();

            var late = system.spawn(new Counter());

            assertFalse(late.isAlive());
            assertEquals(0, system.size());
            assertThrows(
                    StartFailedException.class,
                    () -> system.supervise("tree", SupervisorSpec.of(Strategy.ONE_FOR_ONE)));
        }

        @Test
        void givesUpOnWhoDoesNotStopInTenSeconds() {
            var started = simulation.instant();
            system.supervise(
                    "tree",
                    SupervisorSpec.of(Strategy.ONE_FOR_ONE)
                            .withChild(
                                    ChildSpec.of("slow", HangingAtItsEnd::new).withShutdown(Shutdown.INFINITY)));

            system.close();

            assertEquals(0, system.size());
            assertEquals(started.plusSeconds(10), simulation.instant());
        }

        private final class HangingAtItsEnd implements GenServer<Message> {
            @Override
            public void handle(Message message, Context<Message> context) {}

            @Override
            public void terminate(ExitReason reason, Context<Message> context) {
                standStill(new ArrayList<>());
            }
        }
    }

    @Test
    void aLineOfTheTreeNeverShowsTheMessageOfAnother() {
        var other = (LiveProcess<?>) system.spawn(new Counter());
        var seen = new ArrayList<String>();
        silent.cast(new Message.Do(context -> {
            var runner = Objects.requireNonNull(Runner.current());
            seen.add(message(context.self()));
            runner.process = other;
            seen.add(message(context.self()));
        }));

        simulation.settle();

        assertEquals(List.of("Do", ""), seen);
    }

    private String message(ProcessRef<?> process) {
        return system.tree().find(process.pid()).orElseThrow().currentMessage();
    }
}
