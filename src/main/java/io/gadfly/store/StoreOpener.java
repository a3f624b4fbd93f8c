package io.gadfly.store;

import io.gadfly.reminder.StoreException;
import io.gadfly.store.Database.NewerSchemaException;
import io.gadfly.store.Journal.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens a data folder: takes the lock, looks whether the database is what it was, and has it restored where it
/// is not.
final class StoreOpener {
    private static final Logger LOGGER = LoggerFactory.getLogger(StoreOpener.class);

    /// Up to this size every row is read after an end that was not in order; of a larger one what rings and what is
    /// to ring next, and nothing where also an end in order leaves no seal.
    private static final long QUICKLY_EXAMINED = 16L << 20;

    private final StoreDirectory directory;
    private final InstantSource clock;
    private final Executor applying;

    /// @param applying brings what is reported of fires into the database
    StoreOpener(Path directory, InstantSource clock, Executor applying) {
        this.directory = new StoreDirectory(directory);
        this.clock = clock;
        this.applying = applying;
    }

    Opening open() {
        return directory.prepare().orElseGet(() -> locked(false, this::openOwned));
    }

    Opening openWhenFree() {
        return directory.prepare().orElseGet(() -> locked(true, this::openOwned));
    }

    Opening restore(Path backup) {
        return directory
                .prepare()
                .orElseGet(() -> locked(false, lock -> new Restorer(this).restoreFrom(backup.toAbsolutePath(), lock)));
    }

    @FunctionalInterface
    private interface Step {
        Opening take(OwnerLock lock) throws IOException;
    }

    private Opening locked(boolean patient, Step step) {
        try {
            var lock = patient ? Optional.of(OwnerLock.await(directory.lock())) : OwnerLock.tryTake(directory.lock());
            if (lock.isEmpty()) {
                return new Opening.HeldByAnother(OwnerLock.holder(directory.lock()));
            }
            return owned(lock.get(), step);
        } catch (IOException weather) {
            return cannotWrite(weather);
        }
    }

    private Opening owned(OwnerLock lock, Step step) throws IOException {
        var opening = attempt(lock, step);
        switch (opening) {
            case Opening.Opened _, Opening.Mended _, Opening.Restored _ -> {}
            case Opening.HeldByAnother _, Opening.CannotOpen _ -> lock.close();
        }
        return opening;
    }

    private Opening attempt(OwnerLock lock, Step step) {
        try {
            return step.take(lock);
        } catch (IOException weather) {
            return cannotWrite(weather);
        } catch (NewerSchemaException newer) {
            return new Opening.CannotOpen(
                    Messages.text("newer-schema", directory.path(), String.valueOf(newer.getMessage())),
                    Messages.text("update"));
        } catch (FlywayException weather) {
            LOGGER.warn("The store cannot be opened", weather);
            return directory
                    .cannot(
                            "cannot-write",
                            String.valueOf(weather.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""))
                    .orElseThrow();
        } catch (StoreException weather) {
            LOGGER.warn("The store cannot be opened", weather);
            return new Opening.CannotOpen(String.valueOf(weather.getMessage()), Messages.text("choose-another"));
        }
    }

    private Opening cannotWrite(IOException weather) {
        LOGGER.warn("The data folder cannot be used", weather);
        return directory.cannot("cannot-write", Weather.reason(weather)).orElseThrow();
    }

    private Opening openOwned(OwnerLock lock) throws IOException {
        var restorer = new Restorer(this);
        if (Files.notExists(directory.databaseFile())) {
            return restorer.hasSources()
                    ? restorer.restore(lock)
                    : new Opening.Opened(opened(Database.open(directory.database()), lock));
        }
        OwnerLock.awaitRelease(directory.databaseFile());
        var seal = Seal.examine(directory);
        var sound = openSound(seal);
        return sound.isPresent() ? openSound(sound.get(), seal, lock) : restorer.restore(lock);
    }

    /// A database that was closed in order lacks nothing of its journal.
    private Opening openSound(Database database, Seal.State seal, OwnerLock lock) throws IOException {
        var store = begin(database, lock, seal == Seal.State.INTACT ? Replay.Warning.NONE : this::warn);
        var repair = mark().read();
        return repair.isPresent() ? openingAfter(repair.get(), store) : new Opening.Opened(store);
    }

    /// Before what lies behind the damage is done again, after which nobody would see it any more.
    private void warn(JournalDamage damage) throws IOException {
        LOGGER.warn("{}", damage.text());
        mark().put(damage);
    }

    private RepairMark mark() {
        return new RepairMark(directory);
    }

    Opening openingAfter(Repair repair, Store store) {
        return switch (repair) {
            case Restoration restoration -> new Opening.Restored(store, restoration);
            case JournalDamage damage -> new Opening.Mended(store, damage);
        };
    }

    Store opened(Database database, OwnerLock lock) throws IOException {
        return begin(database, lock, Replay.Warning.NONE);
    }

    /// Does again what a power cut took from the database, and goes on from there. Nothing is added to a
    /// segment that is damaged, and a backup is where the next restoration would begin.
    private Store begin(Database database, OwnerLock lock, Replay.Warning warning) throws IOException {
        return orAbandoned(database, () -> beginWith(database, lock, warning));
    }

    @FunctionalInterface
    interface Use<T> {
        T take() throws IOException;
    }

    /// Lets go of the database where its use fails, so that its file is free for the next who tries.
    static <T> T orAbandoned(Database database, Use<T> use) throws IOException {
        var isTaken = false;
        try {
            var taken = use.take();
            isTaken = true;
            return taken;
        } finally {
            if (!isTaken) {
                database.abandon();
            }
        }
    }

    private Store beginWith(Database database, OwnerLock lock, Replay.Warning warning) throws IOException {
        var replayed = new Replay(database, directory.journal(), warning).run();
        if (replayed.groups() > 0) {
            LOGGER.info("{} groups of the journal were done again", replayed.groups());
        }
        var end = replayed.isWhole() ? replayed.end() : skipped(database, replayed.end());
        var home = new StoreHome(
                directory, lock, new FileJournal(directory.journal(), end), directory.backups(), directory.room());
        directory.sync();
        var store = new Store(database, Optional.of(home), clock, applying);
        if (!replayed.isWhole()) {
            store.backUpNow();
        }
        return store;
    }

    private static Position skipped(Database database, Position end) {
        var next = new Position(end.segment() + 1, 0);
        SmallRows.savePosition(database.writer(), next);
        return next;
    }

    StoreDirectory directory() {
        return directory;
    }

    InstantSource clock() {
        return clock;
    }

    /// Empty where the database is damaged.
    private Optional<Database> openSound(Seal.State seal) throws IOException {
        if (seal == Seal.State.BROKEN) {
            return Optional.empty();
        }
        var isSuspect = Files.exists(directory.suspicion()) || mark().exists();
        var examination = examination(isSuspect, seal);
        Seal.remove(directory);
        return open(examination);
    }

    private Function<Session, List<String>> examination(boolean isSuspect, Seal.State seal) throws IOException {
        if (seal == Seal.State.INTACT && !isSuspect) {
            return _ -> List.of();
        }
        var size = Files.size(directory.databaseFile());
        if (isSuspect || size <= QUICKLY_EXAMINED) {
            return Examination::findings;
        }
        return size <= Seal.LARGEST ? Examination::ofWhatRings : _ -> List.of();
    }

    private Optional<Database> open(Function<Session, List<String>> examination) throws IOException {
        try {
            var database = Database.open(directory.database());
            if (database.isNew() && new Restorer(this).hasSources()) {
                LOGGER.warn("The database is empty, though there are a journal, a backup or a plain calendar");
                database.abandon();
                return Optional.empty();
            }
            var findings = database.read(examination);
            if (findings.isEmpty()) {
                Files.deleteIfExists(directory.suspicion());
                return Optional.of(database);
            }
            LOGGER.warn("The database is damaged: {}", findings);
            database.abandon();
            return Optional.empty();
        } catch (StoreException weather) {
            if (Weather.isOfTheSystem(weather)) {
                throw weather;
            }
            LOGGER.warn("The database is damaged", weather);
            return Optional.empty();
        } catch (FlywayException damage) {
            if (Weather.isOfTheSystem(damage)) {
                throw damage;
            }
            LOGGER.warn("The database cannot be brought to the present form", damage);
            return Optional.empty();
        }
    }
}
