package io.gadfly.engine.simulation;

/// A place at which a program may die.
record FailPoint(Step step, Side side) {
    enum Side {
        BEFORE,
        AFTER
    }
}
