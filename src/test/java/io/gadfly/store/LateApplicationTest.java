package io.gadfly.store;

import static io.gadfly.store.Samples.NOON;
import static io.gadfly.store.Samples.add;
import static io.gadfly.store.Samples.claim;
import static io.gadfly.store.Samples.fire;
import static io.gadfly.store.Samples.update;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The database gets what happens to fires behind the report, and nobody can tell.
class LateApplicationTest {
    @TempDir
    private Path folder;

    private final Later later = new Later();

    private Store opened(Path at, Executor applying) {
        return assertInstanceOf(Opening.Opened.class, Store.open(at, new SettableClock(), applying))
                .store();
    }

    @Test
    void whatIsDeletedTakesAlongWhatIsOnItsWay() {
        try (var store = opened(folder, later)) {
            var reminder = add(store, "r", NOON).reminder();
            store.commit(claim(fire(store, reminder.id(), NOON)));

            store.commit(Samples.delete(reminder.id()));
            later.runAll();

            assertEquals(List.of(), store.findLiveFires(0, 10));
        }
    }

    @Test
    void aFireIsFoundAsItWasReportedLastBeforeWhileAndAfterTheDatabaseGetsIt() {
        try (var store = opened(folder, later)) {
            var due = fire(store, add(store, "r", NOON).reminder().id(), NOON);
            assertEquals(Optional.empty(), store.findFire(due.fence()));
            store.commit(claim(due));
            assertEquals(Optional.of(due), store.findFire(due.fence()));
            later.runAll();
            assertEquals(Optional.of(due), store.findFire(due.fence()));

            var done = due.with(new NagState.Done(NOON));
            store.commit(update(done));

            assertEquals(Optional.of(done), store.findFire(due.fence()));
            later.runAll();
            assertEquals(Optional.of(done), store.findFire(due.fence()));
        }
    }

    @Test
    void theFiresOfAReminderAreFoundAsTheyWereReportedLastBeforeAndAfterTheDatabaseGetsThem() {
        try (var store = opened(folder, later)) {
            var reminder = add(store, "r", NOON).reminder().id();
            var first = fire(store, reminder, NOON);
            store.commit(claim(first));
            later.runAll();
            var second = fire(store, reminder, NOON.plusSeconds(60));
            store.commit(claim(second));
            store.commit(claim(fire(store, add(store, "other", NOON).reminder().id(), NOON)));
            assertEquals(List.of(first, second), store.findLiveFires(reminder));

            var ringing = second.with(new NagState.Ringing(1, NOON.plusSeconds(90)));
            store.commit(update(first.with(new NagState.Done(NOON))));
            store.commit(update(ringing));

            assertEquals(List.of(ringing), store.findLiveFires(reminder));
            later.runAll();
            assertEquals(List.of(ringing), store.findLiveFires(reminder));
        }
    }

    @Test
    void anAnswerThatCanBeTakenBackTakesAlongWhatItAnswers() {
        try (var store = opened(folder, later)) {
            var due = fire(store, add(store, "r", NOON).reminder().id(), NOON);
            store.commit(claim(due));
            store.commit(update(due.with(new NagState.Ringing(1, NOON.plusSeconds(60)))));
            var done = due.with(new NagState.Done(NOON));

            store.commit(Samples.undoable(update(done), "done"));

            assertEquals(List.of(done), store.findHistory(NOON, NOON.plusSeconds(1), 10));
            store.undo(NOON);
            assertEquals(List.of(due.with(new NagState.Ringing(1, NOON.plusSeconds(60)))), store.findLiveFires(0, 10));
            later.runAll();
            assertEquals(List.of(), store.check());
        }
    }

    @Test
    void aChangeThatIsRefusedLeavesWhatIsOnItsWay() {
        try (var store = opened(folder, later)) {
            var reminder = add(store, "r", NOON).reminder().id();
            var due = fire(store, reminder, NOON);
            store.commit(claim(due));
            var other = fire(store, reminder, NOON.plusSeconds(60));
            var ofTakenNumber =
                    new Fire(due.number(), other.fence(), other.dueAt(), NOON, other.pool(), 0, other.state());

            assertThrows(
                    IllegalStateException.class, () -> store.commit(Samples.undoable(claim(ofTakenNumber), "early")));

            assertEquals(List.of(due), store.findLiveFires(0, 10));
            later.runAll();
            assertEquals(Optional.of(due), store.findFire(due.fence()));
            assertEquals(List.of(), store.check());
        }
    }

    @Test
    void manyThreadsSeeWhatWasReportedToThem() throws Exception {
        try (var store = opened(folder, task -> Thread.ofVirtual().start(task))) {
            var reminders = IntStream.range(0, 4)
                    .mapToObj(i -> add(store, "r" + i, NOON).reminder().id())
                    .toList();

            var writers = reminders.stream()
                    .map(id -> CompletableFuture.runAsync(() -> claimAndLook(store, id)))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(writers).get(60, TimeUnit.SECONDS);

            assertEquals(
                    4 * 100, store.findHistory(NOON, NOON.plusSeconds(1), 1_000).size());
            assertEquals(List.of(), store.check());
        }
    }

    private static void claimAndLook(Store store, ReminderId reminder) {
        for (int i = 0; i < 100; i++) {
            var due = fire(store, reminder, NOON.plusSeconds(i));
            assertEquals(List.of(due), store.commit(claim(due)));
            assertEquals(List.of(due), store.findLiveFires(reminder));
            var done = due.with(new NagState.Done(NOON));
            store.commit(update(done));
            assertEquals(Optional.of(done), store.findFire(due.fence()));
            assertEquals(List.of(), store.commit(claim(fire(store, reminder, NOON.plusSeconds(i)))));
        }
    }

    /// Such as the system's that has no more threads to give.
    @Test
    void anExecutorThatFailedOnceIsAskedAgain() {
        var called = new AtomicInteger();
        try (var store = opened(folder, task -> {
            if (called.getAndIncrement() == 0) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            later.execute(task);
        })) {
            var reminder = add(store, "r", NOON).reminder().id();
            var first = fire(store, reminder, NOON);
            assertThrows(OutOfMemoryError.class, () -> store.commit(claim(first)));

            var second = fire(store, reminder, NOON.plusSeconds(1));
            store.commit(claim(second));

            assertEquals(2, called.get());
            later.runAll();
            assertEquals(List.of(first, second), store.findLiveFires(0, 10));
        }
    }

    /// With every mixture of what the database has already and what only the journal has.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aKillAtAnyPointLosesNothing(long seed, @TempDir Path copies) throws IOException {
        var random = new Random(seed);
        var expected = new ArrayList<Map<Long, Fire>>();
        try (var store = opened(folder.resolve("data"), task -> {
            if (random.nextInt(3) == 0) {
                task.run();
            } else {
                later.execute(task);
            }
        })) {
            var reminder = add(store, "r", NOON).reminder();
            var fires = new TreeMap<Long, Fire>();
            for (int i = 0; i < 12; i++) {
                change(store, reminder.id(), fires, random);
                if (random.nextInt(4) == 0) {
                    later.runAll();
                }
                expected.add(new TreeMap<>(fires));
                copy(folder.resolve("data"), copies.resolve("copy" + i));
            }
        }

        for (int i = 0; i < expected.size(); i++) {
            try (var store = opened(copies.resolve("copy" + i), later)) {
                assertEquals(List.copyOf(expected.get(i).values()), all(store), "copy " + i);
                assertEquals(List.of(), store.check());
            }
        }
    }

    private static void change(Store store, ReminderId reminder, Map<Long, Fire> fires, Random random) {
        var open = fires.values().stream()
                .filter(fire -> fire.state() instanceof NagState.Live)
                .toList();
        if (open.isEmpty() || random.nextBoolean()) {
            var due = fire(store, reminder, NOON.plusSeconds(fires.size()));
            store.commit(claim(due));
            fires.put(due.number(), due);
        } else {
            var fire = open.get(random.nextInt(open.size()));
            var state = random.nextBoolean() ? new NagState.Ringing(1, NOON) : new NagState.Done(NOON);
            store.commit(update(fire.with(state)));
            fires.put(fire.number(), fire.with(state));
        }
    }

    private static List<Fire> all(Store store) {
        var all = new ArrayList<>(store.findLiveFires(0, 100));
        all.addAll(store.findHistory(NOON, NOON.plusSeconds(1), 100));
        return all.stream().sorted(Comparator.comparingLong(Fire::number)).toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @Nested
    class OnADiskThatIsFull {
        @AfterEach
        void free() {
            FullDisk.IS_FULL.set(false);
        }

        private Store onTheFullDisk() throws IOException {
            return FullDisk.open(folder, later);
        }

        @Test
        void nothingThatWasReportedIsLostOrClaimedTwice() throws IOException {
            try (var store = onTheFullDisk()) {
                var reminder = add(store, "r", NOON).reminder();
                var first = fire(store, reminder.id(), NOON);
                store.commit(claim(first));

                FullDisk.IS_FULL.set(true);
                later.runAll();

                assertIsFull(assertThrows(StoreException.class, () -> store.findLiveFires(0, 10)));
                var second = fire(store, reminder.id(), NOON.plusSeconds(1));
                assertIsFull(assertThrows(StoreException.class, () -> store.commit(claim(second))));
                FullDisk.IS_FULL.set(false);

                assertEquals(List.of(), store.commit(claim(fire(store, reminder.id(), NOON))));
                assertEquals(List.of(first), store.findLiveFires(0, 10));
                assertEquals(List.of(second), store.commit(claim(second)));
                assertEquals(List.of(), store.check());
            }
            try (var store = opened(folder, later)) {
                assertEquals(2, store.findLiveFires(0, 10).size());
                assertEquals(1, store.list(ReminderFilter.ALL, 0, 10).size());
            }
        }

        @Test
        void whatIsReportedAfterTheFailureWaitsForWhatWasReportedBefore() throws IOException {
            try (var store = onTheFullDisk()) {
                var reminder = add(store, "r", NOON).reminder();
                var fire = fire(store, reminder.id(), NOON);
                store.commit(claim(fire));
                FullDisk.IS_FULL.set(true);
                later.runAll();
                FullDisk.IS_FULL.set(false);

                store.commit(update(fire.with(new NagState.Ringing(1, NOON))));
                later.runAll();

                assertEquals(List.of(fire.with(new NagState.Ringing(1, NOON))), store.findLiveFires(0, 10));
            }
        }

        private void assertIsFull(StoreException failure) {
            assertTrue(String.valueOf(failure.getMessage()).startsWith("The disk is full"), failure.getMessage());
        }
    }
}
