package io.gadfly.store;

import static io.gadfly.store.Samples.NOON;
import static io.gadfly.store.Samples.add;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.StoreException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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
}
