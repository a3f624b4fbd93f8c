package io.gadfly.store;

import static io.gadfly.store.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Fire;
import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderFilter;
import io.gadfly.reminder.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One bit flips among the rows and the index entries of fires and of next fires: the examination finds it, or each
/// question is answered as before.
class FlippedBitsTest {
    private static final int FLIPS = 200;
    private static final int REMINDERS = 150;

    /// How far from what is looked for, in bytes, a flip may be: an entry is shorter.
    private static final int NEAR = 48;

    private static final Duration TO_COME = Duration.ofDays(20).plusHours(7);

    private static List<Fire> fires = List.of();
    private static List<Object> expected = List.of();
    private static byte[] whole = {};

    @BeforeAll
    static void fill(@TempDir Path folder) throws IOException {
        var store = assertInstanceOf(Opening.Opened.class, Store.open(folder, () -> NOON))
                .store();
        fires = IntStream.range(0, REMINDERS).mapToObj(i -> fire(store, i)).toList();
        store.commit(Samples.claim(fires.toArray(Fire[]::new)));
        expected = all(store);
        store.close();
        var directory = new StoreDirectory(folder);
        Database.open(directory.database()).keep("SHUTDOWN COMPACT");
        whole = Files.readAllBytes(directory.databaseFile());
    }

    private static Fire fire(Store store, int i) {
        var planned = Samples.add(store, "reminder " + i, NOON.plus(TO_COME).plusSeconds(i));
        var at = NOON.plusSeconds(3_600 + i);
        var state = switch (i % 6) {
            case 0 -> new NagState.Due();
            case 1 -> new NagState.Queued(at, i);
            case 2 -> new NagState.Ringing(3, at);
            case 3 -> new NagState.Snoozed(at);
            case 4 -> new NagState.Held(at, 4);
            default -> new NagState.Done(at, 5);
        };
        return Samples.fire(store, planned.reminder().id(), NOON.plusSeconds(i), state);
    }

    /// What each question says that leads to a fire or a next fire, by whatever index.
    private static List<Object> all(Store store) {
        var far = NOON.plus(Duration.ofDays(10_000));
        return List.of(
                store.list(ReminderFilter.ALL, 0, 1_000),
                store.findDue(far, 1_000),
                store.nextFireAt(),
                store.findLiveFires(0, 1_000),
                store.findWaiting("default", 1_000),
                store.findSnoozed(far, 1_000),
                store.nextSnoozeEnd(NOON),
                store.findHistory(NOON, far, 1_000),
                fires.stream().map(fire -> store.findFire(fire.number())).toList(),
                fires.stream().map(fire -> store.findFire(fire.fence())).toList(),
                fires.stream()
                        .map(fire -> store.findPlanned(fire.fence().reminder()))
                        .toList(),
                fires.stream()
                        .map(fire -> store.findLiveFires(fire.fence().reminder()))
                        .toList());
    }

    private enum Outcome {
        FOUND,
        HARMLESS,
        SILENT
    }

    @Test
    void eachIsFoundOrHarmless(@TempDir Path files) throws IOException {
        var random = new Random(7);
        var places = places();
        var outcomes = new EnumMap<Outcome, List<String>>(Outcome.class);
        for (int i = 0; i < FLIPS; i++) {
            var at = places.get(random.nextInt(places.size()));
            var bit = random.nextInt(8);
            outcomes.computeIfAbsent(outcome(flipped(files.resolve("f" + i), at, bit)), _ -> new ArrayList<>())
                    .add(at + "." + bit);
        }

        assertNull(outcomes.get(Outcome.SILENT));
        assertTrue(outcomes.getOrDefault(Outcome.FOUND, List.of()).size() > FLIPS / 2, outcomes.toString());
    }

    private static Outcome outcome(Path file) {
        Database database;
        try {
            database = Database.open(file);
        } catch (StoreException | FlywayException damage) {
            return Outcome.FOUND;
        }
        try {
            return database.read(Examination::findings).isEmpty() ? unlessDifferent(database) : Outcome.FOUND;
        } finally {
            database.abandon();
        }
    }

    private static Outcome unlessDifferent(Database database) {
        var store = new Store(database, Optional.empty(), () -> NOON, Runnable::run);
        return all(store).equals(expected) ? Outcome.HARMLESS : Outcome.SILENT;
    }

    /// Near the fences of fires, in rows as in indexes, and near the times of next fires.
    private static List<Integer> places() {
        var places = new TreeSet<Integer>();
        for (int i = 0; i < REMINDERS; i++) {
            addNear(fires.get(i).fence().recurrenceId().getBytes(StandardCharsets.UTF_8), places);
            addNear(asWritten(NOON.plus(TO_COME).plusSeconds(i)), places);
            addNear(asWritten(NOON.plusSeconds(3_600 + i)), places);
        }
        return List.copyOf(places);
    }

    private static void addNear(byte[] wanted, Set<Integer> places) {
        IntStream.range(NEAR, whole.length - NEAR)
                .filter(i -> Arrays.equals(whole, i, i + wanted.length, wanted, 0, wanted.length))
                .flatMap(i -> IntStream.range(i - NEAR, i + NEAR))
                .forEach(places::add);
    }

    /// As H2 writes a time: its date and the nanoseconds of its day, seven bits a byte, the lowest first.
    private static byte[] asWritten(Instant time) {
        var local = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        var bytes = new ByteArrayOutputStream();
        write(bytes, (long) local.getYear() << 9 | local.getMonthValue() << 5 | local.getDayOfMonth());
        write(bytes, local.toLocalTime().toNanoOfDay());
        return bytes.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, long value) {
        var rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static Path flipped(Path file, int at, int bit) throws IOException {
        var bytes = whole.clone();
        bytes[at] ^= (byte) (1 << bit);
        Files.write(StoreDirectory.fileOf(file), bytes);
        return file;
    }
}
