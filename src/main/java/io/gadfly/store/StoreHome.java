package io.gadfly.store;

import io.gadfly.reminder.StoreException;
import io.gadfly.store.Journal.Position;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The data folder of an open store: its lock, its journal and its backups.
record StoreHome(StoreDirectory directory, OwnerLock lock, FileJournal journal, Backups backups, Room room) {
    private static final Logger LOGGER = LoggerFactory.getLogger(StoreHome.class);

    boolean isBackupDue(Instant now) {
        try {
            return backups.isDue(now);
        } catch (IOException weather) {
            throw Weather.toStoreException(weather);
        }
    }

    RepairMark repair() {
        return new RepairMark(directory);
    }

    Position rotateJournal() {
        try {
            return journal.rotate();
        } catch (IOException weather) {
            throw Weather.toStoreException(weather);
        }
    }

    /// Does again what a database lacks while it is open: all that was reported is in the journal. Where that
    /// is damaged nothing is done; the next start saves what it can, and says so.
    void catchUp(Database database) {
        try {
            journal.sync();
            var replay = new Replay(database, directory.journal());
            if (!replay.isIntact()) {
                throw damaged();
            }
            var replayed = replay.run();
            LOGGER.info("{} groups that the database lacked were done again", replayed.groups());
            if (!replayed.isWhole() || !replayed.end().equals(journal.reported())) {
                throw damaged();
            }
        } catch (IOException weather) {
            throw Weather.toStoreException(weather);
        }
    }

    private StoreException damaged() {
        suspect();
        return new StoreException(Messages.text("damaged"));
    }

    /// Makes a backup and forgets those that are too old, with the journal that only they needed: when the new
    /// one, and what the database has of that journal, are on the disk.
    ///
    /// @param segment where the journal goes on after it
    Path backUp(Database database, long segment, Instant now) {
        try {
            var file = backups.fileFor(segment, now);
            backUpTo(database, file);
            var needed = backups.rotate();
            if (needed.isPresent()) {
                database.sync();
                directory.journal().forgetBefore(needed.get());
            }
            return file;
        } catch (IOException weather) {
            throw Weather.toStoreException(weather);
        }
    }

    static void backUpTo(Database database, Path file) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".part");
        database.backUp(unfinished);
        try (var archive = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            archive.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        StoreDirectory.sync(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    /// At the next start every row is examined.
    void suspect() {
        try {
            if (Files.notExists(directory.suspicion())) {
                Files.writeString(directory.suspicion(), "");
            }
        } catch (IOException weather) {
            LOGGER.warn("The suspicion of damage cannot be noted", weather);
        }
    }

    /// After the database was closed in order.
    void close() {
        try (lock;
                journal) {
            if (Files.notExists(directory.suspicion())) {
                Seal.put(directory);
            }
        } catch (IOException weather) {
            LOGGER.warn("The next start examines the store, since it could not be sealed", weather);
        }
    }
}
