package io.gadfly.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
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
                new WorkingDay(LocalTime.of(8, 0), LocalTime.of(17, 45)),
                java.util.Map.of("default", 2, "urgent", 9, "work", 1),
                new SoundSettings(false, 12),
                new Residence(false, true));

        var result = SettingsFile.open(file).change(_ -> changed);

        assertInstanceOf(SettingsFile.SaveResult.Saved.class, result);
        assertEquals(changed, SettingsFile.open(file).current());
    }

    @Test
    void aPartThatMakesNoSenseTakesItsDefaultAndLeavesTheOthers() throws IOException {
        var file = folder.resolve("settings.json");
        Files.writeString(file, """
                {"appearance": {"theme": "PINK"}, "snooze": {"presets": ["soon"]}, "sound": {"volume": 400},
                 "quietHours": {"on": true, "from": "25:00", "to": "06:00"}, "poolLimits": {"default": -1, "work": 4},
                 "future": 1}
                """);

        var settings = SettingsFile.open(file).current();

        assertEquals(Appearance.DEFAULT, settings.appearance());
        assertEquals(SnoozeSettings.DEFAULT, settings.snooze());
        assertEquals(SoundSettings.DEFAULT, settings.sound());
        assertEquals(new QuietHours(true, LocalTime.of(22, 0), LocalTime.of(6, 0)), settings.quietHours());
        assertEquals(3, settings.poolLimits().get("default"));
        assertEquals(4, settings.poolLimits().get("work"));
    }

    @Test
    void aFileThatIsNoJsonIsKeptAside() throws IOException {
        var file = folder.resolve("settings.json");
        Files.writeString(file, "{ theme");

        assertEquals(Settings.DEFAULT, SettingsFile.open(file).current());
        assertEquals("{ theme", Files.readString(folder.resolve("settings.json.broken")));
    }

    @Test
    void listenersHearAChangeButNotASameness() {
        var settings = SettingsFile.open(folder.resolve("settings.json"));
        var heard = new ArrayList<Settings>();
        settings.onChange(heard::add);

        settings.change(now -> now.withPoolLimit("default", 7));
        settings.change(now -> now.withPoolLimit("default", 7));

        assertEquals(1, heard.size());
        assertEquals(7, heard.getFirst().poolLimits().get("default"));
    }

    @Test
    void aChangeThatCannotBeSavedHoldsAndSaysWhy() throws IOException {
        var noFolder = Files.writeString(folder.resolve("plain"), "");
        var settings = SettingsFile.open(noFolder.resolve("settings.json"));

        var result = settings.change(now -> now.withSound(new SoundSettings(false, 0)));

        assertTrue(assertInstanceOf(SettingsFile.SaveResult.Failed.class, result)
                .reason()
                .contains("settings.json"));
        assertEquals(false, settings.current().sound().on());
    }

    @ParameterizedTest(name = "from {0} to {1} at {2}: {3}")
    @CsvSource({
        "22:00, 07:00, 21:59, false",
        "22:00, 07:00, 22:00, true",
        "22:00, 07:00, 00:00, true",
        "22:00, 07:00, 07:00, false",
        "12:00, 14:00, 13:00, true",
        "12:00, 14:00, 14:00, false",
        "12:00, 12:00, 12:00, false",
    })
    void quietHoursMayReachOverMidnight(LocalTime from, LocalTime to, LocalTime time, boolean quiet) {
        assertEquals(quiet, new QuietHours(true, from, to).holdAt(time));
    }
}
