package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gadfly.app.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A home in which nothing can be written, as on a disk that is mounted read only.
class UnusableHomeTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T11:00:00Z"));

    @TempDir
    private Path folder = Path.of("unset");

    private static void assertIsRefusedInOneLine(Path home, String command) {
        var run = new ProgramUnderTest(home, CLOCK).run(command);

        assertEquals(ExitCode.FAILED, run.code());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(
                run.err().startsWith("gadfly: The data folder " + home.resolve("store") + " cannot be written: "),
                run.err());
        assertTrue(run.err().contains("--data"), run.err());
    }

    /// Where not even root can write.
    @ParameterizedTest
    @ValueSource(strings = {"add tea in 10 min", "list", "serve", "check"})
    @EnabledOnOs(OS.LINUX)
    void whoeverStartsThereIsToldSoInOneLine(String command) {
        assertIsRefusedInOneLine(Path.of("/proc/there-is-no-such-home"), command);
    }

    @Test
    void aFolderThatOthersMayNotChangeIsOne() throws IOException {
        var home = Files.createDirectory(folder.resolve("home"));
        assumeTrue(home.toFile().setWritable(false) && !Files.isWritable(home), "root may write everywhere");

        assertIsRefusedInOneLine(home, "list");
    }

    @Test
    void aHomeThatIsAFileIsOne() throws IOException {
        assertIsRefusedInOneLine(Files.writeString(folder.resolve("home"), ""), "list");
    }
}
