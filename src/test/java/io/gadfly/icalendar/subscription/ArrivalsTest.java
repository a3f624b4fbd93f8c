package io.gadfly.icalendar.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aNewFileIsEmptyAndInTheFolderThatItMakes() throws IOException {
        var arrivals = new Arrivals(folder.resolve("arrivals"), InstantSource.fixed(NOW));

        var file = arrivals.newFile();

        assertEquals(folder.resolve("arrivals"), file.getParent());
        assertEquals(0, Files.size(file));
    }

    @Test
    void whatAKilledProcessLeftBehindIsClearedAfterADay() throws IOException {
        var arrivals = new Arrivals(folder, InstantSource.fixed(NOW));
        var old = arrivals.newFile();
        var young = arrivals.newFile();
        Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(young, FileTime.from(NOW.minus(Duration.ofHours(23))));

        arrivals.newFile();

        assertFalse(Files.exists(old));
        assertTrue(Files.exists(young));
    }
}
