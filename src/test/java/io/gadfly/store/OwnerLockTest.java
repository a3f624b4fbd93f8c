package io.gadfly.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OwnerLockTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("gadfly.lock");
    }

    @Test
    void isGivenOnceAtATime() throws IOException {
        try (var lock = OwnerLock.tryTake(file()).orElseThrow()) {
            assertThat(lock.owner()).isNotEmpty();
            assertThat(OwnerLock.tryTake(file())).isEmpty();
        }

        OwnerLock.tryTake(file()).orElseThrow().close();
    }

    @Test
    void saysWhoHasIt() throws IOException {
        try (var _ = OwnerLock.tryTake(file()).orElseThrow()) {
            assertThat(OwnerLock.holder(file()))
                    .isEqualTo(OptionalLong.of(ProcessHandle.current().pid()));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isKeptWhenAnotherStoreOfThisProcessAsksForItInVain() throws IOException {
        try (var _ = OwnerLock.tryTake(file()).orElseThrow()) {
            assertThat(OwnerLock.tryTake(file())).isEmpty();
            OwnerLock.holder(file());

            assertThat(isLockedInTheSystem()).isTrue();
        }
        assertThat(isLockedInTheSystem()).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void isGivenBackByWhoCannotSignIt() throws IOException {
        Files.createSymbolicLink(file(), Path.of("/dev/full"));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> OwnerLock.tryTake(file()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");
        }
    }

    private boolean isLockedInTheSystem() throws IOException {
        var inode = Files.getAttribute(file(), "unix:ino");
        try (var locks = Files.lines(Path.of("/proc/locks"))) {
            return locks.anyMatch(line -> line.contains(":" + inode + " "));
        }
    }
}
