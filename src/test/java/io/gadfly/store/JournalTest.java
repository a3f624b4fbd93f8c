package io.gadfly.store;

import static io.gadfly.store.Samples.NOON;
import static io.gadfly.store.Samples.add;
import static io.gadfly.store.Samples.planned;
import static io.gadfly.store.Samples.put;
import static io.gadfly.store.Samples.undoable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Changes;
import io.gadfly.reminder.Fence;
import io.gadfly.reminder.Fire;
import io.gadfly.reminder.Heir;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.StoreException;
import io.gadfly.reminder.TimelineEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The journal makes up for what the database lost.
class JournalTest {
    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private Path database;
    private Path before;

    @BeforeEach
    void copyAnEmptyDatabase() throws IOException {
        var directory = new StoreDirectory(folder);
        opened().close();
        database = directory.databaseFile();
        before = Files.copy(database, folder.resolve("before.copy"));
    }

    private Store opened() {
        return assertInstanceOf(Opening.Opened.class, Store.open(folder, clock)).store();
    }

    /// As a power cut could leave it: the file as it was before, nothing sealed.
    private void loseWhatTheDatabaseWrote() throws IOException {
        Files.copy(before, database, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(new StoreDirectory(folder).seal());
    }

    private static List<String> titles(Store store) {
        return store.list(ReminderFilter.ALL, 0, 100).stream()
                .map(planned -> planned.reminder().title())
                .toList();
    }

    @Nested
    class ANote {
        private final Fence fence = new Fence(new ReminderId(1), "", "");

        private TimelineEntry note(String cause) {
            return new TimelineEntry(fence, NOON, "fire.delivered", cause);
        }

        @Test
        void goesToTheDiskWithTheNextCommit() throws IOException {
            try (var store = opened()) {
                add(store, "first", NOON);
                var segment = new StoreDirectory(folder).journal().segment(1);
                var size = Files.size(segment);

                store.note(note("a"));
                assertEquals(size, Files.size(segment));

                store.commit(Samples.tell(note("b")));
                assertTrue(Files.readString(segment).contains("\"a\""));
            }
            loseWhatTheDatabaseWrote();
            try (var store = opened()) {
                assertEquals(List.of(note("a"), note("b")), store.findTimeline(fence.reminder()));
            }
        }

        @Test
        void isSeenAtOnceAndKeptAtTheEnd() {
            try (var store = opened()) {
                store.note(note("a"));
                assertEquals(List.of(note("a")), store.findTimeline(fence.reminder()));
                store.note(note("b"));
            }
            try (var store = opened()) {
                assertEquals(List.of(note("a"), note("b")), store.findTimeline(fence.reminder()));
            }
        }

        @Test
        void waitsOnWhereTheCommitFails() {
            try (var store = opened()) {
                store.note(note("a"));

                assertThrows(
                        IllegalStateException.class,
                        () -> store.transact(Optional.empty(), _ -> {
                            throw new IllegalStateException("cancelled");
                        }));

                assertEquals(List.of(note("a")), store.findTimeline(fence.reminder()));
            }
        }

        @Test
        void waitsForTheEndOfATransactionThatAsksForATimeLine() {
            try (var store = opened()) {
                var old = add(store, "old", NOON).reminder();

                assertThrows(
                        IllegalStateException.class,
                        () -> store.transact(Optional.of("import"), writer -> {
                            writer.write(put(planned(store, "first", NOON)));
                            store.note(note("shown meanwhile"));
                            assertEquals(List.of(note("shown meanwhile")), store.findTimeline(old.id()));
                            assertEquals(List.of(), writer.findTimeline(old.id()));
                            writer.write(put(planned(store, "second", NOON)));
                            throw new IllegalStateException("only a preview");
                        }));

                assertEquals(List.of("old"), titles(store));
                assertEquals(List.of(note("shown meanwhile")), store.findTimeline(old.id()));
            }
            try (var store = opened()) {
                assertEquals(List.of("old"), titles(store));
            }
        }

        @Test
        void isInTheSegmentThatABackupEnds() throws IOException {
            var notes = IntStream.range(0, 450)
                    .mapToObj(i -> note("note " + i + " ".repeat(200)))
                    .toList();
            try (var store = opened()) {
                notes.forEach(store::note);
                store.backUpNow();
            }
            loseWhatTheDatabaseWrote();
            try (var store = opened()) {
                assertEquals(notes, store.findTimeline(fence.reminder()));
            }
        }

        @Test
        void isFoundWhileAnotherWritesForLong() throws Exception {
            try (var store = opened()) {
                store.note(note("a"));
                var found = store.transact(Optional.empty(), _ -> {
                    store.note(note("b"));
                    return CompletableFuture.supplyAsync(() -> store.findTimeline(fence.reminder()))
                            .orTimeout(60, TimeUnit.SECONDS)
                            .join();
                });

                assertEquals(List.of(note("a"), note("b")), found);
            }
        }

        @Test
        void isOneOfManyThatDoNotWaitForEver() throws IOException {
            try (var store = opened()) {
                var segment = new StoreDirectory(folder).journal().segment(1);
                for (int i = 0; i < 500; i++) {
                    store.note(note("note " + i));
                }
                assertTrue(Files.readString(segment).contains("note 499"));
            }
        }
    }

    /// The journal has each group when it is reported; the database gets what it has of fires later.
    @Nested
    class WhatTheDatabaseHasNotYet {
        private Store opened() {
            return assertInstanceOf(Opening.Opened.class, Store.open(folder, clock, new Later()))
                    .store();
        }

        private Fire claimed(Store store) {
            var reminder = add(store, "first", NOON);
            var due = Samples.fire(store, reminder.reminder().id(), NOON);
            store.commit(Samples.claim(due));
            var ringing = due.with(new NagState.Ringing(1, NOON.plusSeconds(60)));
            store.commit(Samples.update(ringing));
            store.commit(Samples.plan(new Changes.Planned(reminder.reminder(), Optional.empty())));
            store.commit(Samples.tell(new TimelineEntry(due.fence(), NOON, "fire.rang", "nag 1")));
            return ringing;
        }

        private void assertIsThere(Store store, Fire fire) {
            assertEquals(Optional.of(fire), store.findFire(fire.fence()));
            assertEquals(List.of(fire), store.findLiveFires(0, 10));
            assertEquals(List.of("first"), titles(store));
            assertEquals(Optional.empty(), store.nextFireAt());
            assertEquals(1, store.findTimeline(fire.fence().reminder()).size());
            assertEquals(List.of(), store.check());
        }

        @Test
        void isSeenByEveryQuestion() {
            try (var store = opened()) {
                assertIsThere(store, claimed(store));
            }
        }

        @Test
        void outlivesAKillAfterEachOfItsGroups(@TempDir Path copies) throws IOException {
            var groups = new ArrayList<Path>();
            try (var store = opened()) {
                var reminder = add(store, "first", NOON).reminder();
                for (int i = 0; i < 5; i++) {
                    store.commit(Samples.claim(Samples.fire(store, reminder.id(), NOON.plusSeconds(i))));
                    groups.add(copyOfTheStore(copies.resolve(Integer.toString(i))));
                }
            }

            for (int i = 0; i < groups.size(); i++) {
                var opening = assertInstanceOf(Opening.Opened.class, Store.open(groups.get(i), clock));
                try (var store = opening.store()) {
                    assertEquals(i + 1, store.findLiveFires(0, 10).size());
                    assertEquals(List.of(), store.check());
                }
            }
        }

        private Path copyOfTheStore(Path to) throws IOException {
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var copy = to.resolve(folder.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
            return to;
        }

        @Test
        void outlivesTheFailureOfALaterGroup() {
            try (var store = opened()) {
                var kept = claimed(store);
                var sameNumber = new Fire(
                        kept.number(),
                        new Fence(kept.fence().reminder(), "another", "START"),
                        NOON,
                        NOON,
                        "default",
                        0,
                        new NagState.Due());

                assertThrows(IllegalStateException.class, () -> store.commit(Samples.claim(sameNumber)));

                assertIsThere(store, kept);
            }
        }

        @Test
        void outlivesALaterTransactionThatIsCancelled() {
            try (var store = opened()) {
                var kept = claimed(store);

                assertThrows(
                        IllegalStateException.class,
                        () -> store.transact(Optional.empty(), _ -> {
                            throw new IllegalStateException("cancelled");
                        }));

                assertIsThere(store, kept);
            }
        }

        @Test
        void isInABackup() throws IOException {
            var backup = folder.resolve("backup.zip");
            Fire kept;
            try (var store = opened()) {
                kept = claimed(store);
                store.backUpTo(backup);
            }

            var restored = Store.restore(folder.resolve("restored"), backup, clock);

            try (var store = assertInstanceOf(Opening.Opened.class, restored).store()) {
                assertIsThere(store, kept);
            }
        }
    }

    @Nested
    class AfterAPowerCut {
        @Test
        void everythingThatWasReportedIsThere() throws IOException {
            Fire ringing;
            TimelineEntry step;
            try (var store = opened()) {
                var first = add(store, "first", NOON);
                ringing = Samples.fire(store, first.reminder().id(), NOON, new NagState.Ringing(1, NOON));
                step = new TimelineEntry(ringing.fence(), NOON, "fire.rang", "nag 1");
                store.commit(Samples.claim(ringing));
                store.commit(Samples.tell(step));
                store.commit(put(new Changes.Planned(first.reminder(), Optional.empty())));
                store.commit(undoable(put(planned(store, "undone", NOON)), "add"));
                store.undo(NOON);
                store.transact(Optional.of("import"), writer -> writer.write(put(planned(store, "imported", NOON))));
                store.savePool(new PoolSettings("urgent", 7, PoolSettings.Mode.PAUSED));
                store.saveMemo("zone", "Asia/Tokyo");
            }
            loseWhatTheDatabaseWrote();

            try (var store = opened()) {
                assertEquals(List.of("imported", "first"), titles(store));
                assertEquals(List.of(ringing), store.findLiveFires(0, 10));
                assertEquals(List.of(step), store.findTimeline(ringing.fence().reminder()));
                assertEquals(List.of(new PoolSettings("urgent", 7, PoolSettings.Mode.PAUSED)), store.findPools());
                assertEquals(Optional.of("Asia/Tokyo"), store.findMemo("zone"));
                assertEquals(Optional.of("import"), store.undo(NOON));
                assertEquals(List.of("first"), titles(store));
                assertEquals(Optional.of("import"), store.redo(NOON));
                assertEquals(Optional.empty(), store.redo(NOON), "a new change ends what could be made again");
            }
        }

        @Test
        void whatWasTakenAwayAndClaimedAnewIsThereAnew() throws IOException {
            Fire again;
            try (var store = opened()) {
                var id = add(store, "first", NOON).reminder().id();
                var missed = Samples.fire(store, id, NOON, new NagState.Missed(NOON));
                store.commit(Samples.claim(missed));
                store.transact(Optional.empty(), writer -> writer.unclaim(List.of(missed)));
                again = Samples.fire(store, id, NOON);
                store.commit(Samples.claim(again));
            }
            loseWhatTheDatabaseWrote();

            try (var store = opened()) {
                assertEquals(Optional.of(again), store.findFire(again.fence()));
            }
        }

        @Test
        void whatLeftNoStepLeavesNone() throws IOException {
            try (var store = opened()) {
                store.commit(undoable(put(planned(store, "added", NOON)), "Add"));
                store.transact(Optional.of("import"), writer -> {
                    writer.write(put(planned(store, "imported", NOON)));
                    writer.leaveNoStep();
                    return "done";
                });
            }
            loseWhatTheDatabaseWrote();

            try (var store = opened()) {
                assertEquals(List.of("added", "imported"), titles(store));
                assertEquals(Optional.of("Add"), store.undo(NOON));
                assertEquals(List.of("imported"), titles(store));
                assertEquals(Optional.empty(), store.undo(NOON));
            }
        }

        @Test
        void anImportOfManyIsThereAndIsTakenBackAsOne() throws IOException {
            var made = new ArrayList<Changes.Planned>();
            try (var store = opened()) {
                for (int i = 0; i < 3; i++) {
                    made.add(planned(store, "imported " + i, NOON));
                }
                var lines = made.stream()
                        .map(planned -> imported(planned.reminder().id()))
                        .toArray(TimelineEntry[]::new);
                store.transact(Optional.of("import"), writer -> {
                    writer.write(put(made.toArray(Changes.Planned[]::new)));
                    return writer.write(Samples.tell(lines));
                });
            }
            loseWhatTheDatabaseWrote();

            try (var store = opened()) {
                assertEquals(List.of("imported 0", "imported 1", "imported 2"), titles(store));
                for (var planned : made) {
                    var id = planned.reminder().id();
                    assertEquals(List.of(imported(id)), store.findTimeline(id));
                }
                assertEquals(Optional.of("import"), store.undo(NOON));
                assertEquals(List.of(), titles(store));
            }
        }

        private TimelineEntry imported(ReminderId id) {
            return new TimelineEntry(new Fence(id, "", ""), NOON, "imported", "calendar.ics");
        }

        @Test
        void anEndIsTakenBackWithTheHeirThatWasOverWithIt() throws IOException {
            Fire early;
            try (var store = opened()) {
                var reminder = add(store, "first", NOON).reminder().id();
                early = Samples.fire(store, reminder, NOON, new NagState.Done(NOON));
                store.commit(undoable(Samples.claim(early), "done"));
                var heir = Samples.fire(store, reminder, NOON.plusSeconds(60), early.state());
                store.transact(Optional.empty(), writer -> {
                    var claimed = writer.write(Samples.claim(heir));
                    writer.inherit(List.of(new Heir(early.number(), heir.number())));
                    return claimed;
                });
            }
            loseWhatTheDatabaseWrote();

            try (var store = opened()) {
                assertEquals(2, store.findHistory(Instant.MIN, Instant.MAX, 9).size());
                assertEquals(Optional.of("done"), store.undo(NOON));
                assertEquals(List.of(), store.findHistory(Instant.MIN, Instant.MAX, 9));
            }
        }

        @Test
        void whatFellAwayWhenAStepWasTakenBackComesBackWithIt() throws IOException {
            Fire ringing;
            try (var store = opened()) {
                var reminder = add(store, "first", NOON).reminder().id();
                ringing = Samples.fire(store, reminder, NOON, new NagState.Snoozed(NOON.plusSeconds(60)));
                store.commit(undoable(Samples.put(Samples.planned(store, "second", NOON)), "add"));
                store.commit(Samples.claim(ringing));
                store.undo(NOON, writer -> {
                    writer.keep(List.of(ringing));
                    writer.write(Samples.update(ringing.with(new NagState.Withdrawn(NOON))));
                });
            }
            loseWhatTheDatabaseWrote();

            try (var store = opened()) {
                assertEquals(List.of(), store.findLiveFires(0, 9));
                assertEquals(Optional.of("add"), store.redo(NOON));
                assertEquals(List.of(ringing), store.findLiveFires(0, 9));
            }
        }

        @Test
        void numbersAreNotGivenAgain() throws IOException {
            long reminder;
            try (var store = opened()) {
                var gone = add(store, "gone", NOON).reminder().id();
                store.commit(Samples.delete(gone));
                reminder = gone.value();
            }
            loseWhatTheDatabaseWrote();

            try (var store = opened()) {
                assertTrue(store.nextReminderId().value() > reminder);
            }
        }

        @Test
        void aGroupThatWasNotWhollyWrittenDoesNotCount() throws IOException {
            try (var store = opened()) {
                add(store, "kept", NOON);
            }
            loseWhatTheDatabaseWrote();
            var segment = new StoreDirectory(folder).journal().segment(1);
            var line = Files.readString(segment).lines().findFirst().orElseThrow();
            Files.writeString(segment, line.replace("kept", "torn") + "\n", StandardOpenOption.APPEND);

            try (var store = opened()) {
                assertEquals(List.of("kept"), titles(store));
                add(store, "next", NOON.plusSeconds(1));
            }
            loseWhatTheDatabaseWrote();
            try (var store = opened()) {
                assertEquals(List.of("kept", "next"), titles(store));
            }
        }
    }

    @Nested
    class Damaged {
        private Opening.Mended mended() {
            return assertInstanceOf(Opening.Mended.class, Store.open(folder, clock));
        }

        private void damage(String word) throws IOException {
            var segment = new StoreDirectory(folder).journal().segment(1);
            var other = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
            Files.writeString(segment, Files.readString(segment).replaceFirst(word, other));
        }

        @Test
        void itGivesWhatIsIntactAndSaysSoAndABackupIsMadeAtOnce() throws IOException {
            try (var store = opened()) {
                add(store, "first", NOON);
                add(store, "second", NOON.plusSeconds(1));
                add(store, "third", NOON.plusSeconds(2));
            }
            loseWhatTheDatabaseWrote();
            damage("second");

            var mended = mended();
            try (var store = mended.store()) {
                assertEquals(new JournalDamage(2, 1), mended.damage());
                assertEquals(List.of("first", "third"), titles(store));
                assertFalse(new StoreDirectory(folder).backups().all().isEmpty());
                add(store, "fourth", NOON.plusSeconds(3));
                store.endRepair();
            }
            try (var store = opened()) {
                assertEquals(List.of("first", "third", "fourth"), titles(store));
            }
        }

        @Test
        void itSaysSoWhereItsLastGroupIsTheOne() throws IOException {
            try (var store = opened()) {
                add(store, "first", NOON);
                add(store, "second", NOON.plusSeconds(1));
            }
            loseWhatTheDatabaseWrote();
            damage("second");

            var mended = mended();
            try (var store = mended.store()) {
                assertEquals(new JournalDamage(1, 1), mended.damage());
                assertEquals(List.of("first"), titles(store));
            }
        }

        @Test
        void afterAKillAnAnswerCountsThoughItsClaimIsLost() throws IOException {
            Fire done;
            try (var store = opened()) {
                var reminder = add(store, "first", NOON).reminder();
                var due = Samples.fire(store, reminder.id(), NOON);
                done = due.with(new NagState.Done(NOON));
                store.commit(Samples.claim(due));
                store.commit(Samples.update(done));
            }
            loseWhatTheDatabaseWrote();
            damage("claims");

            var mended = mended();
            try (var store = mended.store()) {
                assertEquals(new JournalDamage(2, 1), mended.damage());
                assertEquals(Optional.of(done), store.findFire(done.fence()));
                assertEquals(List.of(), store.findLiveFires(0, 10));
                assertEquals(List.of(), store.check());
            }
        }

        @Test
        void aStepThatMayBeAnotherIsNotTakenBack() throws IOException {
            try (var store = opened()) {
                store.commit(undoable(put(planned(store, "first", NOON)), "add"));
                store.commit(undoable(put(planned(store, "second", NOON)), "add"));
                store.undo(NOON);
            }
            loseWhatTheDatabaseWrote();
            damage("second");

            try (var store = mended().store()) {
                assertEquals(List.of("first"), titles(store));
            }
        }

        @Test
        void orWithoutASegmentInTheMiddleItIsNotWhole() throws IOException {
            try (var store = opened()) {
                add(store, "first", NOON);
                store.backUpNow();
                add(store, "second", NOON);
                store.backUpNow();
                add(store, "third", NOON);
            }
            loseWhatTheDatabaseWrote();
            Files.delete(new StoreDirectory(folder).journal().segment(2));

            var mended = mended();
            try (var store = mended.store()) {
                assertEquals(new JournalDamage(2, 0), mended.damage());
                assertEquals(List.of("first", "third"), titles(store));
            }
        }

        @Test
        void whileTheStoreIsOpenItIsLeftToTheNextStartToSaySo() throws IOException {
            var directory = new StoreDirectory(folder);
            Seal.remove(directory);
            var lock = OwnerLock.tryTake(directory.lock()).orElseThrow();
            var given = Database.open(directory.database());
            try (var store = new StoreOpener(folder, clock, new Later()).opened(given, lock)) {
                var reminder = add(store, "first", NOON).reminder();
                store.commit(Samples.claim(Samples.fire(store, reminder.id(), NOON)));
                store.commit(Samples.claim(Samples.fire(store, reminder.id(), NOON.plusSeconds(1))));
                damage("claims");
                given.abandon();

                assertThrows(StoreException.class, () -> store.findLiveFires(0, 10));
            }

            try (var store = mended().store()) {
                assertEquals(1, store.findLiveFires(0, 10).size());
            }
        }

        @Test
        void orGoneItIsBegunAnewBehindABackup() throws IOException {
            try (var store = opened()) {
                add(store, "first", NOON);
            }
            Files.delete(new StoreDirectory(folder).journal().segment(1));

            try (var store = opened()) {
                add(store, "second", NOON.plusSeconds(1));
            }
            Files.write(database, new byte[99]);

            var restored = assertInstanceOf(Opening.Restored.class, Store.open(folder, clock));
            try (var store = restored.store()) {
                assertEquals(List.of("first", "second"), titles(store));
                assertTrue(restored.restoration().isJournalWhole());
            }
        }
    }

    @Test
    void aTransactionBeginsNoOther() {
        try (var store = opened()) {
            var reminder = add(store, "old", NOON).reminder();
            var fire = Samples.fire(store, reminder.id(), NOON);

            for (Runnable other : List.<Runnable>of(
                    () -> store.commit(Samples.claim(fire)),
                    () -> store.saveMemo("name", "text"),
                    () -> store.transact(Optional.empty(), _ -> ""))) {
                assertThrows(
                        IllegalStateException.class,
                        () -> store.transact(Optional.empty(), writer -> {
                            writer.write(put(planned(store, "half", NOON)));
                            other.run();
                            return "";
                        }));
            }

            assertEquals(List.of("old"), titles(store));
            assertEquals(List.of(fire), store.commit(Samples.claim(fire)));
        }
        try (var store = opened()) {
            assertEquals(List.of("old"), titles(store));
            assertEquals(1, store.findLiveFires(0, 10).size());
        }
    }

    @Test
    void aTransactionWhoseDatabaseIsGivenUpOnTheWayIsRefusedAsAWhole() throws IOException {
        var directory = new StoreDirectory(folder);
        var lock = OwnerLock.tryTake(directory.lock()).orElseThrow();
        var given = Database.open(directory.database());
        try (var store = new StoreOpener(folder, clock, Runnable::run).opened(given, lock)) {
            var old = add(store, "old", NOON).reminder();

            assertThrows(
                    StoreException.class,
                    () -> store.transact(Optional.empty(), writer -> {
                        writer.write(put(planned(store, "first", NOON)));
                        given.abandon();
                        store.findPlanned(old.id());
                        return writer.write(put(planned(store, "second", NOON)));
                    }));

            assertEquals(List.of("old"), titles(store));
        }
        try (var store = opened()) {
            assertEquals(List.of("old"), titles(store));
        }
    }

    @Test
    void isOpenedOnceMoreWhenH2LosesSightOfTheDatabase() throws Exception {
        var directory = new StoreDirectory(folder);
        var lock = OwnerLock.tryTake(directory.lock()).orElseThrow();
        var given = Database.open(directory.database());
        try (var store = new StoreOpener(folder, clock, Runnable::run).opened(given, lock);
                var late = DriverManager.getConnection("jdbc:h2:file:" + directory.database(), "gadfly", "");
                var statement = late.createStatement()) {
            add(store, "old", NOON);
            given.abandon();
            assertEquals(List.of("old"), titles(store));

            assertThrows(SQLException.class, () -> statement.executeQuery("SELECT * FROM memo"));

            assertEquals(List.of(), store.check());
            add(store, "new", NOON.plusSeconds(1));
            assertEquals(List.of("old", "new"), titles(store));
        }
    }

    @Test
    void isNotOpenedAgainByAQuestionThatComesTooLate() {
        var closed = opened();
        closed.close();

        assertThrows(StoreException.class, () -> closed.findPools());

        opened().close();
    }

    @Test
    void goesOnWhereItWasWhenItsNextSegmentCannotBeBegun() throws IOException {
        var next = new StoreDirectory(folder).journal().segment(2);
        try (var store = opened()) {
            Files.createDirectory(next);
            assertThrows(StoreException.class, store::backUpNow);
            Files.delete(next);

            add(store, "after", NOON);
            store.backUpNow();
        }
        try (var store = opened()) {
            assertEquals(List.of("after"), titles(store));
        }
    }

    @Test
    void whatFailedIsNotInIt() throws IOException {
        try (var store = opened()) {
            assertThrows(
                    IllegalStateException.class,
                    () -> store.transact(Optional.empty(), writer -> {
                        for (int i = 0; i < 500; i++) {
                            writer.write(put(planned(store, "r" + i, NOON)));
                        }
                        throw new IllegalStateException("cancelled");
                    }));

            assertEquals(0, Files.size(new StoreDirectory(folder).journal().segment(1)));
        }
    }
}
