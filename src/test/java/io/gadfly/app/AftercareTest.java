package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.engine.Engine;
import io.gadfly.kernel.ProcessSystem;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Schedule;
import io.gadfly.store.Store;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AftercareTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    @TempDir
    private Path folder = Path.of("unset");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Wiring wiring(Path data) {
        var console = new Console(new ByteArrayInputStream(new byte[0]), new StandardOutput(err), err);
        var socket =
                Directories.of(Optional.of(folder), Map.of(), new Properties()).socket();
        return new Wiring(new Directories(data, socket), console, CLOCK, Map.of());
    }

    private Store opened(Path data) {
        return assertInstanceOf(StoreDoor.Entry.ToStore.class, new StoreDoor(wiring(data)).open())
                .store();
    }

    /// A start that leaves the plain calendar as a program that ends in order does. Answers with the titles of all
    /// reminders.
    private List<String> start(Path data, String... added) {
        var wiring = wiring(data);
        var zone = new SystemZone(CLOCK);
        try (var store = opened(data);
                var system = ProcessSystem.onVirtualThreads(CLOCK)) {
            var reminders = Engine.atRest(system, store, ChosenByUser.surroundings(wiring.settings(), CLOCK, zone));
            for (var title : added) {
                reminders.add(Definition.of(Details.of(title), Schedule.once(CalendarTime.utc(NOW.plusSeconds(3600)))));
            }
            var titles = new ArrayList<String>();
            reminders.forEach(ReminderFilter.ALL, reminder -> titles.add(reminder.title()));
            new Copies(store, reminders, new CalendarCopy(wiring.directories().calendar(), zone), CLOCK, () -> 400)
                    .close();
            return titles;
        }
    }

    private static List<String> inTheCalendar(Path data) throws IOException {
        return Files.readAllLines(data.resolve(Store.CALENDAR)).stream()
                .filter(line -> line.startsWith("SUMMARY:"))
                .map(line -> line.substring("SUMMARY:".length()))
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                if (!file.toString().endsWith(".lock")) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        }
    }

    /// Of each file, by its name.
    private static Map<String, Integer> content(Path folder) throws IOException {
        var content = new TreeMap<String, Integer>();
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                content.put(
                        folder.relativize(file).toString(),
                        Files.isDirectory(file) ? 0 : Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return content;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Nested
    class AKillAtAnyStep {
        private final List<Path> killed = new ArrayList<>();

        /// As a kill would leave it now, unless it was so a moment ago.
        private void keep() {
            var copy = folder.resolve("killed-" + killed.size());
            try {
                copy(folder.resolve("data"), copy);
                if (killed.isEmpty() || !content(copy).equals(content(killed.getLast()))) {
                    killed.add(copy);
                } else {
                    delete(copy);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private void assertNothingIsLost(int steps, String... titles) throws IOException {
            var data = folder.resolve("data");
            assertEquals(List.of(titles), sorted(start(new WatchedFiles(this::keep).watch(data))));
            assertTrue(killed.size() > steps, "steps: " + killed.size());

            for (var left : killed) {
                assertEquals(List.of(titles), sorted(inTheCalendar(left)), left.toString());
                var isMarked = Files.exists(left.resolve("gadfly.repair"));
                err.reset();
                assertEquals(List.of(titles), sorted(start(left)), left.toString());
                assertTrue(!isMarked || err.toString(StandardCharsets.UTF_8).contains("were brought back"));
                assertEquals(List.of(titles), sorted(inTheCalendar(left)), left.toString());
            }
        }

        private static List<String> sorted(List<String> titles) {
            return titles.stream().sorted().toList();
        }

        @Test
        void ofARestorationFromThePlainCalendarAloneCostsNothing() throws IOException {
            var data = folder.resolve("data");
            start(data, "bins", "plants", "tea");
            Files.write(data.resolve("gadfly.mv.db"), new byte[10_000]);
            Files.delete(data.resolve("journal").resolve("000001.jsonl"));

            assertNothingIsLost(20, "bins", "plants", "tea");
        }

        @Test
        void ofARestorationWhereOnlyThePlainCalendarIsLeftCostsNothing() throws IOException {
            var data = folder.resolve("data");
            start(data, "bins", "plants", "tea");
            Files.delete(data.resolve("gadfly.mv.db"));
            Files.delete(data.resolve("journal").resolve("000001.jsonl"));

            assertNothingIsLost(20, "bins", "plants", "tea");
        }

        @Test
        void ofARestorationFromABackupAndADamagedJournalCostsNothing() throws IOException {
            var data = folder.resolve("data");
            start(data, "bins");
            try (var store = opened(data)) {
                store.backUpNow();
            }
            start(data, "plants", "tea");
            Files.write(data.resolve("gadfly.mv.db"), new byte[10_000]);
            var journal = data.resolve("journal").resolve("000002.jsonl");
            Files.writeString(journal, Files.readString(journal).replace("plants", "slants"));

            assertNothingIsLost(20, "bins", "plants", "tea");
        }

        @Test
        void ofMendingWithADamagedJournalCostsNothing() throws IOException {
            var data = folder.resolve("data");
            start(data, "bins");
            var before = Files.readAllBytes(data.resolve("gadfly.mv.db"));
            start(data, "plants", "tea");
            Files.write(data.resolve("gadfly.mv.db"), before);
            Files.delete(data.resolve("gadfly.seal"));
            var journal = data.resolve("journal").resolve("000001.jsonl");
            Files.writeString(journal, Files.readString(journal).replace("plants", "slants"));

            assertNothingIsLost(10, "bins", "plants", "tea");
        }
    }

    @Test
    void aPlainCalendarThatCannotBeKeptStaysAndIsLookedIntoAtTheNextStart() throws IOException {
        var data = folder.resolve("data");
        start(data, "tea");
        Files.delete(data.resolve("gadfly.mv.db"));
        Files.delete(data.resolve("journal").resolve("000001.jsonl"));
        var inTheWay = Files.createDirectories(data.resolve("reminders-20261121T120000Z.ics.part/full"));

        assertEquals(List.of("bins"), start(data, "bins"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("the next start tries again"), err::toString);
        assertEquals(List.of("tea"), inTheCalendar(data));

        Files.delete(inTheWay);
        assertEquals(List.of("bins", "tea"), start(data));
        assertEquals(List.of("bins", "tea"), inTheCalendar(data));
    }
}
