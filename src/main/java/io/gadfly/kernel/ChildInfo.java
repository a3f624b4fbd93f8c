package io.gadfly.kernel;

import java.util.Optional;

/// What a supervisor says of one of its children: a line of `supervisor:which_children`.
///
/// @param pid empty where it does not run; a child of a dynamic supervisor that is being restarted is still known by
/// the
///     pid that it had
public record ChildInfo(ChildSpec spec, State state, Optional<Pid> pid, Optional<ExitReason> lastExit) {
    public enum State {
        STARTING,
        RUNNING,
        /// Failed to start again; the supervisor keeps trying within its intensity.
        RESTARTING,
        STOPPING,
        /// Known but not running.
        STOPPED
    }
}
