package io.gadfly.reminder;

import java.time.Instant;

/// What is to be done after a transition was saved.
public sealed interface NagEffect {
    /// Give the nth nag.
    ///
    /// @param louder with more urgency than the first
    /// @param rung how far up the ladder of media, from 0
    /// @param isResumed whether it was saved before a restart, so that it may have been given already
    record Ring(int n, boolean louder, int rung, boolean isResumed) implements NagEffect {}

    /// Take back what is shown.
    record Withdraw() implements NagEffect {}

    record ArmAt(Instant at) implements NagEffect {}

    /// Into the backlog of its pool.
    record Enqueue() implements NagEffect {}

    record WakeAt(Instant at) implements NagEffect {}

    /// Say that the nagging ended without an answer.
    record TellGaveUp(int nags) implements NagEffect {}

    record TellFailed(String cause) implements NagEffect {}

    /// The nagger has nothing left to do.
    record Stop() implements NagEffect {}
}
