package io.gadfly.notification.dbus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps in a file which bubbles are on the screen, so that a program that was killed and started again replaces them
/// instead of putting a second one beside each. Lost or damaged it costs such a second bubble, and nothing else.
///
/// The first line names the server that gave the ids, each other line holds an id and its subject.
record BubbleMemory(Path file) {
    private static final Logger LOG = LoggerFactory.getLogger(BubbleMemory.class);

    void keep(String server, Map<Subject, Long> shown) {
        var lines = shown.entrySet().stream()
                .map(bubble -> bubble.getValue() + " " + bubble.getKey().text());
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, Stream.concat(Stream.of(server), lines).toList());
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.debug("Which bubbles are shown could not be kept", e);
        }
    }

    /// What `server` shows of ours; nothing where it is not the one that was kept.
    Map<Subject, Long> recall(String server) {
        var lines = lines();
        return lines.isEmpty() || !lines.getFirst().equals(server) ? Map.of() : shown(lines);
    }

    /// Whether a server was left with something of that.
    boolean names(Subject subject) {
        return left().contains(subject);
    }

    /// What any server was left with.
    Set<Subject> left() {
        return shown(lines()).keySet();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            LOG.debug("Which bubbles were shown could not be read", e);
            return List.of();
        }
    }

    private static Map<Subject, Long> shown(List<String> lines) {
        var shown = new HashMap<Subject, Long>();
        lines.stream().skip(1).map(line -> line.split(" ", 2)).forEach(parts -> {
            if (parts.length == 2 && parts[0].matches("\\d{1,10}")) {
                Subject.parse(parts[1]).ifPresent(subject -> shown.put(subject, Long.valueOf(parts[0])));
            }
        });
        return shown;
    }
}
