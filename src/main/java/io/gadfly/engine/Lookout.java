package io.gadfly.engine;

import io.gadfly.kernel.Context;
import java.time.Duration;

/// Looks now and then for a medium that was not there, as long as somebody wants it to.
final class Lookout {
    private static final Duration EVERY = Duration.ofSeconds(30);

    private boolean isKept;

    void keep(Context<Deliveries.Message> context) {
        if (!isKept) {
            isKept = true;
            context.sendAfter(EVERY, Deliveries.Message.Probe.NOW_AND_THEN);
        }
    }

    /// @param wasCalled by a medium, and not by its own clock, which goes on
    void looked(boolean wasCalled) {
        isKept = isKept && wasCalled;
    }
}
