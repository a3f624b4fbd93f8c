package io.gadfly.kernel;

import java.time.Instant;

/// One line of what supervisors saw and did, after the supervisor reports of OTP's SASL.
///
/// @param supervisor its id among its siblings and its pid
/// @param restarts in the window, after this
public record SupervisorReport(
        Instant at, String supervisor, String child, Event event, ExitReason reason, int restarts, int intensity) {
    /// Whether it tells of an end, and not of what the supervisor did about one that was told before.
    boolean isNews() {
        return switch (event) {
            case CHILD_ENDED, START_FAILED, SHUTDOWN_FAILED -> true;
            case RESTARTED, GAVE_UP -> false;
        };
    }

    public enum Event {
        /// A child ended that was not asked to.
        CHILD_ENDED,
        /// A child did not get through its `init`.
        START_FAILED,
        /// A child had to be killed, or failed while it was stopped.
        SHUTDOWN_FAILED,
        /// The child runs again.
        RESTARTED,
        /// More restarts than the intensity allows: the supervisor stops its children and itself.
        GAVE_UP
    }
}
