package io.gadfly.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.reminder.NagState;
import io.gadfly.reminder.ReminderId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A writing process is killed at any moment; a stand-by takes over and finds all that was reported as saved.
///
/// More rounds with `-Dgadfly.kill.rounds=100`.
class KillTest {
    private static final int ROUNDS = Integer.getInteger("gadfly.kill.rounds", 3);
    private static final int MOST_LINES = 400;

    @TempDir
    private Path folder;

    @Test
    void nothingThatWasReportedIsLost() throws Exception {
        var random = new Random(ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            var writer = start();
            try (var output = writer.inputReader(StandardCharsets.UTF_8)) {
                var reported = read(output, 1 + random.nextInt(MOST_LINES));
                var heldBy = assertInstanceOf(Opening.HeldByAnother.class, Store.open(folder, InstantSource.system()));
                assertEquals(OptionalLong.of(writer.pid()), heldBy.pid());
                var standBy = CompletableFuture.supplyAsync(
                        () -> Store.openWhenFree(folder, InstantSource.system(), Runnable::run));
                assertFalse(standBy.isDone());

                // By its handle: the process itself would close its output, and with it what was reported last.
                writer.toHandle().destroyForcibly();
                output.lines().filter(KillTest::isWhole).forEach(reported::add);

                var opened = standBy.get(60, SECONDS);
                var opening = assertInstanceOf(Opening.Opened.class, opened, opened.toString());
                try (var store = opening.store()) {
                    assertEquals(List.of(), missing(store, reported));
                    assertEquals(List.of(), store.check());
                }
            } finally {
                writer.destroyForcibly();
            }
        }
    }

    private Process start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<String> read(BufferedReader output, int lines) throws IOException {
        var read = new ArrayList<String>();
        for (int i = 0; i < lines; i++) {
            var line = output.readLine();
            assertTrue(line != null && isWhole(line), "the writer said: " + line);
            read.add(line);
        }
        return read;
    }

    private static boolean isWhole(String line) {
        return line.matches("(added|claimed|done) \\d+");
    }

    /// A last line that the kill cut may name a smaller number, which was reported before anyway.
    private static List<String> missing(Store store, List<String> reported) {
        return reported.stream().filter(line -> !isThere(store, line)).toList();
    }

    private static boolean isThere(Store store, String line) {
        var number = Long.parseLong(line.substring(line.indexOf(' ') + 1));
        if (line.startsWith("added")) {
            return store.find(new ReminderId(number)).isPresent();
        }
        var fire = store.findFire(number);
        return line.startsWith("claimed")
                ? fire.isPresent()
                : fire.isPresent() && fire.get().state() instanceof NagState.Done;
    }
}
