package io.gadfly.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/// Sees which files and folders of a folder this program waits for until they are on the disk.
final class ForcedFiles implements AutoCloseable {
    private final Path folder;
    private final Recording recording = new Recording();

    ForcedFiles(Path folder) {
        this.folder = folder;
        recording.enable("jdk.FileForce").withThreshold(Duration.ZERO).withoutStackTrace();
        recording.start();
    }

    /// Since it was made, in their order.
    List<Path> seen() throws IOException {
        recording.stop();
        var file = Files.createTempFile("forced", ".jfr");
        try {
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                    .map(event -> Path.of(event.getString("path")))
                    .filter(path -> path.startsWith(folder))
                    .map(folder::relativize)
                    .toList();
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public void close() {
        recording.close();
    }
}
