package io.gadfly.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipInputStream;

/// The backups of a data folder: zip archives of the database, named by the journal segment that goes on after them and
/// the instant at which they were made.
record Backups(Path directory) {
    static final int KEPT = 7;
    static final Duration EVERY = Duration.ofDays(1);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String SUFFIX = ".zip";

    /// @param segment the first segment of the journal that may hold something newer
    record Backup(Path file, long segment, Instant at) {}

    static String stamp(Instant at) {
        return STAMP.format(at);
    }

    Path fileFor(long segment, Instant at) {
        return directory.resolve(String.format(Locale.ROOT, "%06d-%s%s", segment, stamp(at), SUFFIX));
    }

    /// The newest first.
    List<Backup> all() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(Backups::parse)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong(Backup::segment).reversed())
                    .toList();
        }
    }

    private static Optional<Backup> parse(Path file) {
        var name = file.getFileName().toString();
        if (!name.matches("\\d+-\\d{8}T\\d{6}Z\\.zip")) {
            return Optional.empty();
        }
        var dash = name.indexOf('-');
        try {
            var at = STAMP.parse(name.substring(dash + 1, name.length() - SUFFIX.length()), Instant::from);
            return Optional.of(new Backup(file, Long.parseLong(name.substring(0, dash)), at));
        } catch (DateTimeParseException | NumberFormatException foreign) {
            return Optional.empty();
        }
    }

    /// One that says it is of the future was made under a wrong clock and does not count.
    boolean isDue(Instant now) throws IOException {
        return all().stream()
                .map(Backup::at)
                .filter(at -> !at.isAfter(now))
                .noneMatch(at -> at.plus(EVERY).isAfter(now));
    }

    /// Deletes the oldest beyond those that are kept, and answers with the first journal segment that is still needed:
    /// none, as long as there is room for more backups.
    Optional<Long> rotate() throws IOException {
        var all = all();
        for (var old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            Files.deleteIfExists(old.file());
        }
        return all.size() < KEPT
                ? Optional.empty()
                : Optional.of(all.get(KEPT - 1).segment());
    }

    /// Writes the database of an archive to `target`, whatever name it has in there.
    static void extract(Path archive, Path target) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".mv.db")) {
                    Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
                    return;
                }
            }
        }
        throw new IOException("no database in " + archive.getFileName());
    }
}
