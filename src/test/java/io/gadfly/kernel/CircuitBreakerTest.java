package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.kernel.CircuitBreaker.Outcome;
import io.gadfly.kernel.CircuitBreaker.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Quiet.class)
class CircuitBreakerTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Name<Errand> OUTSIDE = Name.of("outside", Errand.class);

    private final Instant start = Instant.parse("2026-01-01T00:00:00Z");
    private final Simulation simulation = new Simulation(1, start);
    private final ProcessSystem system = simulation.system();
    private final CircuitBreaker<Errand, String> breaker =
            new CircuitBreaker<>(system, system.registry().ref(OUTSIDE), CircuitBreakerTest::judge, DEADLINE, 2, REST);
    private final List<Outcome<String>> outcomes = new ArrayList<>();
    private String sky = "sun";

    private record Errand(Reply<String> reply) {}

    private final class Outside implements GenServer<Errand> {
        @Override
        public Init init(Context<Errand> context) {
            context.register(OUTSIDE);
            return Init.READY;
        }

        @Override
        public void handle(Errand errand, Context<Errand> context) {
            switch (sky) {
                case "storm" -> throw new IllegalStateException("storm");
                case "silence" -> {}
                case "slow" -> {
                    dawdle(DEADLINE.multipliedBy(2).dividedBy(3));
                    errand.reply().answer("sun");
                }
                case "stuck" -> dawdle(DEADLINE.multipliedBy(2));
                default -> errand.reply().answer(sky);
            }
        }
    }

    private void dawdle(Duration duration) {
        var silent = system.<Integer>spawn((_, _) -> {});
        try {
            silent.<Integer>call(_ -> 1, duration);
        } catch (CallFailedException _) {
            silent.exit(ExitReason.KILLED);
        }
    }

    private static Verdict judge(String answer) {
        return switch (answer) {
            case "sun" -> Verdict.SUCCESS;
            case "rain" -> Verdict.FAILURE;
            case "hail" -> throw new IllegalArgumentException(answer);
            default -> Verdict.UNKNOWN;
        };
    }

    @BeforeEach
    void supervise() {
        system.supervise(
                "tree",
                SupervisorSpec.of(Strategy.ONE_FOR_ONE)
                        .withIntensity(10, Duration.ofHours(1))
                        .withChild(ChildSpec.of("outside", Outside::new)));
    }

    /// Answers whether anybody went.
    private boolean goOut(String sky) {
        this.sky = sky;
        boolean went = breaker.tryAsk(Errand::new, outcomes::add);
        simulation.settle();
        return went;
    }

    private void open() {
        assertTrue(goOut("rain"));
        assertTrue(goOut("rain"));
    }

    @Nested
    class ACall {
        @Test
        void thatIsAnsweredTellsTheAnswerWhateverItSays() {
            goOut("sun");
            goOut("rain");

            assertEquals(List.of(new Outcome.Answered<>("sun"), new Outcome.Answered<>("rain")), outcomes);
        }

        @Test
        void thatIsNotAnsweredInTimeIsLateAndItsProcessIsReplaced() {
            var before = system.registry().ref(OUTSIDE).pid();

            goOut("stuck");
            simulation.advance(DEADLINE.minusNanos(1));
            assertEquals(List.of(), outcomes);
            simulation.advance(Duration.ofNanos(1));

            assertEquals(List.of(new Outcome.Late<>()), outcomes);
            assertNotEquals(before, system.registry().ref(OUTSIDE).pid());
        }

        @Test
        void thatOnlyWaitedForOthersIsLateAndItsProcessGoesOn() {
            var before = system.registry().ref(OUTSIDE).pid();
            sky = "slow";
            for (int i = 0; i < 3; i++) {
                breaker.ask(Errand::new, outcomes::add);
            }

            simulation.advance(DEADLINE.multipliedBy(3));

            assertEquals(List.of(new Outcome.Answered<>("sun"), new Outcome.Late<>(), new Outcome.Late<>()), outcomes);
            assertEquals(before, system.registry().ref(OUTSIDE).pid());
        }

        @Test
        void whoseProcessCrashesIsToldAtOnceAndLeavesItsSuccessorAlone() {
            goOut("storm");
            var successor = system.registry().ref(OUTSIDE).pid();
            simulation.advance(DEADLINE);

            assertEquals(List.of(new Outcome.Gone<>()), outcomes);
            assertEquals(successor, system.registry().ref(OUTSIDE).pid());
        }

        @Test
        void thatCannotBeMadeLeavesTheBreakerAsItWas() {
            open();
            simulation.advance(REST);

            assertThrows(
                    IllegalStateException.class,
                    () -> breaker.tryAsk(
                            _ -> {
                                throw new IllegalStateException("no words");
                            },
                            outcomes::add));

            assertTrue(goOut("sun"));
        }
    }

    @Nested
    class TheBreaker {
        @Test
        void opensAfterSoManyFailuresInARow() {
            assertTrue(goOut("rain"));
            assertTrue(goOut("storm"));

            assertFalse(goOut("sun"));
            assertEquals(2, outcomes.size());
        }

        @Test
        void staysClosedWhereAnAnswerComesInBetween() {
            goOut("rain");
            goOut("sun");
            goOut("rain");

            assertTrue(goOut("sun"));
        }

        @Test
        void isOpenedByThoseThatAreLate() {
            goOut("silence");
            goOut("silence");
            simulation.advance(DEADLINE);

            assertFalse(goOut("sun"));
        }

        @Test
        void isHalfOpenToOneAfterItsRestAndClosedWhenThatOneSucceeds() {
            open();
            simulation.advance(REST.minusNanos(1));
            assertFalse(goOut("sun"));
            simulation.advance(Duration.ofNanos(1));

            assertTrue(breaker.tryAsk(Errand::new, outcomes::add));
            assertFalse(breaker.tryAsk(Errand::new, outcomes::add), "somebody is on the way to see");
            simulation.settle();

            assertTrue(breaker.tryAsk(Errand::new, outcomes::add));
            assertTrue(breaker.tryAsk(Errand::new, outcomes::add));
        }

        @Test
        void staysOpenTwiceAsLongEachTimeThatTheProbeFailsUpToABound() {
            open();
            for (int factor : new int[] {1, 2, 4, 8, 16, 32, 32}) {
                simulation.advance(REST.multipliedBy(factor).minusNanos(1));
                assertFalse(goOut("sun"), () -> "before " + factor + " rests are over");
                simulation.advance(Duration.ofNanos(1));
                assertTrue(goOut("rain"), () -> "after " + factor + " rests");
            }
        }

        @Test
        void staysOpenAsAtFirstAfterItWasClosed() {
            open();
            simulation.advance(REST);
            goOut("rain");
            simulation.advance(REST.multipliedBy(2));
            goOut("sun");

            open();
            simulation.advance(REST);

            assertTrue(goOut("sun"));
        }

        @Test
        void doesNotStayOpenLongerForThoseThatWereUnderWay() {
            sky = "silence";
            for (int i = 0; i < 5; i++) {
                breaker.tryAsk(Errand::new, outcomes::add);
            }
            simulation.advance(DEADLINE);
            assertEquals(5, outcomes.size());
            assertFalse(goOut("sun"));

            simulation.advance(REST);

            assertTrue(goOut("sun"));
        }

        @Test
        void isHalfOpenToAnotherWhenTheAnswerOfTheFirstCannotBeJudged() {
            open();
            simulation.advance(REST);

            assertTrue(goOut("hail"));
            assertEquals(new Outcome.Answered<>("hail"), outcomes.getLast());
            assertTrue(goOut("sun"));
        }

        @Test
        void isNotHeldOpenByAListenerThatThrows() {
            open();
            simulation.advance(REST);
            sky = "sun";

            assertTrue(breaker.tryAsk(Errand::new, _ -> {
                throw new IllegalStateException("listener");
            }));
            simulation.settle();

            assertTrue(goOut("sun"));
        }

        @Test
        void isHalfOpenToAnotherWhenTheFirstLearnedNothing() {
            open();
            simulation.advance(REST);

            assertTrue(goOut("fog"));
            assertTrue(goOut("fog"));
        }

        @Test
        void isPassedByWhoInsistsAndClosedWhenThatSucceeds() {
            open();

            breaker.ask(Errand::new, outcomes::add);
            sky = "sun";
            simulation.settle();

            assertEquals(new Outcome.Answered<>("sun"), outcomes.getLast());
            assertTrue(goOut("sun"));
        }

        @Test
        void doesNotCareWhoSetsTheClock() {
            open();

            simulation.setClock(start.plus(Duration.ofDays(1)));
            assertFalse(goOut("sun"));

            simulation.setClock(start.minus(Duration.ofDays(1)));
            simulation.advance(REST);
            assertTrue(goOut("sun"));
        }
    }
}
