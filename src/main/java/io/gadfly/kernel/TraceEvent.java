package io.gadfly.kernel;

import java.time.Instant;

/// One thing that a process did.
///
/// @param process its id among its siblings and its pid
/// @param what the message, or the reason of the end
public record TraceEvent(Instant at, String process, Kind kind, String what) {
    public enum Kind {
        START,
        HANDLE,
        EXIT
    }

    @Override
    public String toString() {
        return at + " " + process + " " + kind + " " + what;
    }
}
