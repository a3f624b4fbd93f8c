package io.gadfly.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gadfly.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutostartTest {
    @TempDir
    private Path folder = Path.of("unset");

    private SettingsFile settings = SettingsFile.open(Path.of("none"));
    private Path entry = Path.of("unset");

    @BeforeEach
    void open() {
        settings = SettingsFile.open(folder.resolve("settings.json"));
        entry = folder.resolve("autostart/io.gadfly.Gadfly.desktop");
    }

    private Autostart autostart(Optional<String> launcher, String... arguments) {
        return new Autostart(folder.resolve("autostart"), launcher, List.of(arguments));
    }

    private void choose(boolean on) {
        settings.change(now -> now.withResidence(residence -> residence.withAutostart(on)));
    }

    @Test
    void theEntryComesAndGoesWithTheSetting() throws IOException {
        autostart(Optional.of("/opt/gadfly/bin/gadfly"), "serve").follow(settings);
        assertFalse(Files.exists(entry));

        choose(true);
        assertTrue(Files.readString(entry).contains("\nExec=/opt/gadfly/bin/gadfly serve\n"));

        choose(false);
        assertFalse(Files.exists(entry));
    }

    @Test
    void anEntryThatWasLostOrIsOldIsMendedAtTheNextStart() throws IOException {
        choose(true);
        Files.createDirectories(entry.getParent());
        Files.writeString(entry, "[Desktop Entry]\nExec=/old/gadfly\n");

        autostart(Optional.of("/new/gadfly"), "serve").follow(settings);

        assertTrue(Files.readString(entry).contains("Exec=/new/gadfly serve"));
    }

    @Test
    void whatIsSpecialInThePathIsQuoted() throws IOException {
        choose(true);

        autostart(Optional.of("/home/ann/my \"apps\"/$x/100%/gadfly"), "serve", "--data", "/a b")
                .follow(settings);

        assertTrue(
                Files.readString(entry)
                        .contains("Exec=\"/home/ann/my \\\\\"apps\\\\\"/\\\\$x/100%%/gadfly\" serve --data \"/a b\"\n"),
                Files.readString(entry));
    }

    @Test
    void aProgramWithoutALauncherCannotAndWritesNothing() {
        choose(true);
        var autostart = autostart(Optional.empty());

        autostart.follow(settings);

        assertFalse(autostart.isPossible());
        assertFalse(Files.exists(entry));
    }

    @Test
    void anotherDataFolderIsNamed() throws IOException {
        var system = new Properties();
        system.putAll(Map.of("os.name", "Linux", "user.home", folder.toString(), "jpackage.app-path", "/bin/gadfly"));
        var directories = Directories.of(Optional.of(folder.resolve("other")), Map.of(), system);
        choose(true);

        Autostart.of(directories, Map.of("XDG_CONFIG_HOME", folder.toString()), system)
                .follow(settings);

        assertEquals(
                "Exec=/bin/gadfly serve --data " + directories.data(),
                Files.readAllLines(entry).get(4));
    }
}
