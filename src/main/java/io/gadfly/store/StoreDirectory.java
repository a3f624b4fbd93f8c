package io.gadfly.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// The names of the files in a data folder.
record StoreDirectory(Path path) {
    private static final String NAME = "gadfly";
    private static final String SUFFIX = ".mv.db";

    StoreDirectory {
        path = path.toAbsolutePath();
    }

    /// As H2 wants it named: without the suffix.
    Path database() {
        return path.resolve(NAME);
    }

    Path databaseFile() {
        return fileOf(database());
    }

    static Path fileOf(Path database) {
        return database.resolveSibling(database.getFileName() + SUFFIX);
    }

    /// Where a restored database is put together before it takes the place of the damaged one.
    Path restoring() {
        return path.resolve("restoring");
    }

    /// A name that no file has. None that begins like the database: a backup takes all of those for parts of it.
    Path setAside(String reason, String at) {
        var name = reason + "-" + at;
        var free = path.resolve(name + SUFFIX);
        for (int i = 2; Files.exists(free); i++) {
            free = path.resolve(name + "-" + i + SUFFIX);
        }
        return free;
    }

    Path seal() {
        return path.resolve(NAME + ".seal");
    }

    /// Its presence says that damage was met while the store was open.
    Path suspicion() {
        return path.resolve(NAME + ".suspect");
    }

    /// Its presence says that a repair is not over.
    Path repairMark() {
        return path.resolve(NAME + ".repair");
    }

    Path lock() {
        return path.resolve(NAME + ".lock");
    }

    Backups backups() {
        return new Backups(path.resolve("backups"));
    }

    /// The plain calendar of all reminders, which the program keeps beside the database. It is not read here.
    Path calendar() {
        return path.resolve(Store.CALENDAR);
    }

    JournalFolder journal() {
        return new JournalFolder(path.resolve("journal"));
    }

    /// Makes what is missing, for this user only. Answers with the reason why that cannot be, if it cannot.
    Optional<Opening> prepare() {
        if (path.toString().contains(";")) {
            return cannot("bad-path", "");
        }
        try {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                return cannot("not-a-folder", "");
            }
            createPrivate(path);
            createPrivate(backups().directory());
            createPrivate(journal().directory());
            return Optional.empty();
        } catch (IOException weather) {
            return cannot("cannot-write", Weather.reason(weather));
        }
    }

    Optional<Opening> cannot(String key, String cause) {
        return Optional.of(new Opening.CannotOpen(Messages.text(key, path, cause), Messages.text("choose-another")));
    }

    private void createPrivate(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (isOurs(directory) && Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            var owned = PosixFilePermissions.fromString("rwx------");
            if (!Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS)
                    .equals(owned)) {
                Files.setPosixFilePermissions(directory, owned);
            }
        }
    }

    /// A folder that is new or empty. One that holds other things, such as a folder for temporary files, is not
    /// shut to those who use it.
    private boolean isOurs(Path directory) throws IOException {
        if (!directory.equals(path)) {
            return true;
        }
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    Room room() throws IOException {
        return new Room(Files.getFileStore(path));
    }

    /// Makes renames and deletions in the folder last; not every system can.
    void sync() {
        sync(path);
    }

    static void sync(Path directory) {
        try (var folder = FileChannel.open(directory, StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException unsupported) {
            // Windows opens no folders; its file system journals names by itself.
        }
    }
}
