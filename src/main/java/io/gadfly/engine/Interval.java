package io.gadfly.engine;

import io.gadfly.kernel.Timer;
import java.time.Duration;
import java.time.Instant;

/// The time from one nag to the next. It is over at the moment that was saved for the next one, or when it has
/// lasted as long as it was meant to, whichever is first.
///
/// Its timer knows the second only: it stands still while the machine sleeps, and nobody tells it that the
/// clock was set. So each time the clock may have jumped it is wound anew with what is [#left]: less after a
/// sleep or a clock set forward, and the same where the clock was set back.
///
/// @param end by the wall clock, as it was saved
/// @param timer that is to wake its nagger
record Interval(Instant end, Timer timer) {
    Duration left(Instant now) {
        var byTheClock = Duration.between(now, end);
        var byTheTimer = timer.left();
        return byTheClock.compareTo(byTheTimer) < 0 ? byTheClock : byTheTimer;
    }
}
