package io.gadfly.store;

import io.gadfly.reminder.NagState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a fire stands: its line is its pool while it waits or rings, one for all while it is asleep, and none
/// when it is over.
///
/// @param rank 0: what rings, is asleep or over; 1: never rang, behind which the reminder's priority decides; 4:
/// yielded its turn
/// @param at orders those of one rank
record Place(@Nullable String line, int rank, Instant at) {
    static final String ASLEEP = "";

    static final int NEVER_RANG = 1;

    private static final int YIELDED = 4;

    static Place of(NagState state, String pool, Instant dueAt) {
        return switch (state) {
            case NagState.Due() -> new Place(pool, NEVER_RANG, dueAt);
            case NagState.Queued(var since, var nags) ->
                nags == 0 ? new Place(pool, NEVER_RANG, since) : new Place(pool, YIELDED, since);
            case NagState.Ringing _ -> new Place(pool, 0, dueAt);
            case NagState.Asleep asleep -> new Place(ASLEEP, 0, asleep.until());
            case NagState.Over over -> new Place(null, 0, over.at());
        };
    }
}
