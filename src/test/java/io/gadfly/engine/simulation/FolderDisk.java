package io.gadfly.engine.simulation;

import io.gadfly.reminder.ReminderRepository;
import io.gadfly.store.Opening;
import io.gadfly.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// The store that Gadfly keeps in a folder. When the program dies, the next one finds a folder as this one left
/// it at that moment: with nothing closed, written back or sealed, and often with what was reported in the
/// journal only.
final class FolderDisk implements SimulatedDisk, AutoCloseable {
    private final Path folder;
    private final InstantSource clock;
    private final long seed;
    private int lives;
    private Store store;

    /// @param seed when the database gets what was reported
    FolderDisk(Path folder, InstantSource clock, long seed) {
        this.folder = folder;
        this.clock = clock;
        this.seed = seed;
        this.store = open();
    }

    private Path life() {
        return folder.resolve("life" + lives);
    }

    private Store open() {
        return switch (Store.open(life(), clock, new Dawdler(seed + lives))) {
            case Opening.Opened(var opened) -> opened;
            case Opening.Mended(var _, var damage) ->
                throw new IllegalStateException("a death is no damage: " + damage);
            case Opening.Restored(var _, var restoration) ->
                throw new IllegalStateException("a death is no damage: " + restoration);
            case Opening.HeldByAnother _, Opening.CannotOpen _ -> throw new IllegalStateException("not opened");
        };
    }

    @Override
    public ReminderRepository store() {
        return store;
    }

    @Override
    public void cut() {
        var before = life();
        lives++;
        copy(before, life());
        store.close();
        store = open();
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
