package io.gadfly.store;

import io.gadfly.reminder.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lies beside a database that is being repaired, from before anything is changed until somebody says that the
/// repair is over: by then the user was told of it, and the plain calendar was looked into. Whoever is killed in
/// between leaves it, and the next start goes on.
///
/// @param directory the data folder
record RepairMark(StoreDirectory directory) {
    private static final Logger LOGGER = LoggerFactory.getLogger(RepairMark.class);
    private static final String RESTORED = "restored";
    private static final String MENDED = "mended";

    /// Of what nobody can read any more nothing is known but that there was a repair.
    private static final Restoration UNKNOWN = new Restoration(Optional.empty(), Optional.empty(), 0, false);

    private Path file() {
        return directory.repairMark();
    }

    boolean exists() {
        return Files.exists(file());
    }

    /// Is on the disk when this returns. Answers with what it says, which may have been begun earlier.
    Repair put(Repair latest) throws IOException {
        var repair = read().map(latest::after).orElse(latest);
        var unfinished = file().resolveSibling(file().getFileName() + ".part");
        Files.write(
                unfinished,
                lines(repair),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(unfinished, file(), StandardCopyOption.REPLACE_EXISTING);
        directory.sync();
        return repair;
    }

    private static List<String> lines(Repair repair) {
        return switch (repair) {
            case Restoration(var setAside, var backup, var replayed, var isWhole) ->
                List.of(
                        RESTORED,
                        setAside.map(file -> file.getFileName().toString()).orElse(""),
                        backup.map(Instant::toString).orElse(""),
                        Long.toString(replayed),
                        Boolean.toString(isWhole));
            case JournalDamage(var saved, var lost) -> List.of(MENDED, Long.toString(saved), Long.toString(lost));
        };
    }

    /// The repair that is not over.
    Optional<Repair> read() throws IOException {
        return exists()
                ? Optional.of(parse(Files.readAllLines(file(), StandardCharsets.ISO_8859_1)))
                : Optional.empty();
    }

    private Repair parse(List<String> lines) {
        try {
            return switch (lines.isEmpty() ? "" : lines.getFirst()) {
                case RESTORED ->
                    new Restoration(
                            Optional.of(lines.get(1))
                                    .filter(name -> !name.isEmpty())
                                    .map(directory.path()::resolve),
                            Optional.of(lines.get(2))
                                    .filter(at -> !at.isEmpty())
                                    .map(Instant::parse),
                            Long.parseLong(lines.get(3)),
                            Boolean.parseBoolean(lines.get(4)));
                case MENDED -> new JournalDamage(Long.parseLong(lines.get(1)), Long.parseLong(lines.get(2)));
                default -> UNKNOWN;
            };
        } catch (IndexOutOfBoundsException | NumberFormatException | DateTimeParseException damage) {
            LOGGER.warn("The mark of a repair cannot be read", damage);
            return UNKNOWN;
        }
    }

    void remove() {
        try {
            if (Files.deleteIfExists(file())) {
                directory.sync();
            }
        } catch (IOException weather) {
            throw new StoreException(Weather.reason(weather), weather);
        }
    }
}
