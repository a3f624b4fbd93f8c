package io.gadfly.reminder;

import java.time.Instant;

/// Where a fire is in its life. The terminal ones are the history.
public sealed interface NagState {
    /// Not over: it waits, rings or sleeps.
    sealed interface Live extends NagState {}

    sealed interface Over extends NagState {
        Instant at();
    }

    /// Claimed, not yet in a pool.
    record Due() implements Live {}

    /// In the backlog; `nags` have been given before (a turn that was yielded, a snooze that ended).
    record Queued(Instant since, int nags) implements Live {}

    /// The nth nag was given; at `nextAt` comes the next, or the end of patience.
    record Ringing(int n, Instant nextAt) implements Live {}

    /// Silent until then: by the user, after which the count starts anew (`nags` is 0), or because of quiet hours.
    record Snoozed(Instant until, int nags) implements Live {}

    record Done(Instant at) implements Over {}

    record Acknowledged(Instant at) implements Over {}

    record Skipped(Instant at) implements Over {}

    /// Nobody answered; only Gadfly does this.
    record GaveUp(Instant at, int nags) implements Over {}

    /// Fell due while nobody could be told, and the misfire policy did not want it rung.
    record Missed(Instant at) implements Over {}

    /// The reminder was edited or deleted, or answered elsewhere.
    record Withdrawn(Instant at) implements Over {}

    /// Its nagger crashed as often as it was restarted.
    record Failed(Instant at, String cause) implements Over {}
}
