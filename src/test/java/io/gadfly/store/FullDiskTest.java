package io.gadfly.store;

import static io.gadfly.store.Samples.NOON;
import static io.gadfly.store.Samples.add;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    @TempDir
    private Path folder;

    @AfterEach
    void free() {
        FullDisk.IS_FULL.set(false);
    }

    @Test
    void isSaidInOneLineAndCostsNothingThatWasSaved() {
        FullDisk.register();
        var database = Database.open(FullDisk.SCHEME + ":", folder.resolve("gadfly"));
        try (var store = new Store(database, Optional.empty(), new SettableClock())) {
            var before = add(store, "before", NOON).reminder();

            FullDisk.IS_FULL.set(true);
            var failure = assertThrows(StoreException.class, () -> add(store, "while", NOON));
            assertTrue(String.valueOf(failure.getMessage()).startsWith("The disk is full"), failure.getMessage());

            FullDisk.IS_FULL.set(false);
            var after = add(store, "after", NOON).reminder();
            assertEquals(Optional.of(before), store.find(before.id()));
            assertEquals(Optional.of(after), store.find(after.id()));
            assertEquals(2, store.findDue(NOON, 10).size());
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

    @Test
    void leavesTheStepsOfUndoAsTheyWere() {
        FullDisk.register();
        var database = Database.open(FullDisk.SCHEME + ":", folder.resolve("gadfly"));
        try (var store = new Store(database, Optional.empty(), new SettableClock())) {
            store.commit(Samples.undoable(Samples.put(Samples.planned(store, "a", NOON)), "add a"));

            FullDisk.IS_FULL.set(true);
            assertThrows(
                    StoreException.class,
                    () -> store.transact(Optional.of("add many"), writer -> {
                        for (int i = 0; i < 2_000; i++) {
                            writer.write(Samples.put(Samples.planned(store, "b".repeat(1_000), NOON)));
                        }
                        return 0;
                    }));
            FullDisk.IS_FULL.set(false);

            var later = add(store, "not undoable", NOON).reminder();
            assertEquals(Optional.of("add a"), store.undo(NOON));
            assertEquals(Optional.of(later), store.find(later.id()));
            assertEquals(Optional.empty(), store.undo(NOON));
        }
    }
}
