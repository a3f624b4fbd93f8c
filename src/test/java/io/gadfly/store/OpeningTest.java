package io.gadfly.store;

import static io.gadfly.store.Samples.NOON;
import static io.gadfly.store.Samples.add;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();

    private Store opened() {
        return assertInstanceOf(Opening.Opened.class, Store.open(folder, clock)).store();
    }

    private Opening.Restored restored() {
        return assertInstanceOf(Opening.Restored.class, Store.open(folder, clock));
    }

    private static String onlyTitle(Store store) {
        return store.list(ReminderFilter.ALL, 0, 2).getFirst().reminder().title();
    }

    @Nested
    class AFolder {
        @Test
        void keepsWhatWasStoredAndItsNumbers() {
            Reminder reminder;
            try (var store = opened()) {
                reminder = add(store, "r", NOON).reminder();
                store.commit(Samples.undoable(
                        Samples.delete(add(store, "gone", NOON).reminder().id()), "delete"));
            }

            try (var store = opened()) {
                assertEquals(Optional.of(reminder), store.find(reminder.id()));
                assertEquals(reminder.id().value() + 2, store.nextReminderId().value());
                assertEquals(Optional.of("delete"), store.undo(NOON));
                assertEquals(Optional.of("delete"), store.redo(NOON));
            }
        }

        @Test
        void belongsToTheUserAlone() throws IOException {
            var inner = folder.resolve("new/data");
            assertInstanceOf(Opening.Opened.class, Store.open(inner, clock))
                    .store()
                    .close();

            assumeTrue(Files.getFileStore(inner).supportsFileAttributeView("posix"));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(inner)));
        }

        @Test
        void thatHoldsOtherThingsIsNotShutToOthers() throws IOException {
            assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
            Files.writeString(folder.resolve("other"), "");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

            opened().close();
            opened().close();

            assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        }

        @Test
        void hasOneOwnerAtATimeAndANewOneAtEveryStart() {
            String first;
            try (var store = opened()) {
                first = store.owner();

                var second = assertInstanceOf(Opening.HeldByAnother.class, Store.open(folder, clock));

                assertEquals(OptionalLong.of(ProcessHandle.current().pid()), second.pid());
            }
            try (var store = opened()) {
                assertNotEquals(first, store.owner());
            }
        }

        @Test
        void thatIsAFileIsRefusedInOneLine() throws IOException {
            var file = Files.writeString(folder.resolve("file"), "");

            var refused = assertInstanceOf(Opening.CannotOpen.class, Store.open(file, clock));

            assertEquals(file + " is not a folder.", refused.reason());
        }

        @Test
        void thatCannotBeWrittenIsRefusedInOneLine() throws IOException {
            var locked = Files.createDirectory(folder.resolve("locked"));
            assumeTrue(locked.toFile().setWritable(false) && !Files.isWritable(locked), "root may write everywhere");

            var refused = assertInstanceOf(Opening.CannotOpen.class, Store.open(locked.resolve("data"), clock));

            assertTrue(refused.reason().contains("cannot be written"), refused.reason());
        }

        @Test
        void whoseNameCouldChangeTheUrlIsRefused() {
            var refused =
                    assertInstanceOf(Opening.CannotOpen.class, Store.open(folder.resolve("a;INIT=RUNSCRIPT"), clock));

            assertTrue(refused.reason().contains("semicolon"), refused.reason());
        }

        @Test
        void ofANewerProgramIsLeftAlone() throws IOException {
            opened().close();
            newerSchema();
            var before = Files.size(new StoreDirectory(folder).databaseFile());

            var refused = assertInstanceOf(Opening.CannotOpen.class, Store.open(folder, clock));

            assertTrue(refused.reason().contains("newer Gadfly"), refused.reason());
            assertTrue(Files.size(new StoreDirectory(folder).databaseFile()) >= before);
        }

        private void newerSchema() throws IOException {
            var directory = new StoreDirectory(folder);
            Files.delete(directory.seal());
            try (var database = Database.open(directory.database())) {
                database.keep("UPDATE \"flyway_schema_history\" SET \"version\" = '999'");
            }
        }
    }

    @Nested
    class Damage {
        @Test
        void isRestoredFromTheJournalWhereThereIsNoBackup() throws IOException {
            var fire = Samples.fire(TestStores.inMemory(clock), new ReminderId(1), NOON);
            try (var store = opened()) {
                add(store, "kept", NOON);
                store.commit(Samples.claim(fire.with(new NagState.Done(NOON))));
            }
            damage();

            var restored = restored();

            try (var store = restored.store()) {
                assertEquals("kept", onlyTitle(store));
                assertEquals(Optional.of(NOON), store.nextFireAt());
                assertTrue(store.findFire(fire.fence()).isPresent(), "an answered fire must not ring again");
                assertTrue(restored.restoration().isJournalWhole());
                assertTrue(Files.exists(restored.restoration().setAside().orElseThrow()));
            }
        }

        @Test
        void isRestoredFromTheNewestGoodBackupAndTheJournalSinceThen() throws IOException {
            try (var store = opened()) {
                var edited = add(store, "first", NOON).reminder();
                store.backUpIfDue();
                clock.advance(Duration.ofDays(2));
                store.commit(Samples.put(new Planned(
                        edited.withDefinition(edited.definition().withDetails(Details.of("second"))),
                        Optional.empty())));
                Files.write(store.backUpIfDue().orElseThrow(), new byte[100]);
            }
            damage();

            var restored = restored();

            try (var store = restored.store()) {
                assertEquals("second", onlyTitle(store));
                assertEquals(Optional.of(NOON), restored.restoration().backup());
                assertTrue(restored.restoration().isJournalWhole());
                store.endRepair();
            }
            try (var store = opened()) {
                assertEquals("second", onlyTitle(store));
            }
        }

        @Test
        void isToldAtEachStartUntilSomebodySaysThatTheRepairIsOver() throws IOException {
            try (var store = opened()) {
                add(store, "kept", NOON);
                assertFalse(store.isUnderRepair());
            }
            damage();

            var first = restored();
            first.store().close();
            var second = restored();

            assertEquals(first.restoration(), second.restoration());
            assertTrue(second.store().isUnderRepair());
            second.store().endRepair();
            assertFalse(second.store().isUnderRepair());
            second.store().close();
            opened().close();
        }

        @Test
        void ofWhichNothingIsLeftToRestoreFromSaysThatMuchIsMissing() throws IOException {
            try (var store = opened()) {
                add(store, "lost", NOON);
            }
            damage();
            Files.delete(new StoreDirectory(folder).journal().segment(1));

            var restored = restored();

            try (var store = restored.store()) {
                assertEquals(List.of(), store.list(ReminderFilter.ALL, 0, 1));
                assertTrue(restored.restoration().isIncomplete());
                assertTrue(restored.restoration().text().contains("Missing may be"), restored.restoration()::text);
            }
        }

        @Test
        void ofWhichABackupIsLeftAndADamagedJournalSaysThatSomeMayBeMissing() throws IOException {
            try (var store = opened()) {
                add(store, "first", NOON);
                store.backUpIfDue();
                add(store, "lost", NOON);
            }
            damage();
            var segment = new StoreDirectory(folder).journal().segment(2);
            Files.writeString(segment, Files.readString(segment).replace("lost", "list"));

            var restored = restored();

            try (var store = restored.store()) {
                assertEquals("first", onlyTitle(store));
                assertTrue(restored.restoration().isIncomplete());
            }
        }

        @Test
        void ofADatabaseThatIsGoneIsRestoredToo() throws IOException {
            try (var store = opened()) {
                add(store, "kept", NOON);
            }
            Files.delete(new StoreDirectory(folder).databaseFile());

            try (var store = restored().store()) {
                assertEquals("kept", onlyTitle(store));
            }
        }

        @Test
        void whatWasUndoneStaysUndone() throws IOException {
            try (var store = opened()) {
                add(store, "kept", NOON);
                store.commit(Samples.undoable(Samples.put(Samples.planned(store, "undone", NOON)), "add"));
                store.undo(NOON);
                assertThrows(
                        IllegalStateException.class,
                        () -> store.transact(Optional.empty(), writer -> {
                            writer.write(Samples.put(Samples.planned(store, "cancelled", NOON)));
                            throw new IllegalStateException("cancelled");
                        }));
                add(store, "later", NOON.plusSeconds(1));
            }
            damage();

            try (var store = restored().store()) {
                var titles = store.list(ReminderFilter.ALL, 0, 9).stream()
                        .map(planned -> planned.reminder().title())
                        .toList();
                assertEquals(List.of("kept", "later"), titles);
            }
        }

        private void damage() throws IOException {
            var file = new StoreDirectory(folder).databaseFile();
            var bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
    }

    @Test
    void anOpeningThatFailsLetsGoOfTheDatabase() throws IOException {
        var directory = new StoreDirectory(folder);
        opened().close();
        var inTheWay = Files.createDirectory(directory.journal().segment(2));

        assertInstanceOf(Opening.CannotOpen.class, Store.open(folder, clock));
        Files.delete(inTheWay);

        opened().close();
    }

    @Test
    void aSealThatWasNotWhollyWrittenIsNoDamage() throws IOException {
        try (var store = opened()) {
            add(store, "kept", NOON);
        }
        Files.write(new StoreDirectory(folder).seal(), new byte[0]);

        try (var store = opened()) {
            assertEquals("kept", onlyTitle(store));
        }
    }

    @Nested
    class ABackup {
        @Test
        void isMadeOnceADayAndSevenAreKept() {
            try (var store = opened()) {
                add(store, "r", NOON);
                var made = IntStream.range(0, 20)
                        .mapToObj(_ -> {
                            clock.advance(Duration.ofHours(12));
                            return store.backUpIfDue();
                        })
                        .flatMap(Optional::stream)
                        .toList();

                assertEquals(10, made.size());
                assertEquals(7, made.stream().filter(Files::exists).count());
            }
        }

        @Test
        void bringsBackWhatItHolds() throws IOException {
            var archive = folder.resolve("mine.zip");
            try (var store = opened()) {
                add(store, "then", NOON);
                store.backUpTo(archive);
                add(store, "since", NOON.minusSeconds(1));
            }

            var restored = assertInstanceOf(Opening.Opened.class, Store.restore(folder, archive, clock));

            try (var store = restored.store()) {
                assertEquals("then", onlyTitle(store));
                assertEquals(List.of(), store.check());
            }
            try (var files = Files.list(folder)) {
                assertTrue(files.anyMatch(file -> file.getFileName().toString().startsWith("replaced-")));
            }
        }

        @Test
        void ofTheFutureDoesNotPutOffTheNext() {
            clock.advance(Duration.ofDays(30_000));
            try (var store = opened()) {
                assertTrue(store.backUpIfDue().isPresent());
            }
            clock.advance(Duration.ofDays(-30_000));
            try (var store = opened()) {
                assertTrue(store.backUpIfDue().isPresent());
                assertFalse(store.backUpIfDue().isPresent());
            }
        }

        @Test
        void thatIsNoneChangesNothing() throws IOException {
            try (var store = opened()) {
                add(store, "kept", NOON);
            }
            var junk = Files.writeString(folder.resolve("junk.zip"), "junk");

            var refused = assertInstanceOf(Opening.CannotOpen.class, Store.restore(folder, junk, clock));

            assertTrue(refused.reason().contains("junk.zip"), refused.reason());
            try (var store = opened()) {
                assertEquals("kept", onlyTitle(store));
            }
        }
    }

    @Test
    void theUserOfTheDataMayNotChangeTheDatabase() {
        opened().close();
        try (var database = Database.open(new StoreDirectory(folder).database())) {
            assertThrows(StoreException.class, () -> database.writer().update("CREATE TABLE t (a INT)"));
            assertThrows(StoreException.class, () -> database.writer().update("SHUTDOWN"));
            assertThrows(
                    StoreException.class,
                    () -> database.keep("CREATE ALIAS exit FOR 'java.lang.System.exit'"),
                    "no Java class can be named from SQL");
            assertFalse(database.read(Examination::findings).iterator().hasNext());
        }
    }
}
