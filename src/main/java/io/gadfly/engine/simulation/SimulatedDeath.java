package io.gadfly.engine.simulation;

/// The program is dead: whoever still runs must get no further. An error, so that nobody takes it for weather.
final class SimulatedDeath extends Error {
    private static final long serialVersionUID = 1L;

    SimulatedDeath() {
        super("the program died", null, false, false);
    }
}
