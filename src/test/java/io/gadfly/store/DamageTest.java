package io.gadfly.store;

import static io.gadfly.store.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.Reminder;
import io.gadfly.reminder.ReminderFilter;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hundred databases of a store that was closed, and a hundred of one that was killed, each damaged in
/// another way or at another place: nothing that was saved is lost, and what is restored is said so.
class DamageTest {
    private static final int FILES = 100;
    private static final int REMINDERS = 40;

    @TempDir
    private static Path closed;

    @TempDir
    private static Path killed;

    private static List<Reminder> expected = List.of();

    @BeforeAll
    static void fill() throws IOException {
        var store = assertInstanceOf(Opening.Opened.class, Store.open(closed, new SettableClock()))
                .store();
        for (int i = 0; i < REMINDERS; i++) {
            if (i == REMINDERS / 2) {
                store.backUpNow();
            }
            Samples.add(store, "reminder " + i, NOON.plusSeconds(i));
        }
        expected = all(store);
        copy(closed, killed);
        store.close();
    }

    private static List<Reminder> all(Store store) {
        var found = new ArrayList<Reminder>();
        store.forEach(ReminderFilter.ALL, found::add);
        return found;
    }

    @Test
    void everyOneIsRestoredAndSaidSo(@TempDir Path folders) throws IOException {
        var problems = new ArrayList<String>();
        var namesOfDamage = new HashSet<String>();
        for (int seed = 0; seed < FILES; seed++) {
            var folder = folders.resolve(Integer.toString(seed));
            copy(closed, folder);
            var damage = damage(folder, seed);
            namesOfDamage.add(damage);

            var opening = Store.open(folder, new SettableClock());

            if (opening instanceof Opening.Restored restored) {
                try (var store = restored.store()) {
                    if (!isWhole(store) || !restored.restoration().isJournalWhole() || !isKept(restored)) {
                        problems.add(seed + " " + damage + ": " + restored.restoration());
                    }
                }
            } else {
                problems.add(seed + " " + damage + ": " + opening);
            }
        }

        assertEquals(List.of(), problems);
        assertEquals(6, namesOfDamage.size(), namesOfDamage.toString());
    }

    /// Nobody sealed it: a change of what no row needs is none.
    @Test
    void noneOfAKilledStoreCostsAReminder(@TempDir Path folders) throws IOException {
        var problems = new ArrayList<String>();
        var restorations = 0;
        for (int seed = 0; seed < FILES; seed++) {
            var folder = folders.resolve(Integer.toString(seed));
            copy(killed, folder);
            var damage = damage(folder, seed);

            switch (Store.open(folder, new SettableClock())) {
                case Opening.Opened(var store) -> {
                    if (!isWhole(store)) {
                        problems.add(seed + " " + damage + ": not noticed");
                    }
                    store.close();
                }
                case Opening.Restored restored -> {
                    restorations++;
                    if (!isWhole(restored.store()) || !restored.restoration().isJournalWhole() || !isKept(restored)) {
                        problems.add(seed + " " + damage + ": " + restored.restoration());
                    }
                    restored.store().close();
                }
                case Opening.Mended _, Opening.HeldByAnother _, Opening.CannotOpen _ ->
                    problems.add(seed + " " + damage);
            }
        }

        assertEquals(List.of(), problems);
        assertTrue(restorations > FILES / 4, "restored: " + restorations);
    }

    private static boolean isWhole(Store store) {
        return all(store).equals(expected) && store.check().isEmpty();
    }

    private static boolean isKept(Opening.Restored restored) {
        return restored.restoration().setAside().filter(Files::exists).isPresent();
    }

    private static String damage(Path folder, int seed) throws IOException {
        return damage(new StoreDirectory(folder).databaseFile(), new Random(seed));
    }

    private static String damage(Path file, Random random) throws IOException {
        var bytes = Files.readAllBytes(file);
        var at = random.nextInt(bytes.length);
        var end = Math.min(bytes.length, at + 4096);
        return switch (random.nextInt(6)) {
            case 0 -> {
                Files.write(file, Arrays.copyOf(bytes, at));
                yield "cut";
            }
            case 1 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bytes);
                yield "flipped bit";
            }
            case 2 -> {
                for (int i = at; i < end; i++) {
                    bytes[i] ^= (byte) 0x5A;
                }
                Files.write(file, bytes);
                yield "overwritten page";
            }
            case 3 -> {
                Arrays.fill(bytes, 4096 * (at / 4096), bytes.length, (byte) 0);
                Files.write(file, bytes);
                yield "zeroed pages";
            }
            case 4 -> {
                Files.write(file, new byte[0]);
                yield "empty";
            }
            default -> {
                var noise = new byte[bytes.length];
                random.nextBytes(noise);
                Files.write(file, noise);
                yield "another file";
            }
        };
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
