package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Quiet.class)
class DynamicSupervisorTest {
    private final Family family = new Family(5);
    private final Simulation simulation = family.simulation;
    private final ProcessSystem system = family.system;

    private DynamicSupervisorRef supervise(DynamicSupervisor supervisor) {
        return DynamicSupervisorRef.of(system.spawn(supervisor));
    }

    private Pid start(DynamicSupervisorRef supervisor, ChildSpec spec) {
        return assertInstanceOf(ChildResult.Started.class, supervisor.startChild(spec))
                .child()
                .pid();
    }

    @Test
    void startsChildrenOfTheSameId() {
        var supervisor = supervise(new DynamicSupervisor());

        start(supervisor, family.spec("a"));
        start(supervisor, family.spec("a"));

        assertEquals(new ChildCount(2, 2, 0, 0, 2), supervisor.count());
    }

    @Test
    void keepsNothingOfAChildThatFailsToStart() {
        var supervisor = supervise(new DynamicSupervisor());
        family.fail("a", 1);

        assertInstanceOf(ChildResult.Failed.class, supervisor.startChild(family.spec("a")));

        assertEquals(List.of(), supervisor.children());
        assertEquals(1, system.size());
    }

    @Test
    void keepsNothingOfAChildThatSaysIgnore() {
        var supervisor = supervise(new DynamicSupervisor());
        family.ignoring.add("a");

        assertInstanceOf(ChildResult.Ignored.class, supervisor.startChild(family.spec("a")));

        assertEquals(List.of(), supervisor.children());
    }

    @Test
    void takesNoMoreThanItsMaximum() {
        var supervisor = supervise(new DynamicSupervisor(3, Duration.ofSeconds(5), 1));
        start(supervisor, family.spec("a"));

        assertEquals(new ChildResult.TooMany(), supervisor.startChild(family.spec("b")));
    }

    @ParameterizedTest(name = "{0} after {1}: {2} left")
    @CsvSource({
        "PERMANENT, normal, 1",
        "PERMANENT, shutdown, 1",
        "PERMANENT, abnormal, 1",
        "TRANSIENT, normal, 0",
        "TRANSIENT, shutdown, 0",
        "TRANSIENT, abnormal, 1",
        "TEMPORARY, normal, 0",
        "TEMPORARY, shutdown, 0",
        "TEMPORARY, abnormal, 0"
    })
    void decidesAboutAnExit(Restart restart, String exit, int left) {
        var supervisor = supervise(new DynamicSupervisor());
        var pid = start(supervisor, family.spec("a").withRestart(restart));
        @SuppressWarnings("unchecked")
        var child = (ProcessRef<Counter.Message>) system.find(pid).orElseThrow();

        child.cast(
                switch (exit) {
                    case "normal" -> new Counter.Message.Stop(ExitReason.NORMAL);
                    case "shutdown" -> new Counter.Message.Stop(ExitReason.SHUTDOWN);
                    default -> new Counter.Message.Crash("a");
                });
        simulation.settle();

        assertEquals(left, supervisor.count().active());
        assertFalse(child.isAlive());
    }

    @Test
    void terminatesAChildForGood() {
        var supervisor = supervise(new DynamicSupervisor());
        var pid = start(supervisor, family.spec("a"));

        assertEquals(new ChildResult.Terminated(), supervisor.terminateChild(pid));
        assertEquals(new ChildResult.NotFound(), supervisor.terminateChild(pid));
        assertEquals(List.of(), supervisor.children());
        assertEquals(0, system.pendingTimers());
    }

    @Test
    void givesUpWhenChildrenFailMoreOftenThanTheIntensity() {
        var supervisor = supervise(new DynamicSupervisor(1, Duration.ofSeconds(5), 10));
        start(supervisor, family.spec("b"));
        var pid = start(supervisor, family.spec("a"));

        system.kill(pid);
        simulation.settle();
        assertTrue(supervisor.ref().isAlive());
        system.kill(supervisor.children().getLast().pid().orElseThrow());
        simulation.settle();

        assertFalse(supervisor.ref().isAlive());
        assertEquals(0, system.size());
    }

    @Test
    void triesAgainWhenAChildFailsToRestart() {
        var supervisor = supervise(new DynamicSupervisor(3, Duration.ofSeconds(5), 10));
        var pid = start(supervisor, family.spec("a"));
        family.fail("a", 2);

        system.kill(pid);
        simulation.settle();

        assertEquals(new ChildCount(1, 1, 0, 0, 1), supervisor.count());
    }

    @Test
    void stopsAllAtTheSameTimeAndKillsTheSlow() {
        var supervisor = supervise(new DynamicSupervisor());
        family.slow.add("slow");
        for (int i = 0; i < 3; i++) {
            start(supervisor, family.spec("slow").withShutdown(Shutdown.after(Duration.ofSeconds(2))));
        }
        start(supervisor, family.spec("quick"));

        supervisor.ref().exit(ExitReason.SHUTDOWN);
        simulation.advance(Duration.ofMillis(1_999));
        assertEquals(3, supervisor.count().active(), "the slow still have time");
        simulation.advance(Duration.ofMillis(1));

        assertFalse(supervisor.ref().isAlive());
        assertTrue(family.diary.indexOf("stop quick") < family.diary.indexOf("stop slow"));
    }

    @Test
    void thatGivesUpIsStartedAgainByItsOwnSupervisorUntilThatGivesUpToo() {
        var outer = family.supervise(SupervisorSpec.of(Strategy.ONE_FOR_ONE)
                .withIntensity(1, Duration.ofHours(1))
                .withChild(ChildSpec.dynamicSupervisor(
                        "branch", () -> new DynamicSupervisor(0, Duration.ofSeconds(5), 10))));
        var first = family.pid(outer, "branch");

        killAChildOfTheBranchOf(outer);
        assertNotEquals(first, family.pid(outer, "branch"));
        killAChildOfTheBranchOf(outer);

        assertFalse(outer.ref().isAlive());
        assertEquals(0, system.size());
    }

    private void killAChildOfTheBranchOf(SupervisorRef outer) {
        var branch = system.find(family.pid(outer, "branch")).orElseThrow();
        system.kill(start(DynamicSupervisorRef.of(branch), family.spec("a")));
        simulation.settle();
    }

    @Test
    void thousandsOfTemporaryChildrenComeAndGo() {
        var supervisor = supervise(new DynamicSupervisor());
        for (int i = 0; i < 5_000; i++) {
            var pid = start(supervisor, family.spec("a").withRestart(Restart.TEMPORARY));
            if (i % 2 == 0) {
                supervisor.terminateChild(pid);
            }
        }

        assertEquals(2_500, supervisor.count().active());
        supervisor.ref().exit(ExitReason.SHUTDOWN);
        simulation.settle();
        assertEquals(0, system.size());
        assertEquals(0, system.pendingTimers());
    }

    @ParameterizedTest
    @CsvSource({
        "PERMANENT, brutal", "PERMANENT, after", "PERMANENT, infinity",
        "TRANSIENT, brutal", "TRANSIENT, after", "TRANSIENT, infinity",
        "TEMPORARY, brutal", "TEMPORARY, after", "TEMPORARY, infinity"
    })
    void whatWasTerminatedDoesNotComeBack(Restart restart, String shutdown) {
        var supervisor = supervise(new DynamicSupervisor());
        var pid = start(
                supervisor,
                family.spec("a")
                        .withRestart(restart)
                        .withShutdown(
                                switch (shutdown) {
                                    case "brutal" -> Shutdown.BRUTAL_KILL;
                                    case "after" -> Shutdown.after(Duration.ofSeconds(1));
                                    default -> Shutdown.INFINITY;
                                }));

        assertEquals(new ChildResult.Terminated(), supervisor.terminateChild(pid));
        simulation.advance(Duration.ofMinutes(1));

        assertEquals(List.of(), supervisor.children());
        assertEquals(List.of(), family.events());
        assertEquals(1, system.size());
    }

    @Test
    void whoTerminatesAChildThatIsGoingAlreadyIsAnsweredToo() {
        family.slow.add("a");
        var supervisor = supervise(new DynamicSupervisor());
        var pid = start(supervisor, family.spec("a").withShutdown(Shutdown.INFINITY));
        var second = new ArrayList<ChildResult>();
        system.after(Duration.ofSeconds(1), () -> second.add(supervisor.terminateChild(pid)));

        assertEquals(new ChildResult.Terminated(), supervisor.terminateChild(pid));
        simulation.settle();

        assertEquals(List.of(new ChildResult.Terminated()), second);
    }

    @Test
    void startsNobodyWhileItEnds() {
        family.slow.add("a");
        var supervisor = supervise(new DynamicSupervisor());
        start(supervisor, family.spec("a").withShutdown(Shutdown.INFINITY));
        supervisor.ref().exit(ExitReason.SHUTDOWN);
        simulation.advance(Duration.ofSeconds(1));

        assertEquals(new ChildResult.Failed(ExitReason.SHUTDOWN), supervisor.startChild(family.spec("b")));
        assertFalse(family.diary.contains("start b"));
    }

    @Test
    void twoChildrenThatFailAlikeAreTwo() {
        var supervisor = supervise(new DynamicSupervisor(10, Duration.ofSeconds(5), 10));
        var fault = new IllegalStateException("the same for both");
        var attempts = new AtomicInteger();
        var spec = ChildSpec.of("twin", () -> {
            int attempt = attempts.incrementAndGet();
            if (attempt == 3 || attempt == 4) {
                throw fault;
            }
            return new Counter();
        });
        var first = start(supervisor, spec);
        var second = start(supervisor, spec);

        system.kill(first);
        system.kill(second);
        simulation.settle();

        assertEquals(new ChildCount(2, 2, 0, 0, 2), supervisor.count());
    }

    @Nested
    class WhileAChildFailsToRestartAgainAndAgain {
        private final DynamicSupervisorRef supervisor =
                supervise(new DynamicSupervisor(1_000_000, Duration.ofHours(1), 1));
        private final Pid pid = start(supervisor, family.spec("a"));

        @BeforeEach
        void fail() {
            family.fail("a", Integer.MAX_VALUE);
            system.kill(pid);
            simulation.advanceUntil(() -> family.diary.contains("fail a"), Duration.ofSeconds(1));
        }

        @RepeatedTest(20)
        void hangingRestartLoopStillAnswersCallsAndCountsAreRight(RepetitionInfo repetition) {
            var steps = new AtomicInteger();
            simulation.advanceUntil(
                    () -> steps.incrementAndGet() > repetition.getCurrentRepetition(), Duration.ofSeconds(1));

            assertEquals(new ChildCount(1, 0, 1, 0, 1), supervisor.count());
            assertEquals(Optional.of(pid), supervisor.children().getFirst().pid());
            assertEquals(new ChildResult.TooMany(), supervisor.startChild(family.spec("b")));
        }

        @Test
        void itIsTerminatedByThePidThatItHad() {
            assertEquals(new ChildResult.Terminated(), supervisor.terminateChild(pid));
            simulation.settle();

            assertEquals(List.of(), supervisor.children());
            assertEquals(new ChildResult.NotFound(), supervisor.terminateChild(pid));
            assertEquals(1, system.size());
        }
    }
}
