package io.gadfly.store;

import io.gadfly.reminder.StoreException;
import io.gadfly.store.Backups.Backup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a database together from the newest good backup and the journal since then. The new one is made beside the
/// damaged one and takes its place when it is whole; the damaged one is kept under another name.
final class Restorer {
    private static final Logger LOGGER = LoggerFactory.getLogger(Restorer.class);

    private final StoreHome home;
    private final StoreDirectory directory;
    private final InstantSource clock;

    Restorer(StoreHome home, InstantSource clock) {
        this.home = home;
        this.directory = home.directory();
        this.clock = clock;
    }

    /// Whether there is anything to restore from.
    boolean hasSources() throws IOException {
        if (!home.backups().all().isEmpty()) {
            return true;
        }
        for (var segment : FileJournal.segments(directory.journal())) {
            if (Files.size(FileJournal.segmentFile(directory.journal(), segment)) > 0) {
                return true;
            }
        }
        return false;
    }

    Opening restore() throws IOException {
        for (var backup : home.backups().all()) {
            var database = unpack(backup.file());
            if (database.isPresent()) {
                return finish(database.get(), Optional.of(backup), "damaged");
            }
        }
        deleteUnfinished();
        return finish(Database.open(directory.restoring()), Optional.empty(), "damaged");
    }

    /// From that backup alone, as it is.
    Opening restoreFrom(Path archive) throws IOException {
        var database = unpack(archive);
        if (database.isEmpty()) {
            return new Opening.CannotOpen(Messages.text("bad-backup", archive), Messages.text("choose-another-backup"));
        }
        database.get().close();
        takePlace("replaced");
        return opened();
    }

    /// Empty where the archive is no good.
    private Optional<Database> unpack(Path archive) throws IOException {
        deleteUnfinished();
        try {
            Backups.extract(archive, StoreDirectory.fileOf(directory.restoring()));
            var database = Database.open(directory.restoring());
            var findings = database.read(Examination::findings);
            if (findings.isEmpty()) {
                return Optional.of(database);
            }
            LOGGER.warn("The backup {} is damaged: {}", archive, findings);
            database.close();
        } catch (IOException | StoreException | FlywayException damage) {
            LOGGER.warn("The backup {} is damaged", archive, damage);
        }
        return Optional.empty();
    }

    private void deleteUnfinished() throws IOException {
        Files.deleteIfExists(StoreDirectory.fileOf(directory.restoring()));
    }

    private Opening finish(Database database, Optional<Backup> backup, String reason) throws IOException {
        var segments = segmentsSince(backup);
        var replay = new Replay(database);
        for (var segment : segments) {
            replay.apply(FileJournal.segmentFile(directory.journal(), segment));
        }
        database.close();
        var isWhole = replay.everythingWasReadable()
                && !segments.isEmpty()
                && segments.getFirst().equals(backup.map(Backup::segment).orElse(1L));
        var setAside = takePlace(reason);
        var restoration = new Restoration(setAside, backup.map(Backup::at), replay.applied(), isWhole);
        LOGGER.warn("{}", restoration.text());
        return new Opening.Restored(openAndBackUp(), restoration);
    }

    private List<Long> segmentsSince(Optional<Backup> backup) throws IOException {
        var first = backup.map(Backup::segment).orElse(0L);
        return FileJournal.segments(directory.journal()).stream()
                .filter(segment -> segment >= first)
                .toList();
    }

    /// Answers with the new name of what was there before.
    private Optional<Path> takePlace(String reason) throws IOException {
        Seal.remove(directory);
        Files.deleteIfExists(directory.suspicion());
        var aside = directory.setAside(reason, Backups.stamp(clock.instant()));
        var wasThere = Files.exists(directory.databaseFile());
        if (wasThere) {
            Files.move(directory.databaseFile(), aside, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(StoreDirectory.fileOf(directory.restoring()), directory.databaseFile());
        directory.sync();
        return wasThere ? Optional.of(aside) : Optional.empty();
    }

    private Opening opened() {
        return new Opening.Opened(openAndBackUp());
    }

    /// The backup makes the journal so far unnecessary: what was set aside is not replayed over what comes next.
    private Store openAndBackUp() {
        var database = Database.open(directory.database());
        home.backUp(database, clock.instant());
        return new Store(database, Optional.of(home), clock);
    }
}
