package io.gadfly.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.gadfly.reminder.Details;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `schema-N.zip` is a backup that was made by the program of that schema, and is never made again. It is
/// without the journal of that time, which is said where it is opened as it is.
class MigrationTest {
    /// Those that somebody may have data of.
    private static final int[] RELEASED = {1};

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

    private static void assertIsWhatWasKept(Store store) {
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
        assertEquals(List.of(new PoolSettings("urgent", 7, PoolSettings.Mode.PAUSED)), store.findPools());
    }

    /// It lies there without the journal that it was in the middle of, and that is said.
    @ParameterizedTest
    @MethodSource("released")
    void aDatabaseOfAnEarlierSchemaIsBroughtToTheNewest(int schema) throws IOException {
        unpack(schema);

        var opening = assertInstanceOf(Opening.Mended.class, Store.open(folder, new SettableClock()));

        try (var store = opening.store()) {
            assertIsWhatWasKept(store);
            assertEquals(Optional.of("Delete it"), store.undo(Samples.NOON));
            assertEquals(
                    "Deleted and in the undo list",
                    store.find(new ReminderId(3)).orElseThrow().title());
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
            assertIsWhatWasKept(store);
        }
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
