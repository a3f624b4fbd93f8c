package io.gadfly.store;

import io.gadfly.reminder.StoreException;
import io.gadfly.store.Backups.Backup;
import io.gadfly.store.Journal.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a database together from the newest good backup and the journal since then. The new one is made beside the
/// damaged one and takes its place when it is whole; the damaged one is kept under another name.
final class Restorer {
    private static final Logger LOGGER = LoggerFactory.getLogger(Restorer.class);

    private final StoreOpener opener;
    private final StoreDirectory directory;
    private final RepairMark mark;

    Restorer(StoreOpener opener) {
        this.opener = opener;
        this.directory = opener.directory();
        this.mark = new RepairMark(directory);
    }

    /// Whether there is anything to restore from, or a restoration to go on with. A plain calendar says that there
    /// were reminders, though somebody else has to bring them back.
    boolean hasSources() throws IOException {
        if (!directory.backups().all().isEmpty() || Files.exists(directory.calendar()) || mark.exists()) {
            return true;
        }
        for (var segment : directory.journal().segments()) {
            if (Files.size(directory.journal().segment(segment)) > 0) {
                return true;
            }
        }
        return false;
    }

    Opening restore(OwnerLock lock) throws IOException {
        for (var backup : directory.backups().all()) {
            var database = unpack(backup.file());
            if (database.isPresent()) {
                return finish(database.get(), Optional.of(backup), lock);
            }
        }
        deleteUnfinished();
        return finish(Database.open(directory.restoring()), Optional.empty(), lock);
    }

    private Opening finish(Database database, Optional<Backup> backup, OwnerLock lock) throws IOException {
        var replayed = StoreOpener.orAbandoned(database, () -> new Replay(database, directory.journal()).run());
        var isThere = backup.isPresent() || replayed.groups() > 0;
        database.close();
        var setAside = nameOfDamaged();
        var restoration =
                new Restoration(setAside, backup.map(Backup::at), replayed.groups(), isThere && replayed.isWhole());
        LOGGER.warn("{}", restoration.text());
        var repair = mark.put(restoration);
        takePlace(setAside);
        return opener.openingAfter(repair, openAndBackUp(lock));
    }

    /// Where a restoration that was cut short has moved it, that name.
    private Optional<Path> nameOfDamaged() throws IOException {
        return Files.exists(directory.databaseFile())
                ? Optional.of(nameFor("damaged"))
                : mark.read().flatMap(Restorer::setAside);
    }

    private static Optional<Path> setAside(Repair repair) {
        return switch (repair) {
            case Restoration restoration -> restoration.setAside();
            case JournalDamage _ -> Optional.empty();
        };
    }

    private Path nameFor(String reason) {
        return directory.setAside(reason, Backups.stamp(opener.clock().instant()));
    }

    /// From that backup alone: what the journal has since then is not done again.
    Opening restoreFrom(Path archive, OwnerLock lock) throws IOException {
        var unpacked = unpack(archive);
        if (unpacked.isEmpty()) {
            return new Opening.CannotOpen(Messages.text("bad-backup", archive), Messages.text("choose-another-backup"));
        }
        var segments = directory.journal().segments();
        try (var database = unpacked.get()) {
            var position = SmallRows.position(database.writer());
            var next = Math.max(position.segment(), segments.isEmpty() ? 0 : segments.getLast()) + 1;
            SmallRows.savePosition(database.writer(), new Position(next, 0));
        }
        takePlace(Optional.of(nameFor("replaced")));
        return new Opening.Opened(openAndBackUp(lock));
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
            database.abandon();
        } catch (IOException | StoreException | FlywayException damage) {
            if (Weather.isOfTheSystem(damage)) {
                throw damage;
            }
            LOGGER.warn("The backup {} is damaged", archive, damage);
        }
        return Optional.empty();
    }

    private void deleteUnfinished() throws IOException {
        Files.deleteIfExists(StoreDirectory.fileOf(directory.restoring()));
    }

    /// What tells that the damaged one is damaged goes after it.
    ///
    /// @param aside the new name of what was there before, where something was
    private void takePlace(Optional<Path> aside) throws IOException {
        if (aside.isPresent() && Files.exists(directory.databaseFile())) {
            Files.move(directory.databaseFile(), aside.get());
        }
        Seal.remove(directory);
        Files.deleteIfExists(directory.suspicion());
        Files.move(StoreDirectory.fileOf(directory.restoring()), directory.databaseFile());
        directory.sync();
    }

    /// The backup is where the next restoration would begin.
    private Store openAndBackUp(OwnerLock lock) throws IOException {
        var database = Database.open(directory.database());
        return StoreOpener.orAbandoned(database, () -> {
            var store = opener.opened(database, lock);
            store.backUpNow();
            return store;
        });
    }
}
