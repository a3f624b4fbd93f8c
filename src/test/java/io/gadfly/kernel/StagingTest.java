package io.gadfly.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Steps that are over at once, in numbers that would overflow the stack if each stood on the one before.
@ExtendWith(Quiet.class)
class StagingTest {
    private static final int MANY = 20_000;

    private final Family family = new Family(9);
    private final Simulation simulation = family.simulation;

    private SupervisorRef supervise(String... more) {
        var specs = new ArrayList<ChildSpec>();
        for (int i = 0; i < MANY; i++) {
            specs.add(family.spec("idle " + i));
            family.ignoring.add("idle " + i);
        }
        List.of(more).forEach(id -> specs.add(family.spec(id)));
        return family.supervise(new SupervisorSpec(Strategy.ONE_FOR_ALL, 1, Duration.ofSeconds(5), specs));
    }

    @Test
    void childrenThatDoNotRunAreStoppedInOneSweep() {
        var supervisor = supervise("last");
        var ends = new ArrayList<ExitReason>();
        ((LiveProcess<?>) supervisor.ref()).onEnd(ends::add);

        supervisor.ref().exit(ExitReason.SHUTDOWN);
        simulation.settle();

        assertEquals(List.of(ExitReason.SHUTDOWN), ends);
        assertEquals(0, family.system.size());
    }

    @Test
    void allAreStartedAgainWithTheOneThatFailed() {
        var supervisor = supervise("last");

        family.crash(supervisor, "last");

        assertEquals(2, Collections.frequency(family.diary, "start last"));
        assertEquals(2, Collections.frequency(family.diary, "ignore idle 0"));
        assertEquals(MANY + 1, supervisor.count().specs());
    }

    @Test
    void requestsThatWaitForAStartAreWorkedOff() {
        var supervisor = supervise("last");
        family.slow.add("last");
        var answers = new ArrayList<ChildResult>();
        var process = (LiveProcess<?>) supervisor.ref();
        process.post(new SupervisorRequest.TerminateChild("last", answers::add));
        IntStream.range(0, MANY)
                .mapToObj(i -> new SupervisorRequest.DeleteChild("idle " + i, answers::add))
                .forEach(process::post);

        simulation.advance(Duration.ofMinutes(1));

        assertEquals(MANY + 1, answers.size());
        assertTrue(answers.stream().skip(1).allMatch(ChildResult.Deleted.class::isInstance));
        assertEquals(List.of("last"), family.ids(supervisor));
    }
}
