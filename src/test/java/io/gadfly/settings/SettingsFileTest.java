package io.gadfly.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private static final ListSettings OFFICE = new ListSettings(Optional.of("office"), true, false);
    private static final MailSettings MAIL = new MailSettings(
            "mail.example.org",
            465,
            MailSettings.Encryption.TLS,
            "ann",
            "s3cret",
            "gadfly@example.org",
            "ann@example.org");

    @TempDir
    Path folder;

    @Test
    void withoutAFileTheDefaultsHold() {
        assertEquals(
                Settings.DEFAULT,
                SettingsFile.open(folder.resolve("settings.json")).current());
    }

    @Test
    void everythingComesBackFromTheFile() {
        var file = folder.resolve("new/settings.json");
        var changed = new Settings(
                new Appearance(
                        Appearance.Theme.DARK, Optional.of(new Appearance.WindowPlace(10, 20.5, 800, 600, true))),
                new SnoozeSettings(List.of(Duration.ofSeconds(90), Duration.ofDays(1)), Duration.ofMinutes(7)),
                new QuietHours(true, LocalTime.of(21, 30), LocalTime.of(6, 15)),
                new NagBudget(12),
                new WorkingDay(LocalTime.of(8, 0), LocalTime.of(17, 45)),
                Map.of("home", new ListSettings(Optional.empty(), false, true), "work", OFFICE),
                new MediaSettings(
                        new SoundSettings(false, 12), MAIL, new CommandSettings(List.of("beep", "-l 9"), "ab12")),
                new Residence(false, true, true),
                new HistorySettings(30));

        var result = SettingsFile.open(file).change(_ -> changed);

        assertInstanceOf(SettingsFile.SaveResult.Saved.class, result);
        assertEquals(changed, SettingsFile.open(file).current());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void onlyItsOwnerMayReadIt() throws IOException {
        var file = folder.resolve("settings.json");

        SettingsFile.open(file).change(now -> now.withMedia(media -> media.withMail(MAIL)));

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertFalse(MAIL.toString().contains("s3cret"));
    }

    @Test
    void aPartThatMakesNoSenseTakesItsDefaultAndLeavesTheOthers() throws IOException {
        var file = folder.resolve("settings.json");
        Files.writeString(file, """
                {"appearance": {"theme": "PINK"}, "snooze": {"presets": ["soon"]}, "sound": {"volume": 400},
                 "quietHours": {"on": true, "from": "25:00", "to": "06:00"}, "budget": {"nagsPerHour": -2}, "lists": {"home": 3, "work": {"pool": "office", "mail": true}},
                 "future": 1}
                """);

        var settings = SettingsFile.open(file).current();

        assertEquals(Appearance.DEFAULT, settings.appearance());
        assertEquals(SnoozeSettings.DEFAULT, settings.snooze());
        assertEquals(SoundSettings.DEFAULT, settings.media().sound());
        assertEquals(new QuietHours(true, LocalTime.of(22, 0), LocalTime.of(6, 0)), settings.quietHours());
        assertEquals(NagBudget.UNLIMITED, settings.budget());
        assertEquals(ListSettings.NONE, settings.list("home"));
        assertEquals(new ListSettings(Optional.of("office"), true, false), settings.list("work"));
    }

    @Test
    void aFileThatIsNoJsonIsKeptAside() throws IOException {
        var file = folder.resolve("settings.json");
        Files.writeString(file, "{ theme");

        var settings = SettingsFile.open(file);

        assertEquals(Settings.DEFAULT, settings.current());
        assertEquals(Optional.of(folder.resolve("settings.json.broken")), settings.broken());
        assertEquals("{ theme", Files.readString(folder.resolve("settings.json.broken")));
        assertEquals(Optional.empty(), SettingsFile.open(file).broken());
    }

    @Test
    void listenersHearAChangeButNotASameness() {
        var settings = SettingsFile.open(folder.resolve("settings.json"));
        var heard = new ArrayList<Settings>();
        settings.onChange(heard::add);

        settings.change(now -> now.withList("work", OFFICE));
        settings.change(now -> now.withList("work", OFFICE));

        assertEquals(1, heard.size());
        assertEquals(OFFICE, heard.getFirst().list("work"));
    }

    @Test
    void aChangeThatCannotBeSavedHoldsAndSaysWhy() throws IOException {
        var noFolder = Files.writeString(folder.resolve("plain"), "");
        var settings = SettingsFile.open(noFolder.resolve("settings.json"));

        var result = settings.change(now -> now.withMedia(media -> media.withSound(new SoundSettings(false, 0))));

        assertTrue(assertInstanceOf(SettingsFile.SaveResult.Failed.class, result)
                .reason()
                .contains("settings.json"));
        assertEquals(false, settings.current().media().sound().on());
    }
}
