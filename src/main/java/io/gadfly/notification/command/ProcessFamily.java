package io.gadfly.notification.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// A command and all that it started, also what no longer descends from it since the one between has ended. Such a
/// process is known by a mark in its environment, which it inherits, where the system shows that (Linux).
final class ProcessFamily {
    private static final String NAME = "GADFLY_RUN";

    /// What is just being started while the others are ended is met the next time.
    private static final int MOST_ROUNDS = 10;

    private final String mark = UUID.randomUUID().toString();

    void mark(Map<String, String> environment) {
        environment.put(NAME, mark);
    }

    /// What a command leaves behind that has ended by itself is left to it.
    void endUnlessOver(Process process) {
        if (!process.isAlive()) {
            return;
        }
        var left = members(process);
        for (var round = 0; round < MOST_ROUNDS && !left.isEmpty(); round++) {
            left.forEach(ProcessHandle::destroyForcibly);
            left = members(process);
        }
    }

    private List<ProcessHandle> members(Process process) {
        return Stream.of(
                        process.descendants(),
                        Stream.of(process.toHandle()),
                        ProcessHandle.allProcesses().filter(this::isMarked))
                .flatMap(members -> members)
                .filter(ProcessHandle::isAlive)
                .distinct()
                .toList();
    }

    private boolean isMarked(ProcessHandle handle) {
        var environment = Path.of("/proc", Long.toString(handle.pid()), "environ");
        try {
            return Files.isReadable(environment)
                    && Files.readString(environment, ISO_8859_1).contains(NAME + "=" + mark);
        } catch (IOException _) {
            return false; // it has ended, or is somebody else's
        }
    }
}
