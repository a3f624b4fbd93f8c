package io.gadfly.reminder;

import java.time.Instant;

/// One alarm of one occurrence that has fallen due and is not yet forgotten. Saved before every effect, so a restart
/// goes on where it stopped.
///
/// @param number a short name for people, given by the store's counter
/// @param dueAt when the alarm was due
/// @param startsAt when the occurrence starts
/// @param pool the pool that nags for it
/// @param missed how many earlier fires of the same reminder this one speaks for
public record Fire(long number, Fence fence, Instant dueAt, Instant startsAt, String pool, int missed, NagState state) {
    /// What people call it: `f7`.
    public String label() {
        return "f" + number;
    }

    public Fire with(NagState next) {
        return new Fire(number, fence, dueAt, startsAt, pool, missed, next);
    }

    public Fire in(String other) {
        return new Fire(number, fence, dueAt, startsAt, other, missed, state);
    }

    public Fire numbered(long other) {
        return new Fire(other, fence, dueAt, startsAt, pool, missed, state);
    }
}
