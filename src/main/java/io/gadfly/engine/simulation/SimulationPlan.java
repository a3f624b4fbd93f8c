package io.gadfly.engine.simulation;

import java.util.Set;

/// What to simulate. The same plan gives the same run.
public record SimulationPlan(int days, int reminders, long seed, Set<Fault> faults) {
    public SimulationPlan {
        faults = Set.copyOf(faults);
        if (days < 1 || reminders < 1) {
            throw new IllegalArgumentException("nothing to simulate: " + days + " days, " + reminders + " reminders");
        }
    }
}
