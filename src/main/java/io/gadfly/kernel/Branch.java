package io.gadfly.kernel;

import java.util.List;

/// A behaviour that has children.
sealed interface Branch permits Supervisor, DynamicSupervisor {
    void heard(ChildEvent event);

    /// The own supervisor wants it to end; it stops its children first.
    void shutdown(ExitReason reason);

    ProcessInfo.Restarts restarts();

    /// Children that have to run and do not; from any thread.
    List<ChildInfo> failing();

    /// Whether it wants to know this of a temporary child.
    default boolean hearsOf(ChildEvent event) {
        return true;
    }
}
