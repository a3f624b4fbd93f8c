package io.gadfly.kernel;

/// Something that will happen once, unless it is cancelled: `erlang:send_after` and `cancel_timer`.
@FunctionalInterface
public interface Timer {
    /// Answers false where it is too late: it has happened, or was cancelled before. What was cancelled never happens.
    boolean cancel();
}
