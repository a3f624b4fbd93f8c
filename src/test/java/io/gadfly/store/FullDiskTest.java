package io.gadfly.store;

import static io.gadfly.store.Samples.NOON;
import static io.gadfly.store.Samples.add;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.StoreException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    @TempDir
    private Path folder;

    @AfterEach
    void free() {
        FullDisk.IS_FULL.set(false);
    }

    private Store onTheFullDisk() throws IOException {
        return FullDisk.open(folder, Runnable::run);
    }

    /// The journal has the first of them, the database neither.
    private static void letTheDatabaseNotice(Store store) {
        store.saveMemo("name", "text");
        assertIsRefused(() -> store.saveMemo("name", "another text"));
    }

    private static void assertIsRefused(Executable writing) {
        var failure = assertThrows(StoreException.class, writing);
        assertTrue(String.valueOf(failure.getMessage()).startsWith("The disk is full"), failure.getMessage());
    }

    @Test
    void underTheDatabaseCostsNothingThatWasReported() throws IOException {
        try (var store = onTheFullDisk()) {
            var before = add(store, "before", NOON);
            store.backUpNow();
            var kept = add(store, "kept", NOON.plusSeconds(1));
            var fire = Samples.fire(store, kept.reminder().id(), NOON, new NagState.Ringing(1, NOON));
            store.commit(Samples.claim(fire));

            FullDisk.IS_FULL.set(true);
            letTheDatabaseNotice(store);
            FullDisk.IS_FULL.set(false);

            assertEquals(Optional.of("text"), store.findMemo("name"));
            assertEquals(List.of(before, kept), store.findDue(NOON.plusSeconds(1), 10));
            assertEquals(List.of(fire), store.findLiveFires(0, 10));
            var after = add(store, "after", NOON.plusSeconds(2));
            assertEquals(List.of(before, kept, after), store.list(ReminderFilter.ALL, 0, 10));
            assertEquals(List.of(), store.check());
        }
        try (var store = opened()) {
            assertEquals(3, store.list(ReminderFilter.ALL, 0, 10).size());
            assertEquals(List.of(), store.check());
        }
    }

    @Test
    void underTheDatabaseCostsNothingWhereAWriterComesFirst() throws IOException {
        try (var store = onTheFullDisk()) {
            store.backUpNow();
            var kept = add(store, "kept", NOON);

            FullDisk.IS_FULL.set(true);
            letTheDatabaseNotice(store);
            FullDisk.IS_FULL.set(false);

            var after = add(store, "after", NOON.plusSeconds(2));
            assertEquals(List.of(kept, after), store.list(ReminderFilter.ALL, 0, 10));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void underTheJournalIsSaidInOneLineAndCostsNothingThatWasSaved() throws IOException {
        Reminder before;
        var full = new StoreDirectory(folder).journal().segment(2);
        try (var store = opened()) {
            before = add(store, "before", NOON).reminder();
            Files.createSymbolicLink(full, Path.of("/dev/full"));
            store.backUpNow();

            for (int i = 0; i < 3; i++) {
                var failure = assertThrows(StoreException.class, () -> add(store, "while", NOON));
                assertTrue(String.valueOf(failure.getMessage()).startsWith("The disk is full"), failure::getMessage);
            }
            assertEquals(1, store.list(ReminderFilter.ALL, 0, 10).size());
        }
        Files.delete(full);

        try (var store = opened()) {
            var after = add(store, "after", NOON).reminder();
            assertEquals(
                    List.of(before, after),
                    store.list(ReminderFilter.ALL, 0, 10).stream()
                            .map(Changes.Planned::reminder)
                            .toList());
        }
    }

    private Store opened() {
        return assertInstanceOf(Opening.Opened.class, Store.open(folder, new SettableClock()))
                .store();
    }

    /// Before anything is written, so that H2 has nothing to give the database up for.
    @Test
    void letsEverythingBeReadAndNothingBeWritten() throws IOException {
        var disk = new ScarceDisk();
        var directory = new StoreDirectory(folder);
        directory.prepare();
        var home = new StoreHome(
                directory,
                OwnerLock.tryTake(directory.lock()).orElseThrow(),
                new FileJournal(directory.journal(), new Journal.Position(1, 0)),
                directory.backups(),
                new Room(disk));
        try (var store =
                new Store(Database.open(directory.database()), Optional.of(home), new SettableClock(), Runnable::run)) {
            var before = add(store, "before", NOON);
            var fire = Samples.fire(store, before.reminder().id(), NOON, new NagState.Ringing(1, NOON));
            store.commit(Samples.claim(fire));

            disk.free = Room.LEAST - 1;
            assertIsRefused(() -> add(store, "while", NOON));
            assertIsRefused(() -> store.commit(Samples.update(fire.with(new NagState.Done(NOON)))));
            assertIsRefused(() -> store.saveMemo("name", "text"));
            assertIsRefused(() -> store.undo(NOON));

            assertEquals(List.of(before), store.list(ReminderFilter.ALL, 0, 10));
            assertEquals(List.of(fire), store.findLiveFires(0, 10));
            assertEquals(List.of(), store.findTimeline(before.reminder().id()));
            disk.free = Room.LEAST;
            add(store, "after", NOON);
            assertEquals(2, store.list(ReminderFilter.ALL, 0, 10).size());
        }
    }

    @Test
    void thatDoesNotTellHowLargeItIsIsTakenToHaveRoom() {
        var disk = new ScarceDisk();
        disk.free = 0;
        disk.size = 0;

        assertDoesNotThrow(() -> new Room(disk).require());
    }

    private static final class ScarceDisk extends FileStore {
        private long free = 1L << 40;
        private long size = 1L << 40;

        @Override
        public long getUsableSpace() {
            return free;
        }

        @Override
        public long getTotalSpace() {
            return size;
        }

        @Override
        public long getUnallocatedSpace() {
            return free;
        }

        @Override
        public String name() {
            return "scarce";
        }

        @Override
        public String type() {
            return "scarce";
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
            return false;
        }

        @Override
        public boolean supportsFileAttributeView(String name) {
            return false;
        }

        @Override
        public <V extends FileStoreAttributeView> @Nullable V getFileStoreAttributeView(Class<V> type) {
            return null;
        }

        @Override
        public Object getAttribute(String attribute) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void leavesTheStepsOfUndoAsTheyWere() throws IOException {
        try (var store = onTheFullDisk()) {
            store.commit(Samples.undoable(Samples.put(Samples.planned(store, "a", NOON)), "add a"));

            assertThrows(
                    StoreException.class,
                    () -> store.transact(Optional.of("add many"), writer -> {
                        writer.write(Samples.put(Samples.planned(store, "b", NOON)));
                        FullDisk.IS_FULL.set(true);
                        assertIsRefused(() -> store.backUpTo(folder.resolve("backup.zip")));
                        return writer.write(Samples.put(Samples.planned(store, "c", NOON)));
                    }));
            FullDisk.IS_FULL.set(false);

            var later = add(store, "not undoable", NOON).reminder();
            assertEquals(Optional.of("add a"), store.undo(NOON));
            assertEquals(Optional.of(later), store.find(later.id()));
            assertEquals(Optional.empty(), store.undo(NOON));
        }
    }
}
