package io.gadfly.kernel;

/// One request to be told of the end of a process, as `erlang:monitor` makes it; equal only to itself.
public interface Monitor {
    /// No [Down] of this monitor is told from now on.
    void demonitor();
}
