package io.gadfly.engine;

import io.gadfly.kernel.Standing;
import io.gadfly.reminder.Fence;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an engine that goes on as another one would is told besides what is stored.
///
/// @param standings how far the pools are with their turns, by their names
/// @param ringing who is at the user just now: their intervals go on, and no nag is given again
/// @param seenEnd as [HushWatch#seenEnd]: who sleeps too long was looked for then, and is not looked for anew
record Handover(Map<String, Standing> standings, Set<Fence> ringing, Optional<Instant> seenEnd) {
    /// To one that begins by itself.
    static final Handover NONE = new Handover(Map.of(), Set.of(), HushWatch.UNSEEN);

    Handover {
        standings = Map.copyOf(standings);
        ringing = Set.copyOf(ringing);
    }
}
