package io.gadfly.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.engine.simulation.SimulationPlan;
import io.gadfly.engine.simulation.SimulationReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulateCommandTest {
    private final CommandLineUnderTest gadfly = new CommandLineUnderTest();

    @Test
    void goodRunPrintsItsSeedAndFiguresAndNeedsNoStore() {
        var run = gadfly.run("simulate", "--days=3", "--reminders=4", "--seed=7", "--faults=crash,sleep");

        assertEquals(ExitCode.DONE, run.code(), run.err());
        assertTrue(run.out().startsWith("Seed 7: 3 days, 4 reminders\n"), run.out());
        assertTrue(run.out().contains("\nfault crash "), run.out());
        assertTrue(run.out().endsWith("Good: none was lost, none was told twice\n"), run.out());
    }

    @Test
    void sameSeedGivesTheSameFiguresAndTheDefaultIsTold() {
        var plan = new String[] {"simulate", "--json", "--days=2", "--reminders=3"};

        var run = gadfly.run(plan);

        assertEquals(run.out(), gadfly.run(plan, "--seed=1").out());
        assertTrue(run.out().contains("\"good\" : true,\n  \"seed\" : 1,\n  \"days\" : 2,"), run.out());
    }

    @Test
    void badRunFailsWithItsSeedAndTheFirstViolation() {
        var report = new SimulationReport(
                new SimulationPlan(1, 1, 42, Set.of()),
                2,
                1,
                0,
                0,
                1,
                0,
                0,
                0,
                Map.of(),
                List.of("lost: r1/1", "lost: r1/2"));
        var command = new SimulateCommand(gadfly.invocation());

        var failure = assertThrows(CommandFailure.class, () -> command.tell(report));

        assertEquals(ExitCode.FAILED, failure.exitCode());
        assertEquals("seed 42: lost: r1/1", failure.getMessage());
    }

    @Test
    void unknownFaultAndEmptyPlanAreWrongUsage() {
        var flood = gadfly.run("simulate", "--faults=crash,flood");

        assertEquals(ExitCode.WRONG_USAGE, flood.code());
        assertTrue(
                flood.err().contains("'flood' is none of crash, sleep, clock, medium, disk, zone, kill"), flood.err());
        assertEquals(
                "gadfly: nothing to simulate: give at least one day and one reminder\n",
                gadfly.run("simulate", "--days=0").err());
    }
}
