package io.gadfly.engine;

import io.gadfly.engine.Deliveries.Message.Ring;
import io.gadfly.notification.Notification;
import io.gadfly.reminder.Fence;

/// A nag on its way up.
///
/// @param rung where it is tried now
/// @param end the rung before which it ends: the ladder's length, or where it is shown already
/// @param seen whether a medium has shown it: one without answers, or one further up
record Attempt(Ring ring, int rung, int end, boolean seen) {
    Attempt next(boolean seenHere) {
        return new Attempt(ring, rung + 1, end, seen || seenHere);
    }

    boolean isOver() {
        return rung >= end;
    }

    Notification nag() {
        return ring.notification();
    }

    Fence fence() {
        return nag().fence();
    }
}
