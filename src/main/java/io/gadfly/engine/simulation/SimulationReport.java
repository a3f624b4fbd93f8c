package io.gadfly.engine.simulation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a simulated run came to.
///
/// @param expected fires that the rules of the reminders ask for
/// @param rang of them, those that were shown at least once
/// @param missed of them, those that were recorded as missed
/// @param endedEarly of them, those that the user had finished before they were due
/// @param nags shown in all
/// @param repeated nags that were shown again after a crash, under the same fence and number
/// @param bounds on waiting that were looked at, and found kept unless there is a violation
/// @param faults how often each fault struck
/// @param violations what must not happen and did; empty: the run is good
public record SimulationReport(
        SimulationPlan plan,
        long expected,
        long rang,
        long missed,
        long endedEarly,
        long nags,
        long repeated,
        long answers,
        long bounds,
        Map<Fault, Integer> faults,
        List<String> violations) {
    public SimulationReport {
        faults = faults.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(faults));
        violations = List.copyOf(violations);
    }

    public boolean isGood() {
        return violations.isEmpty();
    }
}
