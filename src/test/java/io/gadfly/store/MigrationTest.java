package io.gadfly.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Changes.Planned;
import io.gadfly.reminder.Definition;
import io.gadfly.reminder.Details;
import io.gadfly.reminder.MisfirePolicy;
import io.gadfly.reminder.NagPolicy;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.Origin;
import io.gadfly.reminder.PoolSettings;
import io.gadfly.reminder.Priority;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.ReminderId;
import io.gadfly.schedule.CalendarTime;
import io.gadfly.schedule.Rescheduled;
import io.gadfly.schedule.Span;
import io.gadfly.schedule.Zone;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the last program of each schema left: the same commands were given to each, as far as it knew them.
/// `schema-N.zip` is the backup that it was told to make, `killed-N.zip` its database and its journal after a kill
/// a moment later. Schema 9 was given to the journal of schema 8, from which it made all anew. They are never made
/// again.
class MigrationTest {
    /// Those that somebody may have data of.
    private static final int[] RELEASED = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    /// Of the day on which they were made.
    private static final Instant THEN = Instant.parse("2026-11-22T08:00:00Z");

    private static final InstantSource CLOCK = InstantSource.fixed(THEN);

    private static final Zone ZURICH = Zone.of(ZoneId.of("Europe/Zurich"));

    private static final ReminderId DENTIST = new ReminderId(1);
    private static final ReminderId PLANTS = new ReminderId(2);
    private static final ReminderId TEA = new ReminderId(3);
    private static final ReminderId PILL = new ReminderId(5);
    private static final ReminderId VITAMINS = new ReminderId(7);
    private static final ReminderId OLD_ONE = new ReminderId(8);
    private static final ReminderId MEETING = new ReminderId(9);
    private static final ReminderId FILTER = new ReminderId(10);
    private static final ReminderId TAX = new ReminderId(11);
    private static final ReminderId GONE = new ReminderId(12);
    private static final ReminderId TAKEN_BACK = new ReminderId(13);

    @TempDir
    private Path folder;

    static IntStream released() {
        return IntStream.of(RELEASED);
    }

    private Path archive(String name) throws IOException {
        var kept = folder.resolve(name);
        try (var archive = MigrationTest.class.getResourceAsStream(name)) {
            Files.copy(Objects.requireNonNull(archive, "no file " + name), kept);
        }
        return kept;
    }

    private Path killed(int schema) throws IOException {
        var data = folder.resolve("data");
        try (var zip = new ZipInputStream(Files.newInputStream(archive("killed-" + schema + ".zip")))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    var file = data.resolve(entry.getName());
                    Files.createDirectories(Objects.requireNonNull(file.getParent()));
                    Files.copy(zip, file);
                }
            }
        }
        return data;
    }

    private static Store opened(Path data) {
        return assertInstanceOf(Opening.Opened.class, Store.open(data, CLOCK)).store();
    }

    private static List<String> titles(Store store) {
        var titles = new ArrayList<String>();
        store.forEach(ReminderFilter.ALL, reminder -> titles.add(reminder.title()));
        return titles;
    }

    private static Definition definition(Store store, ReminderId id) {
        return store.find(id).orElseThrow().definition();
    }

    private static Instant next(Store store, ReminderId id) {
        return store.findPlanned(id).flatMap(Planned::nextFireAt).orElseThrow();
    }

    private static <S extends NagState> S stateOf(Store store, long fire, Class<S> expected) {
        return assertInstanceOf(expected, store.findFire(fire).orElseThrow().state());
    }

    private static void assertHoldsAll(Store store, int schema) {
        assertEquals(List.of(), store.check());
        assertEquals(
                List.of(
                        "Call the dentist again",
                        "Water the plants",
                        "Tea",
                        "Bins",
                        "Pill",
                        "Seen",
                        "Vitamins",
                        "Team meeting",
                        "Change the filter",
                        "Tax return"),
                titles(store));
        assertHoldsTheReminders(store, schema);
        assertHoldsTheFires(store);
        assertHoldsThePools(store, schema);
    }

    /// Earlier programs did not write it down; what their journals say is done again as it is done today.
    private static void assertKnowsWhatWasDeleted(boolean isKnown, Store store) {
        assertEquals(
                isKnown ? Set.of("gone@example.org") : Set.of(),
                store.transact(Optional.empty(), writer -> writer.findDeleted(List.of("gone@example.org"))));
    }

    private static void assertHoldsTheReminders(Store store, int schema) {
        assertEquals(Instant.parse("2027-01-05T08:00:00Z"), next(store, DENTIST));
        var plants = definition(store, PLANTS);
        assertEquals(1, plants.schedule().orElseThrow().rules().size());
        assertEquals(new Details("Water the plants", "", "home", List.of("green"), Priority.NORMAL), plants.details());
        assertEquals(
                new NagPolicy.Pace.Fixed(Duration.ofMinutes(2)), plants.nag().pace());
        assertEquals(schema >= 6, plants.nag().quietHours() == NagPolicy.QuietHours.IGNORED);
        assertEquals(Instant.parse("2026-12-01T17:00:00Z"), next(store, PLANTS));
        assertEquals(schema >= 6, definition(store, PILL).afterDone().isPresent());
        assertEquals(OptionalInt.of(3), definition(store, VITAMINS).nag().max());
        assertEquals(Instant.parse("2026-11-24T07:00:00Z"), next(store, VITAMINS));
        assertHoldsWhatWasImported(store);
    }

    private static void assertHoldsWhatWasImported(Store store) {
        var meeting = definition(store, MEETING);
        var series = meeting.schedule().orElseThrow();
        assertEquals(1, series.exceptions().size());
        assertEquals(
                CalendarTime.parse("20261214T140000", Optional.of(ZURICH)).toOptional(),
                series.overrides().stream().map(Rescheduled::start).findFirst());
        assertEquals(
                "Team meeting with guests",
                meeting.exceptional().getFirst().details().title());
        assertEquals(1, meeting.alarms().size());
        assertEquals(Instant.parse("2026-12-07T08:45:00Z"), next(store, MEETING));
        assertInstanceOf(
                Origin.Calendar.class, store.find(MEETING).orElseThrow().origin());
        var filter = definition(store, FILTER);
        assertEquals("Wäsche \"holen\"\n🧺", filter.details().notes());
        assertEquals("household", filter.details().list());
        assertEquals(OptionalInt.of(7), filter.nag().max());
        assertEquals(new MisfirePolicy.TellEach(), filter.misfire());
        assertEquals(Span.parse("P90D").toOptional(), filter.afterDone());
        assertEquals(Priority.HIGH, definition(store, TAX).details().priority());
    }

    private static void assertHoldsTheFires(Store store) {
        assertEquals(1, stateOf(store, 1, NagState.Ringing.class).n());
        assertEquals(TEA, store.findFire(1).orElseThrow().fence().reminder());
        assertEquals(
                Duration.ofDays(5),
                Duration.between(THEN, stateOf(store, 2, NagState.Snoozed.class).until())
                        .plusMinutes(30)
                        .truncatedTo(ChronoUnit.DAYS));
        stateOf(store, 3, NagState.Done.class);
        stateOf(store, 4, NagState.Acknowledged.class);
        stateOf(store, 5, NagState.Skipped.class);
        assertEquals(2, store.findLiveFires(0, 10).size());
        assertTrue(store.findTimeline(TEA).size() >= 2, "it fell due, and rang");
        assertTrue(store.findTimeline(PILL).size() >= 3, "it fell due, rang, and was done");
    }

    private static void assertHoldsThePools(Store store, int schema) {
        var urgent = new PoolSettings("urgent", 7, PoolSettings.Mode.PAUSED);
        var office = new PoolSettings("office", 2, PoolSettings.Mode.RUNNING);
        assertEquals(schema < 3 ? Set.of(urgent) : Set.of(urgent, office), Set.copyOf(store.findPools()));
    }

    /// The latest steps: two were deleted, and one was edited; before that, something was added and taken back.
    private static void assertCanBeUndone(Store store) {
        assertTrue(store.redo(THEN).isPresent());
        assertEquals("Taken back", store.find(TAKEN_BACK).orElseThrow().title());
        assertTrue(store.undo(THEN).isPresent());
        assertEquals(Optional.empty(), store.find(TAKEN_BACK));
        assertTrue(store.undo(THEN).isPresent());
        assertEquals("Old one", store.find(OLD_ONE).orElseThrow().title());
        assertTrue(store.undo(THEN).isPresent());
        assertEquals("Gone", store.find(GONE).orElseThrow().title());
        assertTrue(store.undo(THEN).isPresent());
        assertEquals("Call the dentist", store.find(DENTIST).orElseThrow().title());
        assertTrue(store.redo(THEN).isPresent());
        assertEquals("Call the dentist again", store.find(DENTIST).orElseThrow().title());
    }

    @ParameterizedTest
    @MethodSource("released")
    void whatAKilledProgramOfAnEarlierSchemaLeftIsBroughtToTheNewest(int schema) throws IOException {
        var data = killed(schema);

        try (var store = opened(data)) {
            assertHoldsAll(store, schema);
            assertKnowsWhatWasDeleted(schema >= 3, store);
            assertCanBeUndone(store);
            Samples.add(store, "new", THEN);
        }
        try (var store = opened(data)) {
            assertEquals(List.of("Gone", "new"), titles(store).subList(11, 13));
            assertEquals(List.of(), store.check());
        }
    }

    /// Nothing is left of its database.
    @ParameterizedTest
    @MethodSource("released")
    void theJournalOfAnEarlierProgramIsEnoughToRestoreAll(int schema) throws IOException {
        var data = killed(schema);
        Files.delete(new StoreDirectory(data).databaseFile());

        var opening = assertInstanceOf(Opening.Restored.class, Store.open(data, CLOCK));

        try (var store = opening.store()) {
            assertTrue(opening.restoration().isJournalWhole());
            assertHoldsAll(store, schema);
            assertKnowsWhatWasDeleted(true, store);
            assertCanBeUndone(store);
        }
    }

    @ParameterizedTest
    @MethodSource("released")
    void aBackupOfAnEarlierSchemaCanBeRestored(int schema) throws IOException {
        var archive = archive("schema-" + schema + ".zip");

        var opening = assertInstanceOf(Opening.Opened.class, Store.restore(folder.resolve("data"), archive, CLOCK));

        try (var store = opening.store()) {
            assertHoldsAll(store, schema);
            assertKnowsWhatWasDeleted(schema >= 3, store);
            assertCanBeUndone(store);
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
