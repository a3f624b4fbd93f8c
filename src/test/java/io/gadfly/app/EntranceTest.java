package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.store.Opening;
import io.gadfly.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A `serve --stand-by` that is a process of its own, beside this one.
@DisabledOnOs(OS.WINDOWS)
class EntranceTest {
    @TempDir
    private Path data = Path.of("unset");

    private Process standBy() throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Duser.language=en",
                "-Duser.country=GB",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--stand-by",
                "--data",
                data.toString());
        builder.environment().keySet().removeAll(Set.of("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"));
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static void end(Process program) throws InterruptedException {
        program.destroyForcibly().waitFor();
    }

    private static void assertSays(String beginning, BufferedReader output) throws IOException {
        var line = output.readLine();
        assertTrue(line != null && line.startsWith(beginning), line);
    }

    @Test
    void aStandBySaysThatItWaitsForWhoHasTheStoreAndTakesNoCommandsAndThatItTookOver() throws Exception {
        var store = assertInstanceOf(Opening.Opened.class, Store.open(data, InstantSource.system()))
                .store();
        var program = standBy();
        try (var output = program.inputReader(StandardCharsets.UTF_8)) {
            try (store) {
                assertEquals(
                        "Waits until the gadfly that has " + data + " ends, and takes over then; a signal ends it",
                        output.readLine());
            }

            assertEquals("The other gadfly has ended: this one takes over", output.readLine());
            assertSays("Gadfly serves", output);
        } finally {
            end(program);
        }
    }

    @Test
    void aStandByThatFindsTheStoreFreeSaysNoneOfThat() throws Exception {
        var program = standBy();
        try (var output = program.inputReader(StandardCharsets.UTF_8)) {
            assertSays("Gadfly serves", output);
        } finally {
            end(program);
        }
    }
}
