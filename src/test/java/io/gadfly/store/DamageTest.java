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

/// A hundred databases, each cut or with flipped bytes at another place: every one is noticed, and restored whole.
class DamageTest {
    private static final int FILES = 100;
    private static final int REMINDERS = 40;

    @TempDir
    private static Path original;

    private static List<Reminder> expected = List.of();

    @BeforeAll
    static void fill() {
        var store = assertInstanceOf(Opening.Opened.class, Store.open(original, new SettableClock()))
                .store();
        for (int i = 0; i < REMINDERS; i++) {
            if (i == REMINDERS / 2) {
                store.backUpNow();
            }
            Samples.add(store, "reminder " + i, NOON.plusSeconds(i));
        }
        expected = all(store);
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
            copy(original, folder);
            var damage = damage(new StoreDirectory(folder).databaseFile(), new Random(seed));
            namesOfDamage.add(damage);

            var opening = Store.open(folder, new SettableClock());

            if (opening instanceof Opening.Restored restored) {
                try (var store = restored.store()) {
                    if (!all(store).equals(expected) || !restored.restoration().isJournalWhole()) {
                        problems.add(seed + " " + damage + ": " + restored.restoration());
                    }
                }
            } else {
                problems.add(seed + " " + damage + ": " + opening);
            }
        }

        assertEquals(List.of(), problems);
        assertTrue(namesOfDamage.size() > 2, namesOfDamage.toString());
    }

    private static String damage(Path file, Random random) throws IOException {
        var bytes = Files.readAllBytes(file);
        var at = random.nextInt(bytes.length);
        return switch (random.nextInt(4)) {
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
                Arrays.fill(bytes, at, Math.min(bytes.length, at + 4096), (byte) (bytes[at] + 1));
                Files.write(file, bytes);
                yield "overwritten page";
            }
            default -> {
                var noise = new byte[bytes.length];
                random.nextBytes(noise);
                Files.write(file, noise);
                yield "noise";
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
