package io.gadfly.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.gadfly.reminder.Details;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import io.gadfly.reminder.TimelineEntry;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `schema-N.zip` is a backup of a database of that schema with rows in all its tables, and is never made
/// again: the first by the program of that time, the others by its migrations up to there. It is without the
/// journal of that time, which is said where it is opened as it is.
class MigrationTest {
    /// Those that somebody may have data of.
    private static final int[] RELEASED = {1, 2, 3, 4, 5, 6, 7};

    @TempDir
    private Path folder;

    static IntStream released() {
        return IntStream.of(RELEASED);
    }

    private void unpack(int schema) throws IOException {
        try (var archive = MigrationTest.class.getResourceAsStream("schema-" + schema + ".zip")) {
            Files.copy(Objects.requireNonNull(archive, "no file of schema " + schema), folder.resolve("kept.zip"));
        }
        Backups.extract(folder.resolve("kept.zip"), new StoreDirectory(folder).databaseFile());
    }

    /// What tables hold that came with a later schema, from that on.
    private static void assertIsWhatCameLater(Store store, int schema) {
        assertEquals(schema < 2 ? Optional.empty() : Optional.of("Europe/Zurich"), store.findMemo("zone"));
        assertEquals(
                schema < 3 ? Set.of() : Set.of("gone@example.org"),
                store.transact(Optional.empty(), writer -> writer.findDeleted(List.of("gone@example.org"))));
        assertEquals(
                schema < 5 ? List.of() : List.of("reminder.imported"),
                store.findTimeline(new ReminderId(2)).stream()
                        .map(TimelineEntry::step)
                        .toList());
    }

    /// The first undo brings a reminder back, the second takes one away and lets a fire ring that was done.
    private static void assertCanBeUndone(Store store, int schema) {
        assertEquals(Optional.of("Delete it"), store.undo(Samples.NOON));
        assertEquals(
                "Deleted and in the undo list",
                store.find(new ReminderId(3)).orElseThrow().title());
        assertEquals(Optional.of("Add Wäsche"), store.undo(Samples.NOON));
        assertEquals(Optional.empty(), store.find(new ReminderId(2)));
        assertEquals(schema >= 2, store.findFire(5).orElseThrow().state() instanceof NagState.Ringing);
        assertEquals(Optional.of("Add Wäsche"), store.redo(Samples.NOON));
    }

    private static void assertIsWhatWasKept(Store store, int schema) {
        assertEquals(List.of(), store.check());
        assertEquals(
                List.of("Call the dentist", "Wäsche \"holen\"\n"),
                store.list(ReminderFilter.ALL, 0, 10).stream()
                        .map(planned -> planned.reminder().title())
                        .toList());
        var everything = store.find(new ReminderId(2)).orElseThrow().definition();
        assertEquals(
                new Details("Wäsche \"holen\"\n", "Zimmer 7 – 🧺", "household", List.of("a", "b,c"), Priority.HIGH),
                everything.details());
        assertEquals(2, everything.schedule().orElseThrow().rules().size());
        assertEquals(2, everything.alarms().size());
        assertEquals(1, everything.exceptional().size());
        var steps = store.findTimeline(new ReminderId(1));
        assertEquals(11, steps.size());
        var states = steps.stream()
                .map(step -> store.findFire(step.fence()).orElseThrow().state())
                .collect(Collectors.toSet());
        assertEquals(11, states.size(), states.toString());
        assertEquals(4, store.findLiveFires(0, 10).size());
        assertEquals(Optional.of(Samples.NOON.plusSeconds(60)), store.nextFireAt());
        var mode = schema < 7 ? PoolSettings.Mode.PAUSED : PoolSettings.Mode.DRAINING;
        assertEquals(List.of(new PoolSettings("urgent", 7, mode)), store.findPools());
        assertIsWhatCameLater(store, schema);
    }

    /// It lies there without the journal that it was in the middle of, and that is said.
    @ParameterizedTest
    @MethodSource("released")
    void aDatabaseOfAnEarlierSchemaIsBroughtToTheNewest(int schema) throws IOException {
        unpack(schema);

        var opening = assertInstanceOf(Opening.Mended.class, Store.open(folder, new SettableClock()));

        try (var store = opening.store()) {
            assertIsWhatWasKept(store, schema);
            assertCanBeUndone(store, schema);
            Samples.add(store, "new", Samples.NOON);
        }
        try (var store = assertInstanceOf(Opening.Opened.class, Store.open(folder, new SettableClock()))
                .store()) {
            assertEquals(4, store.list(ReminderFilter.ALL, 0, 10).size());
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void aBackupOfAnEarlierSchemaCanBeRestored(int schema) throws IOException {
        unpack(schema);
        var archive = folder.resolve("kept.zip");

        var opening = assertInstanceOf(
                Opening.Opened.class, Store.restore(folder.resolve("data"), archive, new SettableClock()));

        try (var store = opening.store()) {
            assertIsWhatWasKept(store, schema);
        }
    }

    @Test
    void ofEachSchemaThereIsAFile() {
        assertEquals(Database.SCHEMA, Integer.toString(RELEASED[RELEASED.length - 1]));
        assertEquals(RELEASED.length, Integer.parseInt(Database.SCHEMA));
    }

    @Test
    void theSchemaThatIsOpenedWithoutFlywayIsTheNewest() throws IOException, URISyntaxException {
        var folder = MigrationTest.class.getResource("/io/gadfly/store/migration");
        assertNotNull(folder);

        try (var files = Files.list(Path.of(folder.toURI()))) {
            var newest = files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(1, name.indexOf("__")))
                    .max(Comparator.comparingInt(Integer::parseInt));
            assertEquals(Database.SCHEMA, newest.orElseThrow());
        }
    }
}
