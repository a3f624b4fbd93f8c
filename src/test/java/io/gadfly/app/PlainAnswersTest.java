package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.app.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that a user would otherwise have to guess at.
class PlainAnswersTest {
    @TempDir
    private Path data = Path.of("unset");

    private ProgramUnderTest.Run run(String command) {
        return new ProgramUnderTest(data, InstantSource.fixed(Instant.parse("2026-11-22T11:00:00Z"))).run(command);
    }

    @Test
    void whatHasNoTimeIsFinishedByAnEditAndDoneSaysSo() {
        run("add sort the photos");

        var done = run("done 1");

        assertEquals(ExitCode.FAILED, done.code());
        assertTrue(done.err().contains("1 has no time"), done.err());
        assertTrue(done.err().contains("gadfly edit 1 --state=done"), done.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"list --list=nolist", "export --list=nolist", "export --list=nolist -"})
    void aListThatIsNotThereIsNoEmptyOne(String command) {
        run("add tea --in=1h --list=kitchen");

        var asked = run(command);

        assertEquals(ExitCode.FAILED, asked.code());
        assertTrue(asked.err().contains("there is no list nolist"), asked.err());
        assertEquals(ExitCode.DONE, run(command.replace("nolist", "kitchen")).code());
    }

    @Test
    void settingsThatCannotBeReadAreKeptAsideAndSaidOnce() throws IOException {
        run("add tea --in=1h");
        Files.writeString(data.resolve("store").resolve("settings.json"), "{ theme");

        var first = run("list");

        assertEquals(ExitCode.DONE, first.code());
        assertTrue(first.err().contains("settings.json.broken"), first.err());
        assertEquals("", run("list").err());
    }
}
