package io.gadfly.store;

import static io.gadfly.store.Samples.NOON;
import static io.gadfly.store.Samples.add;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults that other reminder programs shipped and that belong to the store, by their numbers in the list of traps. 15,
/// the full disk, has a test class of its own, and so have kills of a real process.
class StoreTrapsTest {
    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /// The folder is taken as it is at that moment: what a killed process leaves.
    @Test
    void trap23AKillRightAfterSavedKeepsTheReminder() throws IOException {
        var left = folder.resolve("left");
        var store = assertInstanceOf(Opening.Opened.class, Store.open(folder.resolve("data"), clock))
                .store();
        try (store) {
            var saved = add(store, "rent", NOON).reminder();
            copy(folder.resolve("data"), left);

            var opened = assertInstanceOf(Opening.Opened.class, Store.open(left, clock));
            try (var next = opened.store()) {
                assertEquals(
                        List.of(saved.title()),
                        next.find(saved.id()).stream().map(each -> each.title()).toList());
            }
        }
    }

    /// In a container each start may have the same host, user and PID; who the owner was says nothing of whether it
    /// lives.
    @Test
    void trap29WhoeverHasTheSameProcessIdAsTheDeadOwnerTakesOver() throws IOException {
        var dead = ProcessHandle.current().pid() + " 3b2c1f0e-0000-4000-8000-000000000000\n";
        Files.writeString(new StoreDirectory(folder).lock(), dead);

        var opened = assertInstanceOf(Opening.Opened.class, Store.open(folder, clock));

        try (var store = opened.store()) {
            var owner = Files.readString(new StoreDirectory(folder).lock());
            assertNotEquals(dead, owner);
            assertTrue(owner.contains(store.owner()), owner);
        }
    }
}
