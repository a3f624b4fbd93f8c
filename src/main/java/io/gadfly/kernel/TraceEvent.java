package io.gadfly.kernel;

import java.time.Instant;
import java.util.regex.Pattern;

/// One thing that a process did, as `sys:trace` tells it.
///
/// @param process its id among its siblings, with its pid
/// @param what the message, or the reason of the end
public record TraceEvent(Instant at, Pid pid, String process, Kind kind, String what) {
    public enum Kind {
        START,
        HANDLE,
        EXIT
    }

    /// What an object says of itself where it has no words of its own; another in each run.
    private static final Pattern ADDRESS = Pattern.compile("""
            (\\b(?:[a-z_]\\w*\\.)+[A-Z][\\w$]*? | \\[+(?:[BCDFIJSZ] | L[\\w.$]+;))  # a class, or an array
            (?:\\$\\$Lambda)? (?:/0x[0-9a-f]+)? @[0-9a-f]+ (?![\\w-] | \\.\\w)     # its address, not a mail address
            """, Pattern.COMMENTS);

    static TraceEvent of(Instant at, LiveProcess<?> process, Kind kind, Object what) {
        return new TraceEvent(
                at,
                process.pid(),
                process.toString(),
                kind,
                ADDRESS.matcher(what.toString()).replaceAll("$1"));
    }

    @Override
    public String toString() {
        return at + " " + process + " " + kind + " " + what;
    }
}
