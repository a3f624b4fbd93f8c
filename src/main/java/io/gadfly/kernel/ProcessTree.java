package io.gadfly.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All processes at about one moment, as a tree of who supervises whom, as Erlang's `observer` shows it. Taking it
/// stops nobody, so each line is true for its own moment only.
///
/// @param roots those that nobody supervises, the oldest first
public record ProcessTree(Instant at, List<ProcessInfo> roots) {
    public ProcessTree {
        roots = List.copyOf(roots);
    }

    public Optional<ProcessInfo> find(Pid pid) {
        return all().filter(process -> process.pid().equals(pid)).findFirst();
    }

    /// Parents before their children.
    public Stream<ProcessInfo> all() {
        return roots.stream().flatMap(ProcessTree::withDescendants);
    }

    private static Stream<ProcessInfo> withDescendants(ProcessInfo process) {
        return Stream.concat(Stream.of(process), process.children().stream().flatMap(ProcessTree::withDescendants));
    }
}
