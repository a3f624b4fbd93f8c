package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gadfly.kernel.Circuit.Pass;
import io.gadfly.kernel.CircuitBreaker.Verdict;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private static final long REST = Duration.ofSeconds(30).toNanos();

    private final Circuit circuit = new Circuit(2, Duration.ofSeconds(30));

    @Test
    void opensAfterSoManyFailuresInARow() {
        circuit.note(Pass.ORDINARY, Verdict.FAILURE, 0);
        assertEquals(Optional.of(Pass.ORDINARY), circuit.tryPass(0));

        circuit.note(Pass.ORDINARY, Verdict.FAILURE, 0);
        assertEquals(Optional.empty(), circuit.tryPass(REST - 1));
    }

    @Nested
    class WhileItsProbeIsOnItsWay {
        @BeforeEach
        void probe() {
            circuit.note(Pass.ORDINARY, Verdict.FAILURE, 0);
            circuit.note(Pass.ORDINARY, Verdict.FAILURE, 0);
            assertEquals(Optional.of(Pass.PROBE), circuit.tryPass(REST));
        }

        @Test
        void theFailureOfAnEarlierCallDoesNotMakeItRestLonger() {
            circuit.note(Pass.ORDINARY, Verdict.FAILURE, REST);
            circuit.note(Pass.PROBE, Verdict.SUCCESS, REST);

            assertEquals(Optional.of(Pass.ORDINARY), circuit.tryPass(REST));
        }

        @Test
        void anEarlierCallOfWhichNothingIsKnownLetsNoSecondProbeOut() {
            circuit.note(Pass.ORDINARY, Verdict.UNKNOWN, REST);

            assertEquals(Optional.empty(), circuit.tryPass(REST));
        }

        @Test
        void itsFailureDoublesTheRest() {
            circuit.note(Pass.PROBE, Verdict.FAILURE, REST);

            assertEquals(Optional.empty(), circuit.tryPass(3 * REST - 1));
            assertEquals(Optional.of(Pass.PROBE), circuit.tryPass(3 * REST));
        }
    }
}
