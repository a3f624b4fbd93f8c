package io.gadfly.store;

import io.gadfly.reminder.NagState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a live fire stands: its line is its pool while it waits or rings, and one for all while it is snoozed. What is
/// over stands nowhere.
///
/// @param rank 0 in front: what rings or is snoozed; 1: never rang, behind which the reminder's priority decides; 4:
/// yielded its turn
/// @param at orders those of one rank
record Place(
        @Nullable String line,
        @Nullable Integer rank,
        @Nullable Instant at,
        @Nullable Instant overAt) {
    static final String SNOOZED = "";

    static final int NEVER_RANG = 1;

    private static final int YIELDED = 4;

    static Place of(NagState state, String pool, Instant dueAt) {
        return switch (state) {
            case NagState.Due() -> new Place(pool, NEVER_RANG, dueAt, null);
            case NagState.Queued(var since, var nags) ->
                nags == 0 ? new Place(pool, NEVER_RANG, dueAt, null) : new Place(pool, YIELDED, since, null);
            case NagState.Ringing _ -> new Place(pool, 0, dueAt, null);
            case NagState.Snoozed snoozed -> new Place(SNOOZED, 0, snoozed.until(), null);
            case NagState.Over over -> new Place(null, null, null, over.at());
        };
    }
}
