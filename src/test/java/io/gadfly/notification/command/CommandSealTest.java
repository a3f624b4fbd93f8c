package io.gadfly.notification.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CommandSealTest {
    private static final List<String> COMMAND = List.of("notify", "--loud", "");

    @TempDir
    Path folder;

    @Test
    void whatWasTypedIsKnownAgainAfterARestart() throws Exception {
        var typed = seal("key").typed(COMMAND);

        var again = seal("key").stored(typed.arguments(), typed.seal());

        assertEquals(Optional.of(COMMAND), again.map(UserCommand::arguments));
    }

    @Test
    void aCommandFromElsewhereNeverBecomesOne() throws Exception {
        var seal = seal("key");
        var typed = seal.typed(COMMAND);
        var elsewhere = seal("another key").typed(COMMAND);

        assertTrue(seal.stored(COMMAND, "").isEmpty(), "without a seal");
        assertTrue(seal.stored(COMMAND, elsewhere.seal()).isEmpty(), "sealed on another machine");
        assertTrue(seal.stored(List.of("notify", "--loud", "x"), typed.seal()).isEmpty(), "another argument");
        assertTrue(seal.stored(List.of("notify--loud"), typed.seal()).isEmpty(), "divided otherwise");
    }

    @Test
    void nothingIsNoCommand() throws Exception {
        var seal = seal("key");

        assertThrows(IllegalArgumentException.class, () -> seal.typed(List.of()));
        assertThrows(IllegalArgumentException.class, () -> seal.typed(List.of(" ")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theKeyIsForItsOwnerOnly() throws Exception {
        seal("key");

        assertEquals(
                PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(folder.resolve("key")));
    }

    @Test
    void aDamagedKeyIsRefusedNotReplaced() throws Exception {
        Files.write(folder.resolve("key"), new byte[5]);

        assertThrows(IOException.class, () -> seal("key"));
        assertEquals(5, Files.size(folder.resolve("key")));
    }

    private CommandSeal seal(String file) throws IOException {
        return CommandSeal.withKeyIn(folder.resolve(file));
    }
}
