package io.gadfly.ui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.gadfly.settings.Appearance.Theme;
import io.gadfly.settings.QuietHours;
import io.gadfly.settings.SettingsFile;
import io.gadfly.settings.SoundSettings;
import io.gadfly.ui.common.Bench;
import io.gadfly.ui.common.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesModelTest {
    @TempDir
    Path folder;

    private Bench bench = Bench.empty(Path.of(""));
    private PreferencesModel model = model();

    @BeforeEach
    void open() {
        bench = Bench.empty(folder);
        model = model();
    }

    private PreferencesModel model() {
        return new PreferencesModel(bench.settings, writer(), bench.here, true);
    }

    private SettingsWriter writer() {
        var texts = Texts.of(PreferencesModel.class, Locale.UK);
        return new SettingsWriter(bench.settings, bench.bridge, bench.notices, texts);
    }

    @Test
    void aChoiceHoldsAndIsSavedAtOnce() {
        model.theme.set(Theme.DARK);
        model.volume.set(33.4);

        var saved = SettingsFile.open(folder.resolve("settings.json")).current();
        assertEquals(Theme.DARK, saved.appearance().theme());
        assertEquals(new SoundSettings(true, 33), saved.media().sound());
    }

    @Test
    void snoozePresetsAreReadAsTyped() {
        model.presets.set("3, 1 h 30 min, 1 d");

        assertEquals(
                List.of(Duration.ofMinutes(3), Duration.ofMinutes(90), Duration.ofDays(1)),
                bench.settings.current().snooze().presets());
    }

    @Test
    void whatMakesNoSenseIsSaidAndChangesNothing() {
        var before = bench.settings.current();

        model.presets.set("5 min, later");
        assertFalse(model.problem.get().isEmpty());
        model.quietFrom.set("25");
        assertFalse(model.problem.get().isEmpty());

        assertEquals(before, bench.settings.current());
        model.quietFrom.set("21:30");
        assertEquals("", model.problem.get());
    }

    @Test
    void quietHoursKeepTheirTimesWhenTheyAreSwitchedOn() {
        model.quiet.set(true);
        model.quietTo.set("6");

        assertEquals(
                new QuietHours(true, LocalTime.of(22, 0), LocalTime.of(6, 0)),
                bench.settings.current().quietHours());
    }
}
