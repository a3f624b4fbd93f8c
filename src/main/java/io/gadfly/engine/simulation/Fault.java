package io.gadfly.engine.simulation;

/// What a simulated world does to the engine.
public enum Fault {
    /// The program dies in the middle of a step and is started again.
    CRASH,
    /// The machine sleeps: timers stand still, the time of day goes on.
    SLEEP,
    /// The clock is set, forward or back.
    CLOCK,
    /// Media fail or are absent for a while.
    MEDIUM,
    /// The store can be neither read nor written for a while.
    DISK,
    /// The user travels, and the rules of zones change.
    ZONE,
    /// A nagger dies, as a bug would end it, or the process that brings nags to the media, and with it all
    /// naggers.
    KILL
}
