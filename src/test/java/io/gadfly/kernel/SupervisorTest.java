package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.kernel.SupervisorReport.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.LogRecord;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What OTP's own suite checks of a supervisor, by the same names where they speak for themselves.
@ExtendWith(Quiet.class)
class SupervisorTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofHours(1);

    private final Family family = new Family(3);
    private final Simulation simulation = family.simulation;
    private final ProcessSystem system = family.system;

    /// Its child b fails to start again and again.
    private SupervisorRef hangingInARestartLoop() {
        var supervisor =
                family.supervise(family.of(Strategy.ONE_FOR_ONE, "a", "b").withIntensity(1_000_000, LONG));
        family.fail("b", Integer.MAX_VALUE);
        family.process(supervisor, "b").cast(new Counter.Message.Crash("b"));
        simulation.advanceUntil(() -> family.diary.contains("fail b"), SECOND);
        return supervisor;
    }

    @Nested
    class Start {
        @Test
        void ok() {
            var supervisor = family.supervise(family.of(Strategy.ONE_FOR_ONE, "a", "b", "c"));

            assertEquals(List.of("start a", "start b", "start c"), family.diary);
            assertEquals(new ChildCount(3, 3, 0, 0, 3), supervisor.count());
        }

        @Test
        void initSaysIgnoreOfAllChildrenIsAStartAllTheSame() {
            family.ignoring.addAll(List.of("a", "b"));

            var supervisor = family.supervise(family.of(Strategy.ONE_FOR_ALL, "a", "b"));

            assertTrue(supervisor.ref().isAlive());
            assertEquals(new ChildCount(2, 0, 0, 0, 2), supervisor.count());
            assertEquals(List.of(), system.reports());
        }

        @Test
        void childSaysIgnoreKeptIfPermanent() {
            family.ignoring.add("b");

            var supervisor = family.supervise(family.of(Strategy.ONE_FOR_ONE, "a", "b", "c"));

            assertEquals(List.of("a", "b", "c"), family.ids(supervisor));
            assertEquals(ChildInfo.State.STOPPED, family.state(supervisor, "b"));
        }

        @Test
        void childSaysIgnoreDroppedIfTemporary() {
            family.ignoring.add("b");

            var supervisor = family.supervise(SupervisorSpec.of(Strategy.ONE_FOR_ONE)
                    .withChild(family.spec("a"))
                    .withChild(family.spec("b").withRestart(Restart.TEMPORARY)));

            assertEquals(List.of("a"), family.ids(supervisor));
        }

        @Test
        void initFailsSoThoseBeforeItAreStoppedInReverseAndNothingStays() {
            family.fail("c", 1);

            var failure = assertThrows(
                    StartFailedException.class,
                    () -> family.supervise(family.of(Strategy.ONE_FOR_ONE, "a", "b", "c", "d")));

            var said = String.valueOf(failure.getMessage());
            assertTrue(said.contains("c did not start"), said);
            assertEquals(List.of("start a", "start b", "fail c", "stop b", "stop a"), family.diary);
            assertEquals(0, system.size());
        }

        @Test
        void invalidReturnIsAFailure() {
            var nothing = ChildSpec.of("nothing", NullInit::new);

            assertThrows(
                    StartFailedException.class,
                    () -> family.supervise(
                            SupervisorSpec.of(Strategy.ONE_FOR_ONE).withChild(nothing)));
        }

        @Test
        void aStartThatThrowsIsAFailure() {
            var broken = ChildSpec.of("broken", () -> {
                throw new IllegalStateException("no behaviour");
            });

            assertThrows(
                    StartFailedException.class,
                    () -> family.supervise(
                            SupervisorSpec.of(Strategy.ONE_FOR_ONE).withChild(broken)));
        }

        @Test
        void nestedTree() {
            var inner = family.of(Strategy.ONE_FOR_ONE, "b", "c");
            family.supervise(SupervisorSpec.of(Strategy.ONE_FOR_ONE)
                    .withChild(family.spec("a"))
                    .withChild(ChildSpec.supervisor("inner", inner))
                    .withChild(family.spec("d")));

            assertEquals(List.of("start a", "start b", "start c", "start d"), family.diary);
            system.close();
            assertEquals(List.of("stop d", "stop c", "stop b", "stop a"), family.diary.subList(4, family.diary.size()));
            assertEquals(0, system.size());
        }

        @Test
        void nestedTreeThatFailsFailsTheWhole() {
            family.fail("c", 1);
            var inner = family.of(Strategy.ONE_FOR_ONE, "b", "c");

            assertThrows(
                    StartFailedException.class,
                    () -> family.supervise(SupervisorSpec.of(Strategy.ONE_FOR_ONE)
                            .withChild(family.spec("a"))
                            .withChild(ChildSpec.supervisor("inner", inner))));

            assertEquals(List.of("start a", "start b", "fail c", "stop b", "stop a"), family.diary);
        }

        private static final class NullInit implements GenServer<String> {
            @Override
            @SuppressWarnings("NullAway") // the fault that is tested
            public Init init(Context<String> context) {
                return null;
            }

            @Override
            public void handle(String message, Context<String> context) {}
        }
    }

    @Nested
    class Spec {
        @Test
        void missingIdIsRefused() {
            var fault = assertThrows(IllegalArgumentException.class, () -> family.spec(" "));
            assertEquals("a child spec needs an id", fault.getMessage());
        }

        @Test
        @SuppressWarnings("NullAway") // the fault that is tested
        void missingStartIsRefused() {
            var fault = assertThrows(NullPointerException.class, () -> ChildSpec.of("a", null));
            assertEquals("child spec a needs a start", fault.getMessage());
        }

        @Test
        @SuppressWarnings("NullAway") // the fault that is tested
        void missingIdRestartShutdownOrTypeIsNamed() {
            var spec = family.spec("a");

            var id = assertThrows(NullPointerException.class, () -> ChildSpec.of(null, Counter::new));
            var restart = assertThrows(NullPointerException.class, () -> spec.withRestart(null));
            var shutdown = assertThrows(NullPointerException.class, () -> spec.withShutdown(null));
            var type = assertThrows(
                    NullPointerException.class,
                    () -> new ChildSpec("a", Counter::new, Restart.PERMANENT, Shutdown.INFINITY, null));

            assertEquals("a child spec needs an id", id.getMessage());
            assertEquals("child spec a needs a restart type", restart.getMessage());
            assertEquals("child spec a needs a shutdown", shutdown.getMessage());
            assertEquals("child spec a needs a type", type.getMessage());
        }

        @Test
        @SuppressWarnings("NullAway") // the fault that is tested
        void missingPeriodIsRefused() {
            var spec = SupervisorSpec.of(Strategy.ONE_FOR_ONE);
            var fault = assertThrows(NullPointerException.class, () -> spec.withIntensity(1, null));
            assertEquals("a supervisor needs a period", fault.getMessage());
        }

        @Test
        @SuppressWarnings("NullAway") // the fault that is tested
        void unknownStrategyIsRefused() {
            var fault = assertThrows(NullPointerException.class, () -> SupervisorSpec.of(null));
            assertEquals("a supervisor needs a strategy", fault.getMessage());
        }

        @Test
        void negativeIntensityIsRefused() {
            var spec = SupervisorSpec.of(Strategy.ONE_FOR_ONE);
            var fault = assertThrows(IllegalArgumentException.class, () -> spec.withIntensity(-1, SECOND));
            assertEquals("negative intensity: -1", fault.getMessage());
        }

        @Test
        void periodOfZeroIsRefused() {
            var spec = SupervisorSpec.of(Strategy.ONE_FOR_ONE);
            var fault = assertThrows(IllegalArgumentException.class, () -> spec.withIntensity(1, Duration.ZERO));
            assertEquals("period is not positive: PT0S", fault.getMessage());
        }

        @Test
        void duplicateIdIsRefused() {
            var fault = assertThrows(IllegalArgumentException.class, () -> family.of(Strategy.ONE_FOR_ONE, "a", "a"));
            assertEquals("duplicate child id: a", fault.getMessage());
        }

        @Test
        void negativeShutdownTimeoutIsRefused() {
            assertThrows(IllegalArgumentException.class, () -> Shutdown.after(Duration.ofSeconds(-1)));
        }

        @Test
        void defaultsAreReadableBack() {
            var spec = SupervisorSpec.of(Strategy.ONE_FOR_ONE);
            assertEquals(1, spec.intensity());
            assertEquals(Duration.ofSeconds(5), spec.period());

            var supervisor = family.supervise(spec.withChild(family.spec("a"))
                    .withChild(ChildSpec.supervisor("b", SupervisorSpec.of(Strategy.ONE_FOR_ALL))));
            var worker = family.info(supervisor, "a").spec();
            var branch = family.info(supervisor, "b").spec();

            assertEquals(Restart.PERMANENT, worker.restart());
            assertEquals(Shutdown.after(Duration.ofSeconds(5)), worker.shutdown());
            assertEquals(ChildSpec.Type.WORKER, worker.type());
            assertEquals(Shutdown.INFINITY, branch.shutdown());
            assertEquals(ChildSpec.Type.SUPERVISOR, branch.type());
        }

        @Test
        void changeWhileRunning() {
            var supervisor = family.supervise(family.of(Strategy.ONE_FOR_ONE, "a", "b"));
            var before = family.pid(supervisor, "a");

            supervisor.changeSpec(SupervisorSpec.of(Strategy.ONE_FOR_ALL)
                    .withIntensity(7, LONG)
                    .withChild(family.spec("a").withRestart(Restart.TEMPORARY))
                    .withChild(family.spec("c")));

            assertEquals(before, family.pid(supervisor, "a"));
            assertEquals(List.of("a", "b", "c"), family.ids(supervisor));
            assertEquals(ChildInfo.State.STOPPED, family.state(supervisor, "c"));
            family.crash(supervisor, "a");
            assertEquals(List.of("b", "c"), family.ids(supervisor));
            var restarts = system.tree().roots().getFirst().restarts();
            assertEquals(Optional.of(new ProcessInfo.Restarts("ONE_FOR_ALL", 0, 7)), restarts);
        }
    }

    @Nested
    class Stop {
        private void stopWith(Shutdown shutdown) {
            var supervisor = family.supervise(SupervisorSpec.of(Strategy.ONE_FOR_ONE)
                    .withChild(family.spec("a").withShutdown(shutdown)));
            supervisor.terminateChild("a");
        }

        private Duration elapsed() {
            return Duration.between(java.time.Instant.parse("2026-01-01T00:00:00Z"), simulation.instant());
        }

        @Test
        void withInfinityWaitsForASlowChild() {
            family.slow.add("a");
            stopWith(Shutdown.INFINITY);

            assertEquals(Duration.ofSeconds(10), elapsed());
            assertEquals(List.of(), family.events());
        }

        @Test
        void withTimeoutKillsASlowChild() {
            family.slow.add("a");
            stopWith(Shutdown.after(Duration.ofSeconds(3)));

            assertEquals(List.of(Event.SHUTDOWN_FAILED), family.events());
            assertEquals(ExitReason.KILLED, system.reports().getFirst().reason());
        }

        @Test
        void withTimeoutLetsAQuickChildEndByItself() {
            stopWith(Shutdown.after(Duration.ofSeconds(3)));

            assertEquals(Duration.ZERO, elapsed());
            assertEquals(List.of("start a", "stop a"), family.diary);
            assertEquals(0, system.pendingTimers());
        }

        @Test
        void withBrutalKillDoesNotAsk() {
            stopWith(Shutdown.BRUTAL_KILL);

            assertEquals(List.of("start a"), family.diary);
            assertEquals(List.of(), family.events());
        }

        @Test
        void ofAChildThatTrapsExitsComesAfterItsMail() {
            family.trapping.add("a");
            var supervisor = family.supervise(family.of(Strategy.ONE_FOR_ONE, "a"));
            family.process(supervisor, "a").cast(new Counter.Message.Do(_ -> family.diary.add("work")));

            supervisor.terminateChild("a");

            assertEquals(List.of("start a", "work", "stop a"), family.diary);
        }

        @Test
        void isInReverseOrderOfStart() {
            var supervisor = family.supervise(family.of(Strategy.ONE_FOR_ONE, "a", "b", "c"));

            supervisor.ref().exit(ExitReason.SHUTDOWN);
            simulation.settle();

            assertEquals(List.of("stop c", "stop b", "stop a"), family.diary.subList(3, 6));
            assertEquals(0, system.size());
        }

        @Test
        void childrenThatUnlinkAreStoppedAllTheSame() {
            var supervisor = family.supervise(family.of(Strategy.ONE_FOR_ONE, "a"));
            var child = family.process(supervisor, "a");
            child.cast(new Counter.Message.Do(context -> context.link(supervisor.ref())));
            simulation.settle();
            int linked = ((LiveProcess<?>) child).relationCount();
            child.cast(new Counter.Message.Do(context -> context.unlink(supervisor.ref())));
            simulation.settle();
            assertEquals(linked - 1, ((LiveProcess<?>) child).relationCount());

            supervisor.ref().exit(ExitReason.SHUTDOWN);
            simulation.settle();

            assertEquals(0, system.size());
        }

        @Test
        void childrenThatDieDuringShutdownDoNotHoldItUp() {
            family.slow.add("b");
            var supervisor = family.supervise(family.of(Strategy.ONE_FOR_ONE, "a", "b"));
            var first = family.process(supervisor, "a");

            supervisor.ref().exit(ExitReason.SHUTDOWN);
            simulation.advance(SECOND);
            first.exit(ExitReason.KILLED);
            simulation.advance(Duration.ofSeconds(20));

            assertEquals(0, system.size());
            assertEquals(0, system.pendingTimers());
        }

        @Test
        void ofASupervisorThatIsKilledTakesItsChildrenAlong() {
            var supervisor = family.supervise(family.of(Strategy.ONE_FOR_ONE, "a", "b"));

            supervisor.ref().exit(ExitReason.KILLED);
            simulation.settle();

            assertEquals(0, system.size());
        }
    }

    @Nested
    class Children {
        private final SupervisorRef supervisor = family.supervise(family.of(Strategy.ONE_FOR_ONE, "a", "b"));

        @Test
        void add() {
            assertInstanceOf(ChildResult.Started.class, supervisor.startChild(family.spec("c")));
            assertEquals(List.of("a", "b", "c"), family.ids(supervisor));
        }

        @Test
        void addWithADuplicateIdIsRefused() {
            assertEquals(new ChildResult.AlreadyPresent(), supervisor.startChild(family.spec("b")));
        }

        @Test
        void addThatReturnsErrorIsNotAdded() {
            family.fail("c", 1);

            assertInstanceOf(ChildResult.Failed.class, supervisor.startChild(family.spec("c")));
            assertEquals(List.of("a", "b"), family.ids(supervisor));
        }

        @Test
        void terminateKeepsTheSpec() {
            assertEquals(new ChildResult.Terminated(), supervisor.terminateChild("a"));

            assertEquals(ChildInfo.State.STOPPED, family.state(supervisor, "a"));
            simulation.advance(LONG);
            assertEquals(new ChildCount(2, 1, 0, 0, 2), supervisor.count());
        }

        @Test
        void terminateOfATemporaryChildForgetsIt() {
            supervisor.startChild(family.spec("c").withRestart(Restart.TEMPORARY));

            supervisor.terminateChild("c");

            assertEquals(List.of("a", "b"), family.ids(supervisor));
        }

        @Test
        void restart() {
            supervisor.terminateChild("a");

            assertInstanceOf(ChildResult.Started.class, supervisor.restartChild("a"));
            assertEquals(new ChildResult.Running(), supervisor.restartChild("a"));
        }

        @Test
        void restartThatFailsLeavesItUndefined() {
            supervisor.terminateChild("a");
            family.fail("a", 1);

            assertInstanceOf(ChildResult.Failed.class, supervisor.restartChild("a"));
            assertEquals(ChildInfo.State.STOPPED, family.state(supervisor, "a"));
            assertTrue(family.info(supervisor, "a").pid().isEmpty());
        }

        @Test
        void delete() {
            assertEquals(new ChildResult.Running(), supervisor.deleteChild("a"));
            supervisor.terminateChild("a");
            assertEquals(new ChildResult.Deleted(), supervisor.deleteChild("a"));
            assertEquals(List.of("b"), family.ids(supervisor));
        }

        @Test
        void thatAreUnknownAreNotFound() {
            assertEquals(new ChildResult.NotFound(), supervisor.terminateChild("x"));
            assertEquals(new ChildResult.NotFound(), supervisor.restartChild("x"));
            assertEquals(new ChildResult.NotFound(), supervisor.deleteChild("x"));
        }

        @Test
        void restartOfOneThatIsBeingRestartedIsRefused() {
            var failing = hangingInARestartLoop();

            assertEquals(new ChildResult.Restarting(), failing.restartChild("b"));
            assertEquals(new ChildResult.Restarting(), failing.deleteChild("b"));
        }

        @Test
        void orderIsKept() {
            supervisor.startChild(family.spec("c"));
            family.crash(supervisor, "a");
            supervisor.terminateChild("b");
            supervisor.restartChild("b");

            assertEquals(List.of("a", "b", "c"), family.ids(supervisor));
        }
    }

    @Nested
    class RestartType {
        @ParameterizedTest(name = "{0} after {1}: {2}")
        @CsvSource({
            "PERMANENT, normal, restarted",
            "PERMANENT, shutdown, restarted",
            "PERMANENT, abnormal, restarted",
            "TRANSIENT, normal, stopped",
            "TRANSIENT, shutdown, stopped",
            "TRANSIENT, abnormal, restarted",
            "TEMPORARY, normal, forgotten",
            "TEMPORARY, shutdown, forgotten",
            "TEMPORARY, abnormal, forgotten"
        })
        void decidesAboutAnExit(Restart restart, String exit, String expected) {
            var supervisor = family.supervise(SupervisorSpec.of(Strategy.ONE_FOR_ONE)
                    .withChild(family.spec("a").withRestart(restart))
                    .withChild(family.spec("bystander")));
            var bystander = family.pid(supervisor, "bystander");

            family.end(
                    supervisor,
                    "a",
                    switch (exit) {
                        case "normal" -> ExitReason.NORMAL;
                        case "shutdown" -> ExitReason.SHUTDOWN;
                        default -> new ExitReason.Crash(new IllegalStateException());
                    });

            var after = supervisor.children().stream()
                    .filter(child -> child.spec().id().equals("a"))
                    .map(child -> child.state() == ChildInfo.State.RUNNING ? "restarted" : "stopped")
                    .findFirst()
                    .orElse("forgotten");
            assertEquals(expected, after);
            assertEquals(bystander, family.pid(supervisor, "bystander"));
        }

        @Test
        void aKilledTransientChildIsRestarted() {
            var supervisor = family.supervise(SupervisorSpec.of(Strategy.ONE_FOR_ONE)
                    .withChild(family.spec("a").withRestart(Restart.TRANSIENT)));
            var before = family.pid(supervisor, "a");

            system.kill(before);
            simulation.settle();

            assertNotEquals(before, family.pid(supervisor, "a"));
            assertEquals(
                    Optional.of(ExitReason.KILLED), family.info(supervisor, "a").lastExit());
        }
    }

    @Nested
    class WhenAChildFails {
        private List<Pid> pids(SupervisorRef supervisor) {
            return supervisor.children().stream()
                    .map(child -> child.pid().orElseThrow())
                    .toList();
        }

        @ParameterizedTest
        @CsvSource({"ONE_FOR_ONE, b", "ONE_FOR_ALL, a b c d", "REST_FOR_ONE, b c d"})
        void theStrategySaysWhoIsStartedAgain(Strategy strategy, String again) {
            var supervisor = family.supervise(family.of(strategy, "a", "b", "c", "d"));
            var before = pids(supervisor);

            family.crash(supervisor, "b");

            var after = pids(supervisor);
            var fresh = IntStream.range(0, 4)
                    .filter(i -> !after.get(i).equals(before.get(i)))
                    .mapToObj(i -> "abcd".substring(i, i + 1))
                    .toList();
            assertEquals(List.of(again.split(" ")), fresh);
            assertEquals(List.of("a", "b", "c", "d"), family.ids(supervisor));
        }

        @Test
        void oneForAllStopsInReverseAndStartsInOrder() {
            var supervisor = family.supervise(family.of(Strategy.ONE_FOR_ALL, "a", "b", "c"));

            family.crash(supervisor, "b");

            assertEquals(
                    List.of("stop b", "stop c", "stop a", "start a", "start b", "start c"),
                    family.diary.subList(3, family.diary.size()));
        }

        @Test
        void restForOneLeavesThoseBeforeIt() {
            var supervisor = family.supervise(family.of(Strategy.REST_FOR_ONE, "a", "b", "c"));

            family.crash(supervisor, "b");

            assertEquals(
                    List.of("stop b", "stop c", "start b", "start c"), family.diary.subList(3, family.diary.size()));
        }

        @Test
        void temporarySiblingsOfAGroupAreForgotten() {
            var supervisor = family.supervise(family.of(Strategy.ONE_FOR_ALL, "a")
                    .withChild(family.spec("t").withRestart(Restart.TEMPORARY))
                    .withChild(family.spec("b")));

            family.crash(supervisor, "a");

            assertEquals(List.of("a", "b"), family.ids(supervisor));
        }

        @ParameterizedTest
        @EnumSource
        void moreOftenThanTheIntensityTheSupervisorGivesUp(Strategy strategy) {
            var supervisor = family.supervise(family.of(strategy, "a", "b").withIntensity(2, Duration.ofSeconds(5)));

            family.crash(supervisor, "a");
            family.crash(supervisor, "a");
            assertTrue(supervisor.ref().isAlive());
            family.crash(supervisor, "a");

            assertFalse(supervisor.ref().isAlive());
            assertEquals(0, system.size());
            assertEquals(Event.GAVE_UP, family.events().getLast());
        }

        @Test
        void intensityOfZeroNeverRestarts() {
            var supervisor =
                    family.supervise(family.of(Strategy.ONE_FOR_ONE, "a").withIntensity(0, SECOND));

            family.crash(supervisor, "a");

            assertFalse(supervisor.ref().isAlive());
        }

        @Test
        void multipleRestartsInsideTheLimit() {
            var supervisor =
                    family.supervise(family.of(Strategy.ONE_FOR_ONE, "a").withIntensity(1, Duration.ofSeconds(5)));

            for (int i = 0; i < 50; i++) {
                family.crash(supervisor, "a");
                simulation.advance(Duration.ofMillis(5001));
            }

            assertTrue(supervisor.ref().isAlive());
        }

        @Test
        void aRestartAtTheEdgeOfThePeriodStillCounts() {
            var supervisor =
                    family.supervise(family.of(Strategy.ONE_FOR_ONE, "a").withIntensity(1, Duration.ofSeconds(5)));

            family.crash(supervisor, "a");
            simulation.advance(Duration.ofSeconds(5));
            family.crash(supervisor, "a");

            assertFalse(supervisor.ref().isAlive());
        }

        @Test
        void theWallClockDoesNotMatterForTheIntensity() {
            var supervisor =
                    family.supervise(family.of(Strategy.ONE_FOR_ONE, "a").withIntensity(1, Duration.ofSeconds(5)));

            family.crash(supervisor, "a");
            simulation.setClock(simulation.instant().plus(LONG));
            family.crash(supervisor, "a");

            assertFalse(supervisor.ref().isAlive());
        }

        @ParameterizedTest
        @CsvSource({"ONE_FOR_ONE, a", "ONE_FOR_ONE, c", "REST_FOR_ONE, a"})
        void aBystanderIsUntouched(Strategy strategy, String bystander) {
            var supervisor = family.supervise(family.of(strategy, "a", "b", "c"));
            var before = family.pid(supervisor, bystander);

            family.crash(supervisor, "b");

            assertEquals(before, family.pid(supervisor, bystander));
            assertFalse(family.diary.contains("stop " + bystander));
        }

        @Test
        void escalationReachesTheSupervisorAbove() {
            var inner = family.of(Strategy.ONE_FOR_ONE, "a").withIntensity(0, SECOND);
            var supervisor = family.supervise(SupervisorSpec.of(Strategy.ONE_FOR_ONE)
                    .withIntensity(1, SECOND)
                    .withChild(ChildSpec.supervisor("inner", inner)));
            var branch = SupervisorRef.of(
                    system.find(family.pid(supervisor, "inner")).orElseThrow());

            family.crash(branch, "a");

            assertFalse(branch.ref().isAlive());
            var fresh = SupervisorRef.of(
                    system.find(family.pid(supervisor, "inner")).orElseThrow());
            family.crash(fresh, "a");
            assertFalse(supervisor.ref().isAlive());
            assertEquals(0, system.size());
        }
    }

    @Nested
    class WhenAChildFailsToStartAgain {
        @ParameterizedTest
        @ValueSource(strings = {"ONE_FOR_ONE", "REST_FOR_ONE", "ONE_FOR_ALL"})
        void itIsTriedAgainAndCountedAgainstTheIntensity(Strategy strategy) {
            var supervisor =
                    family.supervise(family.of(strategy, "a", "b", "c").withIntensity(3, Duration.ofSeconds(5)));
            family.fail("b", 2);

            family.crash(supervisor, "b");

            assertEquals(new ChildCount(3, 3, 0, 0, 3), supervisor.count());
            assertEquals(
                    3, system.tree().roots().getFirst().restarts().orElseThrow().inWindow());
        }

        @ParameterizedTest
        @EnumSource
        void beyondTheIntensityTheSupervisorGivesUp(Strategy strategy) {
            var supervisor =
                    family.supervise(family.of(strategy, "a", "b", "c").withIntensity(3, Duration.ofSeconds(5)));
            family.fail("b", 3);

            family.crash(supervisor, "b");

            assertFalse(supervisor.ref().isAlive());
            assertEquals(0, system.size());
        }

        @Test
        void hangingRestartLoopStillAnswersCalls() {
            var supervisor = hangingInARestartLoop();

            assertEquals(List.of("a", "b"), family.ids(supervisor));
            assertInstanceOf(ChildResult.Started.class, supervisor.startChild(family.spec("c")));
            assertEquals(new ChildResult.Terminated(), supervisor.terminateChild("b"));
            assertEquals(ChildInfo.State.STOPPED, family.state(supervisor, "b"));
        }

        @Test
        void countsAreRightWhileAChildIsRestarting() {
            var supervisor = hangingInARestartLoop();

            for (int i = 0; i < 100; i++) {
                assertEquals(new ChildCount(2, 1, 1, 0, 2), supervisor.count());
                assertEquals(ChildInfo.State.RESTARTING, family.state(supervisor, "b"));
            }
        }

        @ParameterizedTest
        @CsvSource({"ONE_FOR_ALL, stop c stop b", "REST_FOR_ONE, stop c stop b"})
        void anotherChildThatFailsInAGroupRestartIsTheNextCause(Strategy strategy, String stopped) {
            var supervisor =
                    family.supervise(family.of(strategy, "a", "b", "c").withIntensity(2, Duration.ofSeconds(5)));
            family.fail("c", 1);

            family.crash(supervisor, "a");

            assertEquals(new ChildCount(3, 3, 0, 0, 3), supervisor.count());
            var diary = String.join(" ", family.diary);
            assertTrue(diary.contains("stop a " + stopped + " start a start b fail c"), diary);
            assertTrue(diary.endsWith("start c"), diary);
        }

        @Test
        void itIsShownAsRestartingInTheTree() {
            var supervisor =
                    family.supervise(family.of(Strategy.ONE_FOR_ONE, "a").withIntensity(1_000_000, LONG));
            family.fail("a", Integer.MAX_VALUE);
            family.process(supervisor, "a").cast(new Counter.Message.Crash("a"));

            assertTrue(simulation.advanceUntil(
                    () -> system.tree()
                            .all()
                            .anyMatch(process -> process.name().equals("a")
                                    && process.state() == ProcessInfo.State.RESTARTING
                                    && process.lastExit().isPresent()),
                    SECOND));
        }

        @Test
        void anotherChildFailingDuringAGroupRestart() {
            var supervisor = family.supervise(
                    family.of(Strategy.ONE_FOR_ALL, "a", "b", "c").withIntensity(10, Duration.ofSeconds(5)));
            var third = family.process(supervisor, "c");
            third.cast(new Counter.Message.Crash("c"));
            family.process(supervisor, "a").cast(new Counter.Message.Crash("a"));
            simulation.settle();

            assertEquals(new ChildCount(3, 3, 0, 0, 3), supervisor.count());
            assertEquals(List.of("a", "b", "c"), family.ids(supervisor));
        }

        @Test
        void aChildThatIgnoresItsRestartIsKeptStopped() {
            var supervisor = family.supervise(family.of(Strategy.ONE_FOR_ONE, "a"));
            family.ignoring.add("a");

            family.crash(supervisor, "a");

            assertEquals(ChildInfo.State.STOPPED, family.state(supervisor, "a"));
        }
    }

    @Nested
    class WhileAChildHangs {
        @Test
        void inItsShutdownTheSupervisorAnswers() {
            family.slow.add("a");
            var supervisor = family.supervise(family.of(Strategy.ONE_FOR_ONE, "a", "b"));
            system.after(
                    SECOND, () -> family.diary.add("asked " + supervisor.count().active()));

            supervisor.terminateChild("a");

            assertTrue(family.diary.contains("asked 1"), family.diary.toString());
        }
    }

    @Nested
    class InTheMiddleOfAGroupStart {
        /// Its init takes ten seconds when it is started again.
        private final class SlowAgain implements GenServer<Counter.Message> {
            private final Counter counter = new Counter();

            @Override
            public Init init(Context<Counter.Message> context) {
                if (family.diary.contains("start slow")) {
                    family.dawdle();
                }
                family.diary.add("start slow");
                return Init.READY;
            }

            @Override
            public void handle(Counter.Message message, Context<Counter.Message> context) {
                counter.handle(message, context);
            }
        }

        @Test
        void whoEndsForGoodIsNotShownAsRestarting() {
            var supervisor = family.supervise(SupervisorSpec.of(Strategy.ONE_FOR_ONE)
                    .withChild(family.spec("a").withRestart(Restart.TRANSIENT))
                    .withChild(family.spec("b").withRestart(Restart.TEMPORARY))
                    .withChild(ChildSpec.of("slow", SlowAgain::new)));
            family.process(supervisor, "slow").exit(ExitReason.KILLED);
            simulation.advance(SECOND);

            family.end(supervisor, "a", ExitReason.NORMAL);
            family.end(supervisor, "b", ExitReason.NORMAL);

            assertEquals(List.of("a", "slow"), family.ids(supervisor));
            assertEquals(ChildInfo.State.STOPPED, family.state(supervisor, "a"));
            assertEquals(1, supervisor.count().restarting(), "the slow one");
        }

        @Test
        void deletingOneThatWaitsForItsTurnComesAfterTheStart() {
            var supervisor = family.supervise(family.of(Strategy.ONE_FOR_ALL, "a")
                    .withChild(ChildSpec.of("slow", SlowAgain::new))
                    .withChild(family.spec("c"))
                    .withIntensity(10, LONG));
            family.process(supervisor, "a").cast(new Counter.Message.Crash("a"));
            simulation.advance(SECOND);

            assertEquals(new ChildResult.Running(), supervisor.deleteChild("c"));

            family.crash(supervisor, "c");
            simulation.advance(Duration.ofMinutes(1));
            assertEquals(new ChildCount(3, 3, 0, 0, 3), supervisor.count());
        }

        @Test
        void theFirstCauseIsStoppedWhenAnotherFailsAndIsTakenAway() {
            var supervisor = family.supervise(
                    family.of(Strategy.ONE_FOR_ALL, "a", "b", "c").withIntensity(1_000_000, LONG));
            family.fail("b", Integer.MAX_VALUE);
            family.process(supervisor, "c").cast(new Counter.Message.Crash("c"));
            simulation.advanceUntil(() -> family.diary.contains("fail b"), SECOND);

            supervisor.terminateChild("b");

            assertEquals(ChildInfo.State.STOPPED, family.state(supervisor, "c"));
            assertInstanceOf(ChildResult.Started.class, supervisor.restartChild("c"));
        }
    }

    @Nested
    class Links {
        @Test
        void ofOthersDoNotEndASupervisor() {
            var supervisor = family.supervise(family.of(Strategy.ONE_FOR_ONE, "a"));
            var visitor = system.spawn(new Counter());
            visitor.cast(new Counter.Message.Do(context -> context.link(supervisor.ref())));
            visitor.cast(new Counter.Message.Crash("visitor"));
            simulation.settle();

            assertTrue(supervisor.ref().isAlive());
            assertEquals(new ChildCount(1, 1, 0, 0, 1), supervisor.count());
        }
    }

    @Nested
    class Orphans {
        private static final Name<Counter.Message> NAME = Name.of("office", Counter.Message.class);

        /// Holds a name, and takes ten seconds for each message.
        private final class Official implements GenServer<Counter.Message> {
            @Override
            public Init init(Context<Counter.Message> context) {
                context.register(NAME);
                return Init.READY;
            }

            @Override
            public void handle(Counter.Message message, Context<Counter.Message> context) {
                family.dawdle();
            }
        }

        @Test
        void ofASupervisorThatIsKilledWhileItStartsThemAreNotLeftBehind() {
            var inner = SupervisorSpec.of(Strategy.ONE_FOR_ONE)
                    .withChild(family.spec("a"))
                    .withChild(new ChildSpec(
                            "b",
                            () -> {
                                if (family.diary.contains("stop a")) {
                                    family.dawdle();
                                }
                                return new Counter();
                            },
                            Restart.PERMANENT,
                            Shutdown.INFINITY,
                            ChildSpec.Type.WORKER));
            var outer = system.supervise(
                    "outer", SupervisorSpec.of(Strategy.ONE_FOR_ONE).withChild(ChildSpec.supervisor("inner", inner)));
            var branch = SupervisorRef.of(
                    system.find(outer.children().getFirst().pid().orElseThrow()).orElseThrow());
            family.end(branch, "a", ExitReason.SHUTDOWN);
            family.diary.add("stop a");
            family.process(branch, "b").cast(new Counter.Message.Crash("b"));
            simulation.advance(SECOND);

            branch.ref().exit(ExitReason.KILLED);
            simulation.advance(Duration.ofMinutes(1));

            var counts = system.tree()
                    .all()
                    .filter(process -> process.name().equals("b"))
                    .count();
            assertEquals(1, counts);
            outer.ref().exit(ExitReason.SHUTDOWN);
            simulation.advance(Duration.ofMinutes(1));
            assertEquals(0, system.size());
        }

        @Test
        void ofAKilledSupervisorAreGoneBeforeItsSuccessorStarts() {
            var inner = SupervisorSpec.of(Strategy.ONE_FOR_ONE).withChild(ChildSpec.of("official", Official::new));
            var supervisor = family.supervise(
                    SupervisorSpec.of(Strategy.ONE_FOR_ONE).withChild(ChildSpec.supervisor("inner", inner)));
            var first = system.registry().find(NAME).orElseThrow().pid();
            system.registry().ref(NAME).cast(new Counter.Message.Add(1));
            simulation.advance(SECOND);

            system.kill(family.pid(supervisor, "inner"));
            simulation.settle();

            assertTrue(supervisor.ref().isAlive());
            assertNotEquals(first, system.registry().find(NAME).orElseThrow().pid());
        }
    }

    @Nested
    class Reports {
        @Test
        void sayWhatHappenedAndHowManyRestartsThatMakes() {
            var supervisor = family.supervise(family.of(Strategy.ONE_FOR_ONE, "a", "b"));
            var name = supervisor.ref().toString();

            family.end(supervisor, "a", ExitReason.SHUTDOWN);
            simulation.advance(SECOND);
            family.end(supervisor, "b", ExitReason.KILLED);

            var start = simulation.instant().minus(SECOND);
            assertEquals(
                    List.of(
                            new SupervisorReport(start, name, "a", Event.CHILD_ENDED, ExitReason.SHUTDOWN, 0, 1),
                            new SupervisorReport(start, name, "a", Event.RESTARTED, ExitReason.SHUTDOWN, 1, 1),
                            new SupervisorReport(
                                    start.plus(SECOND), name, "b", Event.CHILD_ENDED, ExitReason.KILLED, 1, 1),
                            new SupervisorReport(
                                    start.plus(SECOND), name, "b", Event.GAVE_UP, ExitReason.KILLED, 2, 1)),
                    system.reports());
        }

        @Test
        void areKeptOnlyTheLatest() {
            var supervisor =
                    family.supervise(family.of(Strategy.ONE_FOR_ONE, "a").withIntensity(1_000, LONG));

            for (int i = 0; i < 200; i++) {
                family.end(supervisor, "a", ExitReason.SHUTDOWN);
            }

            assertEquals(256, system.reports().size());
            assertEquals(200, system.reports().getLast().restarts());
        }

        @Test
        void areLoggedEachAndTheCauseOnce() {
            var logged = new ArrayList<LogRecord>();
            var supervisor = family.supervise(family.of(Strategy.ONE_FOR_ONE, "a"));

            try (var _ = ReadAlong.ofReports(logged::add)) {
                family.crash(supervisor, "a");
                family.crash(supervisor, "a");
            }

            assertEquals(
                    List.of("a", "none", "a", "none"),
                    logged.stream()
                            .map(LogRecord::getThrown)
                            .map(thrown -> thrown == null ? "none" : thrown.getMessage())
                            .toList());
            assertTrue(logged.getLast().getMessage().contains("GAVE_UP: a crashed (2 of 1 restarts)"));
        }
    }
}
