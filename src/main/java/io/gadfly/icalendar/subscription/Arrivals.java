package io.gadfly.icalendar.subscription;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The folder where what comes from elsewhere waits as a file until it is imported, so that an import neither waits
/// for it nor writes anywhere else.
///
/// @param folder made when it is first needed
/// @param clock tells what was left behind by a process that was killed
public record Arrivals(Path folder, InstantSource clock) {
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);
    private static final String PREFIX = "gadfly-arrival-";
    private static final String SUFFIX = ".ics";

    /// A new empty file, which only its owner can read and whoever asked deletes.
    public Path newFile() throws IOException {
        Files.createDirectories(folder);
        clear(clock.instant().minus(LEFT_BEHIND));
        return Files.createTempFile(folder, PREFIX, SUFFIX);
    }

    private void clear(Instant before) throws IOException {
        try (var files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
