package io.gadfly.reminder;

import java.time.Instant;

/// What can happen to a fire.
public sealed interface NagEvent {
    /// It was handed to its pool, and has to wait there.
    record Submitted() implements NagEvent {}

    /// It has a slot: for the first time, or again after a restart.
    record Started() implements NagEvent {}

    /// The interval after a nag is over.
    ///
    /// @param othersWait whether another fire wants the slot
    record RepeatDue(boolean othersWait) implements NagEvent {}

    /// Its deadline has passed while it waited for a slot.
    record PatienceOver() implements NagEvent {}

    record Answered(Answer answer) implements NagEvent {}

    /// It must be silent until then: quiet hours, do not disturb, the budget of the hour.
    ///
    /// @param isIntervalOver whether the interval after a nag had passed; the clock may have been set meanwhile
    record Hushed(Instant until, boolean isIntervalOver) implements NagEvent {}

    /// The desktop did not show the nag just given, since it asks for silence until then: it does not count.
    record Unheard(Instant until) implements NagEvent {}

    /// Its policy was edited: what rings goes on by the new one, from now on.
    record PolicyChanged() implements NagEvent {}

    record SnoozeOver() implements NagEvent {}

    /// Its reminder was edited so that it falls away, deleted, or dealt with elsewhere.
    record Withdrawn() implements NagEvent {}

    /// Its nagger crashed once too often.
    record Crashed(String cause) implements NagEvent {}
}
