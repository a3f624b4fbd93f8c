package io.gadfly.kernel;

import java.time.Duration;

/// Something that will happen once, unless it is cancelled: `erlang:send_after`, `cancel_timer` and `read_timer`.
public interface Timer {
    /// It never happens.
    Timer NEVER = new Timer() {
        @Override
        public boolean cancel() {
            return false;
        }

        @Override
        public Duration left() {
            return Duration.ZERO;
        }
    };

    /// Answers false where it is too late: it has happened, or was cancelled before. What was cancelled never happens.
    boolean cancel();

    /// How long until it happens, by a clock that nobody sets and that stands still while the machine sleeps;
    /// zero where it has happened or was cancelled.
    Duration left();
}
