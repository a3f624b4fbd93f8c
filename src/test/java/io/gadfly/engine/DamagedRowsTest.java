package io.gadfly.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.gadfly.reminder.NagPolicy;
import io.gadfly.store.Opening;
import io.gadfly.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bit flips in the row of a live fire, in a store that no seal tells of since it was killed; then the engine
/// starts on it.
class DamagedRowsTest {
    private static final NagPolicy HOURLY = NagPolicy.every(Duration.ofHours(1));

    /// The first letters of the fences of fires.
    private static final byte[] FENCE = "20260302T".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder = Path.of("unset");

    private final TreeSet<String> titles = new TreeSet<>();

    @BeforeEach
    void fill() throws IOException {
        try (var store = assertInstanceOf(Opening.Opened.class, Store.open(data(), () -> House.START))
                        .store();
                var house = new House(1, House.START, store)) {
            for (var i = 0; i < 5; i++) {
                var title = "rings " + i;
                house.addIn(Duration.ofMinutes(1).plusSeconds(i), title, HOURLY);
                titles.add(title);
            }
            house.pass(Duration.ofMinutes(5));
        }
        Files.delete(data().resolve("gadfly.seal"));
    }

    private Path data() {
        return folder.resolve("data");
    }

    @Test
    void everyReminderRingsAndWhatWasRestoredIsSaid() throws IOException {
        var restored = 0;
        for (var at : placesOfFences()) {
            var copy = folder.resolve("damaged-" + at);
            copyTo(copy);
            flip(copy.resolve("gadfly.mv.db"), at);

            switch (Store.open(copy, () -> House.START)) {
                case Opening.Opened(var store) -> assertRings(store);
                case Opening.Restored mended -> {
                    assertRings(mended.store());
                    restored++;
                }
                case Opening opening -> fail(opening.toString());
            }
        }

        assertTrue(restored > 0, "nothing that lives was hit");
    }

    /// Of one letter in each, some of them.
    private List<Integer> placesOfFences() throws IOException {
        var whole = Files.readAllBytes(data().resolve("gadfly.mv.db"));
        var places = IntStream.range(0, whole.length - FENCE.length)
                .filter(i -> Arrays.equals(whole, i, i + FENCE.length, FENCE, 0, FENCE.length))
                .map(i -> i + FENCE.length - 2)
                .boxed()
                .toList();
        var step = Math.max(1, places.size() / 6);
        return IntStream.iterate(0, i -> i < places.size(), i -> i + step)
                .mapToObj(places::get)
                .toList();
    }

    private static void flip(Path file, int at) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[at] ^= 8;
        Files.write(file, bytes);
    }

    private void copyTo(Path copy) throws IOException {
        try (var files = Files.walk(data())) {
            for (var file :
                    files.filter(file -> !file.toString().endsWith(".lock")).toList()) {
                Files.copy(file, copy.resolve(data().relativize(file).toString()));
            }
        }
    }

    private void assertRings(Store store) {
        try (store;
                var house = new House(1, House.START.plus(Duration.ofMinutes(6)), store)) {
            house.service().steer("default", new ReminderService.PoolCommand.Limit(20));
            house.pass(Duration.ofHours(2));

            assertEquals(titles, new TreeSet<>(house.desktop.titles()));
        }
    }
}
