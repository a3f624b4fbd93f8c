package io.gadfly.engine;

import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// The live fires that were claimed or changed last, with their reminders as the store has them, so that what
/// was just written is not read again. To one that is over nothing more happens.
///
/// True as long as whoever writes otherwise lets it forget. Used by the one thread that has the ledger's turn.
final class RecentFires {
    private static final int MOST = Claims.ROUND;

    private final SequencedMap<Fence, Known> fires = new LinkedHashMap<>();

    record Known(Fire fire, Reminder reminder) {}

    Optional<Known> find(Fence fence) {
        return Optional.ofNullable(fires.get(fence));
    }

    void remember(Fire fire, Reminder reminder) {
        fires.remove(fire.fence());
        if (fires.size() == MOST) {
            fires.pollFirstEntry();
        }
        if (fire.state() instanceof NagState.Live) {
            fires.put(fire.fence(), new Known(fire, reminder));
        }
    }

    void forget() {
        fires.clear();
    }
}
